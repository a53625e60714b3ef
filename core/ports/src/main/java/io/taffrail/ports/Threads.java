package io.taffrail.ports;

import java.time.Duration;
import java.time.Instant;

/**
 * The machine's clocks, dice and threads, for what runs beside a desk and waits for a wire. The house has the real ones; a
 * simulation has its own, of which one runs at a time and none ever really waits.
 */
public interface Threads {

    /** The time on the wall. */
    Instant now();

    /** A clock in nanoseconds that only goes forward, from any beginning. */
    long nanos();

    /** A number drawn from zero up to below a bound above zero. */
    long drawn(long bound);

    /** Waits on the caller's thread. */
    void sleep(Duration nap) throws InterruptedException;

    /** Begins some work that mostly waits. */
    Running start(String name, Runnable work);

    /** Begins some work that has a thread of the machine for itself, because it enters native code or must keep its beat. */
    Running dedicate(String name, Runnable work);

    /** Work that was begun. */
    interface Running {

        /** Asks it to end: whatever it waits for is broken off. */
        void interrupt();

        /** Waits for its end, so long at most. */
        void join(Duration patience) throws InterruptedException;
    }
}
