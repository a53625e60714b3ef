package io.taffrail.runtime;

import io.taffrail.ports.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time on the wall, in microseconds. */
public final class WallClock implements Clock {

    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
