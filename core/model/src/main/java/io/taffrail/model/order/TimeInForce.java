package io.taffrail.model.order;

/** How long an order works. FIX 59. */
public enum TimeInForce {
    /** Until the trading day ends. */
    DAY,
    /** Until it is filled or canceled. */
    GTC,
    /** Until it is filled or canceled, and at most until its expire time. FIX 126. */
    GTD,
    /** What can be filled at once; the rest is canceled. */
    IOC,
    /** All at once, or nothing. */
    FOK,
    /** In the opening auction only. */
    OPG,
    /** In the closing auction only. */
    CLS;

    /** Whether the order looks once, as soon as there is a quote, and what is left of it is canceled. */
    public boolean isImmediate() {
        return this == IOC || this == FOK;
    }

    /** Whether the order waits for an auction. */
    public boolean isForAuction() {
        return this == OPG || this == CLS;
    }
}
