package io.taffrail.ports;

import java.time.Instant;

/** The time of one desk: the wall's, or in a replay the market's. Only the desk's loop reads it. */
public interface Clock {
    Instant now();
}
