package io.taffrail.model.instrument;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Which dates the US equity market trades, and from when to when in New York.
 *
 * <p>Rules: New York Stock Exchange, Rule 7.2 (holidays) and "Holidays and Trading Hours" as published since 2000. A
 * holiday on a Sunday is kept on the Monday after; on a Saturday on the Friday before, but for New Year's Day, because
 * the year's accounts close on that Friday. What followed no rule is in {@link SpecialDays}.
 */
final class NewYorkDays {
    private static final LocalTime OPENING = LocalTime.of(9, 30);
    private static final LocalTime CLOSING = LocalTime.of(16, 0);
    private static final LocalTime EARLY_CLOSING = LocalTime.of(13, 0);
    private static final int FIRST_YEAR_OF_JUNETEENTH = 2022;
    private static final int FIRST_YEAR_OF_WEDNESDAYS = 2013;

    private NewYorkDays() {}

    /** The regular hours of a day, by the clock of New York. */
    record Hours(LocalTime open, LocalTime close) {
        boolean closeEarly() {
            return close.isBefore(CLOSING);
        }
    }

    static boolean isTradingDay(LocalDate date) {
        return !isWeekend(date) && !isHoliday(date) && !SpecialDays.isClosed(date);
    }

    /** The hours of a date; a day on which nothing trades gets the usual ones. */
    static Hours hours(LocalDate date) {
        return SpecialDays.hours(date).orElseGet(() -> new Hours(OPENING, isHalfDay(date) ? EARLY_CLOSING : CLOSING));
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == SATURDAY || date.getDayOfWeek() == SUNDAY;
    }

    private static boolean isHoliday(LocalDate date) {
        return switch (date.getMonth()) {
            case JANUARY       -> isNewYearsDay(date) || isWeekday(date, 3, MONDAY); // Martin Luther King Jr. Day
            case FEBRUARY      -> isWeekday(date, 3, MONDAY); // Washington's Birthday
            case MARCH, APRIL  -> date.equals(easter(date.getYear()).minusDays(2)); // Good Friday
            case MAY           -> date.getDayOfWeek() == MONDAY && date.getDayOfMonth() > 24; // Memorial Day
            case JUNE          -> isKeptFor(date.withDayOfMonth(19), date)
                    && date.getYear() >= FIRST_YEAR_OF_JUNETEENTH;
            case JULY          -> isKeptFor(date.withDayOfMonth(4), date);
            case SEPTEMBER     -> isWeekday(date, 1, MONDAY); // Labor Day
            case NOVEMBER      -> isWeekday(date, 4, THURSDAY); // Thanksgiving
            case DECEMBER      -> isKeptFor(date.withDayOfMonth(25), date);
            case AUGUST, OCTOBER -> false;
        };
    }

    private static boolean isNewYearsDay(LocalDate date) {
        return date.getDayOfMonth() == 1 || (date.getDayOfMonth() == 2 && date.getDayOfWeek() == MONDAY);
    }

    /** Whether a date is the one on which a holiday's day off is taken. */
    private static boolean isKeptFor(LocalDate holiday, LocalDate date) {
        LocalDate kept = switch (holiday.getDayOfWeek()) {
            case SATURDAY -> holiday.minusDays(1);
            case SUNDAY   -> holiday.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> holiday;
        };
        return date.equals(kept);
    }

    /** Whether a date is the n-th Monday, or Thursday, of its month. */
    private static boolean isWeekday(LocalDate date, int n, DayOfWeek day) {
        return date.getDayOfWeek() == day && (date.getDayOfMonth() - 1) / 7 == n - 1;
    }

    /** Easter Sunday, by the anonymous Gregorian computus as J. Meeus gives it, Astronomical Algorithms, chapter 8. */
    private static LocalDate easter(int year) {
        int moon = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int corrected = century - (century + 8) / 25 + 1;
        int epact = (19 * moon + century - century / 4 - corrected / 3 + 15) % 30;
        int toSunday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int late = (moon + 11 * epact + 22 * toSunday) / 451;
        int day = epact + toSunday - 7 * late + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1);
    }

    private static boolean isHalfDay(LocalDate date) {
        return switch (date.getMonth()) {
            case JULY     -> isIndependenceEve(date);
            case NOVEMBER -> isWeekday(date.minusDays(1), 4, THURSDAY);
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
}
