package io.taffrail.alpaca;

import io.taffrail.alpaca.stream.Conversation;
import io.taffrail.alpaca.wire.VenueUpdate;

/** Lets the fuzzer speak on the trade stream, and give cursors back. */
public final class ConversationsOpening {
    private ConversationsOpening() {}

    /** Alpaca's trade stream as a desk hears it that takes every update apart. */
    public static Conversation trades() {
        var quarantine = new Quarantine();
        return new TradeConversation(
                AlpacaKeys.of("PKFUZZ", "fuzz-secret"), quarantine,
                data -> quarantine.read("an update", () -> VenueUpdate.of(data)), _ -> {});
    }

    /** The cursor as it is written after it was read. */
    public static String again(String cursor) {
        return Cursor.of(cursor).text();
    }
}
