package io.taffrail.simulation.venue;

import java.time.Duration;

/**
 * What a venue is like, within what its contract leaves open.
 *
 * @param names what becomes of an order whose client order id was used before
 * @param staleness how old what a read shows may be
 * @param forgets how long an order that is over can still be found by its name and in lists; always, where it is zero. Its id, which
 *     the record of executions tells, still opens it
 * @param perMinute how many requests it takes in a minute
 * @param carries whether an order that took another's place counts what that one had traded
 * @param partial in how many of a hundred cases it fills a part only
 */
public record Personality(Names names, Duration staleness, Duration forgets, int perMinute, boolean carries, int partial) {

    /** For how long a client order id is taken. */
    public enum Names {
        FOR_EVER,
        WHILE_OPEN,
        NEVER
    }

    /** As Alpaca says that it is. */
    public static final Personality USUAL = new Personality(Names.FOR_EVER, Duration.ZERO, Duration.ZERO, 200, true, 30);
}
