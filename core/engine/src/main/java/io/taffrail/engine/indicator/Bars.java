package io.taffrail.engine.indicator;

import io.taffrail.model.market.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Longer bars made of shorter ones. */
public final class Bars {

    private Bars() {}

    /**
     * The bars of one length that lie wholly before a moment. They begin at multiples of it since 1970 began, UTC; where
     * nothing was told there is no bar.
     *
     * @param minutes oldest first, none longer than a bar
     * @param length whole minutes
     * @param until bars that end later are left out: their high and low are not known yet
     */
    public static List<Summary> of(List<Summary> minutes, Duration length, Instant until) {
        var bars = new ArrayList<Summary>();
        for (Summary minute : minutes) {
            Instant start = startOf(minute.at(), length);
            if (start.plus(length).isAfter(until) || minute.span().compareTo(length) > 0) {
                continue;
            }
            if (!bars.isEmpty() && bars.getLast().at().equals(start)) {
                bars.add(bars.removeLast().with(minute, length));
            } else {
                bars.add(minute.during(start, length));
            }
        }
        return bars;
    }

    private static Instant startOf(Instant moment, Duration length) {
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    }
}
