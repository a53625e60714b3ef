package io.taffrail.model.instrument;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * The regular session of the US equity market on one date: 09:30 to 16:00 in New York, to 13:00 on a half day.
 *
 * <p>Half days by rule, as the New York Stock Exchange has published them since 2000 ("Holidays and Trading Hours", and
 * its list of historical closings): the day after Thanksgiving; December 24 from Monday to Thursday (on a Friday it is
 * the observed holiday); July 3 on a Monday, Tuesday or Thursday, and since 2013 on a Wednesday; before 2013 a
 * Wednesday was whole and Friday, July 5, was the half day. Closings that followed no rule are not known here.
 *
 * @param open the first moment
 * @param close the first moment after
 */
public record NewYorkSession(Instant open, Instant close) {
    /** The clock by which the market keeps its hours. */
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final LocalTime OPENING = LocalTime.of(9, 30);
    private static final LocalTime CLOSING = LocalTime.of(16, 0);
    private static final LocalTime EARLY_CLOSING = LocalTime.of(13, 0);
    private static final int FIRST_YEAR_OF_WEDNESDAYS = 2013;

    /** The session of a date; a weekend or holiday, for which a file has prices all the same, gets the usual hours. */
    public static NewYorkSession on(LocalDate date) {
        LocalTime closing = isHalfDay(date) ? EARLY_CLOSING : CLOSING;
        return new NewYorkSession(
                date.atTime(OPENING).atZone(NEW_YORK).toInstant(),
                date.atTime(closing).atZone(NEW_YORK).toInstant());
    }

    public Duration length() {
        return Duration.between(open, close);
    }

    private static boolean isHalfDay(LocalDate date) {
        return switch (date.getMonth()) {
            case JULY     -> isIndependenceEve(date);
            case NOVEMBER -> date.equals(thanksgiving(date.getYear()).plusDays(1));
            case DECEMBER -> date.getDayOfMonth() == 24 && date.getDayOfWeek().compareTo(FRIDAY) < 0;
            case JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, AUGUST, SEPTEMBER, OCTOBER -> false;
        };
    }

    /** The half day beside Independence Day, which is the day before it, or in the old years at times the one after. */
    private static boolean isIndependenceEve(LocalDate date) {
        boolean wednesdaysCount = date.getYear() >= FIRST_YEAR_OF_WEDNESDAYS;
        return switch (date.getDayOfMonth()) {
            case 3  -> date.getDayOfWeek().compareTo(THURSDAY) <= 0
                    && (wednesdaysCount || date.getDayOfWeek() != WEDNESDAY);
            case 5  -> date.getDayOfWeek() == FRIDAY && !wednesdaysCount;
            default -> false;
        };
    }

    private static LocalDate thanksgiving(int year) {
        return LocalDate.of(year, Month.NOVEMBER, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, THURSDAY));
    }
}
