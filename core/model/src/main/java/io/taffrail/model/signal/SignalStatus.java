package io.taffrail.model.signal;

/** How far a signal has come. */
public enum SignalStatus {
    /** It is being decided on. */
    RECEIVED,
    /** Somebody must approve it before it trades. */
    AWAITING_APPROVAL,
    /** It was approved, and is being decided on. */
    APPROVED,
    /** Somebody would not approve it. */
    DECLINED,
    /** The house would not act on it. */
    REFUSED,
    /** It has asked for the end of orders, and waits for it. */
    WAITING,
    /** The house has acted on it; what came of it its orders say. */
    ACTED
}
