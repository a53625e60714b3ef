package io.taffrail.http.signal;

/** What an alert asks to be done. */
public enum Move {
    /** Buys, whatever is held. */
    BUY,
    /** Sells, whatever is held. */
    SELL,
    /** Be long: opens where nothing is held. */
    ENTER_LONG,
    /** Be short. */
    ENTER_SHORT,
    /** Adds to what is held, on its side. */
    ADD,
    /** Out of what is held, long or short. */
    EXIT,
    /** Out of what is held, where it is long. */
    EXIT_LONG,
    /** Out of what is held, where it is short. */
    EXIT_SHORT,
    /** Hold so much, whatever is held now; the amount has a sign. */
    TARGET,
    /** Take off what works in the symbol. */
    CANCEL;

    /** Whether it can only make a position smaller. */
    public boolean isExit() {
        return this == EXIT || this == EXIT_LONG || this == EXIT_SHORT;
    }
}
