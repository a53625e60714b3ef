package io.taffrail.exchange;

import io.taffrail.model.id.OrderId;
import java.time.Duration;

/** How long a message takes from the house to the book. */
interface Latency {
    /** Every message is there at once. */
    Latency NONE = (_, _) -> Duration.ZERO;

    /**
     * How long one message takes.
     *
     * @param order the order that it brings, or is about
     * @param count 0 for the order itself, 1 for its cancel
     */
    Duration of(OrderId order, int count);

    /**
     * From 5 to 50 milliseconds, evenly spread, in microseconds: what a retail house sees between its own send and the
     * venue's book over the public internet. The range is this project's brief, not a measurement.
     */
    record Seeded(Draws draws) implements Latency {
        private static final long LEAST_MICROS = 5_000;
        private static final long MOST_MICROS = 50_000;

        @Override
        public Duration of(OrderId order, int count) {
            long micros = draws.between(LEAST_MICROS, MOST_MICROS, Draws.Purpose.LATENCY, order, count);
            return Duration.ofNanos(micros * 1_000);
        }
    }
}
