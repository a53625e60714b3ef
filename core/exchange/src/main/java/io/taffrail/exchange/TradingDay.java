package io.taffrail.exchange;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The trading day of a market that never closes: it ends at 17:00 in New York, as the currency market's does. */
final class TradingDay {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime END = LocalTime.of(17, 0);

    private TradingDay() {}

    /** The end of the day to which a moment belongs; the end itself belongs to the next. */
    static Instant endAfter(Instant at) {
        ZonedDateTime local = at.atZone(NEW_YORK);
        ZonedDateTime end = local.toLocalDate().atTime(END).atZone(NEW_YORK);
        return (local.isBefore(end) ? end : end.toLocalDate().plusDays(1).atTime(END).atZone(NEW_YORK)).toInstant();
    }
}
