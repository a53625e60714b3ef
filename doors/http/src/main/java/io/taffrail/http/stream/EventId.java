package io.taffrail.http.stream;

import java.math.BigInteger;
import java.time.Instant;

/** A ULID of an event: its time, then its place in the journal, so that ids sort as events happened. */
final class EventId {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;

    private EventId() {}

    static String of(Instant at, long sequence, int index) {
        BigInteger bits = BigInteger.valueOf(at.toEpochMilli())
                .shiftLeft(64)
                .or(BigInteger.valueOf(sequence))
                .shiftLeft(16)
                .or(BigInteger.valueOf(index));
        var text = new StringBuilder(LENGTH);
        for (int i = LENGTH - 1; i >= 0; i--) {
            text.append(LETTERS.charAt(bits.shiftRight(5 * i).intValue() & 31));
        }
        return text.toString();
    }
}
