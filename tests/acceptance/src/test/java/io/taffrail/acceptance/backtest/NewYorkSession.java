package io.taffrail.acceptance.backtest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** The regular session of one day at New York: 09:30 to 16:00, to 13:00 on the day before or after some holidays. */
record NewYorkSession(Instant open, Instant close) {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    static NewYorkSession of(LocalDate day) {
        LocalTime close = isHalf(day) ? LocalTime.of(13, 0) : LocalTime.of(16, 0);
        return new NewYorkSession(
                day.atTime(9, 30).atZone(NEW_YORK).toInstant(), day.atTime(close).atZone(NEW_YORK).toInstant());
    }

    private static boolean isHalf(LocalDate day) {
        LocalDate thanksgiving = LocalDate.of(day.getYear(), Month.NOVEMBER, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
        boolean mondayToThursday = day.getDayOfWeek().compareTo(DayOfWeek.THURSDAY) <= 0;
        return day.equals(thanksgiving.plusDays(1))
                || (mondayToThursday && day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 24)
                || (mondayToThursday && day.getMonth() == Month.JULY && day.getDayOfMonth() == 3);
    }
}
