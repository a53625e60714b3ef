package io.taffrail.alpaca.rest;

/** What a request is for, by which the budget is shared out. */
public enum Purpose {
    /** Placements and replacements: new risk. */
    ORDER,
    /** Statements, prices and everything else that can wait. */
    READ,
    /** Cancels and look-ups: they may use the reserve. */
    RESCUE;

    boolean leavesReserve() {
        return this != RESCUE;
    }
}
