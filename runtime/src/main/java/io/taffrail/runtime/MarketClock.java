package io.taffrail.runtime;

import io.taffrail.ports.Clock;
import java.time.Instant;

/** The market's own time: in a replay or a backtest, now is what the last event said. */
public final class MarketClock implements Clock {
    private volatile Instant now;

    public MarketClock(Instant start) {
        now = start;
    }

    /** Moves time forward; an earlier moment changes nothing. */
    public void advanceTo(Instant at) {
        if (at.isAfter(now)) {
            now = at;
        }
    }

    @Override
    public Instant now() {
        return now;
    }
}
