package io.taffrail.ports;

import io.taffrail.model.id.Symbol;

/** Whether something trades on a market could not be asked: nothing is known, not even that it does not. */
public final class MarketUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String symbol;
    private final String why;

    /** @param why what came of asking, in a few words */
    public MarketUnreachableException(Symbol symbol, String why) {
        super("what " + symbol + " is cannot be asked now: " + why);
        this.symbol = symbol.value();
        this.why = why;
    }

    /** What was asked for. */
    public Symbol symbol() {
        return new Symbol(symbol);
    }

    /** What came of asking. */
    public String why() {
        return why;
    }
}
