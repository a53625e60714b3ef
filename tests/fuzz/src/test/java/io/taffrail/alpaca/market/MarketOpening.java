package io.taffrail.alpaca.market;

import io.taffrail.alpaca.AlpacaKeys;
import io.taffrail.alpaca.stream.Conversation;
import io.taffrail.model.id.Symbol;

/** Lets the fuzzer speak on the stream of market data. */
public final class MarketOpening {
    private MarketOpening() {}

    /** Alpaca's data stream as somebody hears it who follows AAPL. */
    public static Conversation quotes() {
        var conversation = new MarketConversation(AlpacaKeys.of("PKFUZZ", "fuzz-secret"), _ -> {}, () -> {}, _ -> {});
        conversation.want(new Symbol("AAPL"));
        return conversation;
    }
}
