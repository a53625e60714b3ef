package io.taffrail.http.stream;

import io.taffrail.views.TradeUpdate;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The ULID (github.com/ulid/spec) of an event: its time, then its place in the journal, so that ids sort as events happened. */
final class EventId {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int TIME_LENGTH = 10;

    private EventId() {}

    static String of(TradeUpdate update) {
        return of(update.event().at(), update.sequence(), update.index());
    }

    /** An id as a client gives it back, in capitals; empty where it is none. */
    static Optional<String> read(String text) {
        String id = text.toUpperCase(Locale.ROOT);
        boolean wellFormed = id.length() == LENGTH && id.charAt(0) <= '7' && id.chars().allMatch(c -> LETTERS.indexOf(c) >= 0);
        return wellFormed ? Optional.of(id) : Optional.empty();
    }

    /** The millisecond in which the event of an id happened. */
    static Instant time(String id) {
        long millis = 0;
        for (char letter : id.substring(0, TIME_LENGTH).toCharArray()) {
            millis = millis * LETTERS.length() + LETTERS.indexOf(letter);
        }
        return Instant.ofEpochMilli(millis);
    }

    /** @param index which of the entry's events it is, from 0 to 65,535 */
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
