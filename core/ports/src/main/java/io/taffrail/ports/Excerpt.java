package io.taffrail.ports;

import java.time.Instant;

/**
 * Which part of a tape of quotes or trades is asked for.
 *
 * @param from its first moment
 * @param until the first moment after it
 * @param most how many events at most, above zero
 * @param newestFirst whether it is told from its end on, instead of from its beginning
 */
public record Excerpt(Instant from, Instant until, int most, boolean newestFirst) {
    public Excerpt {
        if (most < 1) {
            throw new IllegalArgumentException("an excerpt holds at least one event, not " + most);
        }
    }

    /** Whether a moment lies in it. */
    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** The part of it that is before a moment. */
    public Excerpt before(Instant moment) {
        return new Excerpt(from, moment.isBefore(until) ? moment : until, most, newestFirst);
    }

    /** The same with fewer events. */
    public Excerpt of(int fewer) {
        return new Excerpt(from, until, fewer, newestFirst);
    }
}
