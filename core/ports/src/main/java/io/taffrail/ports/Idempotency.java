package io.taffrail.ports;

import java.time.Duration;

/**
 * What a venue does with client order ids, and how long a lost request can still come to life.
 *
 * @param uniqueness among which orders an id is taken only once
 * @param longestLife how long after it was sent a request may still be accepted; only after it "not found" proves anything
 * @param apart how far two answers of "not found" lie apart at least; it takes two
 */
public record Idempotency(Uniqueness uniqueness, Duration longestLife, Duration apart) {

    /** Among which orders a client order id is unique. */
    public enum Uniqueness {
        /** Among all that ever were. */
        FOREVER,
        /** Among those that are open. */
        WHILE_OPEN,
        /** Not at all. */
        NONE
    }
}
