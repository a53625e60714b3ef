package io.taffrail.model.signal;

/** How a strategy stands in a symbol, as a signal finds it. */
public enum PositionState {
    /** Nothing is held, and nothing works to change that. */
    FLAT,
    LONG,
    SHORT,
    /** Nothing is held yet, and an order works that would change that; or what is held is being made larger. */
    OPENING,
    /** What is held is being closed. */
    CLOSING,
    /** An order was sent and not answered, so that nobody knows what is held. */
    IN_DOUBT
}
