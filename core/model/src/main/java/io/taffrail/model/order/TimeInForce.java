package io.taffrail.model.order;

/** How long an order works. FIX 59. */
public enum TimeInForce {
    /** Until the trading day ends. */
    DAY,
    /** Until it is filled or canceled. */
    GTC,
    /** What can be filled at once; the rest is canceled. */
    IOC,
    /** All at once, or nothing. */
    FOK
}
