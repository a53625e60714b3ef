package io.taffrail.acceptance.backtest;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Days without a calendar: each ends at 17:00 in New York, in summer and in winter, for everything. */
final class TradingDay {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime END = LocalTime.of(17, 0);

    private TradingDay() {}

    /** The end of the day that an order of this moment belongs to; one of exactly the end belongs to the next day. */
    static Instant endAfter(Instant moment) {
        ZonedDateTime local = moment.atZone(NEW_YORK);
        ZonedDateTime end = local.with(END);
        return (end.isAfter(local) ? end : local.toLocalDate().plusDays(1).atTime(END).atZone(NEW_YORK)).toInstant();
    }
}
