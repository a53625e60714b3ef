package io.taffrail.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many commands are in flight in the process, over all its desks. A command that is alone is decided by its own
 * thread, which saves the wake-up of another; with company it goes to its desk's thread, because a virtual thread
 * that waits for SQLite's flush holds the carrier that the others need.
 */
public final class Traffic {
    private final AtomicInteger inFlight = new AtomicInteger();

    /** Counts one command in; true where it is the only one. */
    boolean enter() {
        return inFlight.incrementAndGet() == 1;
    }

    void leave() {
        inFlight.decrementAndGet();
    }
}
