package io.taffrail.model.instrument;

/** What a market is doing at a moment. FIX 625 TradingSessionSubID. */
public enum SessionPhase {
    CLOSED,
    /** Extended hours before the open. */
    PRE,
    REGULAR,
    /** Extended hours after the close. */
    POST
}
