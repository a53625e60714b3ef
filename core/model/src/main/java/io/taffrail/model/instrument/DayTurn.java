package io.taffrail.model.instrument;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Where one day of a market without a bell ends and the next begins: 17:00 in New York, when currencies are rolled. */
final class DayTurn {
    private static final LocalTime TURN = LocalTime.of(17, 0);

    private DayTurn() {}

    /** The day that ends on a date. */
    static TradingSession endingOn(LocalDate date) {
        Instant begin = turn(date.minusDays(1));
        Instant end = turn(date);
        return new TradingSession(date, begin, begin, end, end);
    }

    private static Instant turn(LocalDate date) {
        return date.atTime(TURN).atZone(NewYorkSession.NEW_YORK).toInstant();
    }
}
