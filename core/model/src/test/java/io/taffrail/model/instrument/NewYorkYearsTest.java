package io.taffrail.model.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every day of every known year of the New York market, against lists that people wrote and a reckoning of its own. */
class NewYorkYearsTest {
    private final NewYorkEquities calendar = new NewYorkEquities();

    /** Written out by hand: all weekdays without trading, and all days that close at 13:00. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            2001 | 01-01 01-15 02-19 04-13 05-28 07-04 09-03 09-11 09-12 09-13 09-14 11-22 12-25 | 07-03 11-23 12-24
            2003 | 01-01 01-20 02-17 04-18 05-26 07-04 09-01 11-27 12-25                         | 07-03 11-28 12-24 12-26
            2004 | 01-01 01-19 02-16 04-09 05-31 06-11 07-05 09-06 11-25 12-24                   | 11-26
            2007 | 01-01 01-02 01-15 02-19 04-06 05-28 07-04 09-03 11-22 12-25                   | 07-03 11-23 12-24
            2011 | 01-17 02-21 04-22 05-30 07-04 09-05 11-24 12-26                               | 11-25
            2012 | 01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25             | 07-03 11-23 12-24
            2018 | 01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25                   | 07-03 11-23 12-24
            2021 | 01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24                         | 11-26
            2022 | 01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26                         | 11-25
            2024 | 01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25                   | 07-03 11-29 12-24
            2025 | 01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25             | 07-03 11-28 12-24
            2026 | 01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25                   | 11-27 12-24
            2027 | 01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24                   | 11-26
            """)
    void aYearIsAsItWasWrittenByHand(int year, String closed, String halfDays) {
        assertThat(closedWeekdays(year)).isEqualTo(dates(year, closed));
        assertThat(halfDays(year)).isEqualTo(dates(year, halfDays));
    }

    /** Counts that everybody knows who has annualized a return. */
    @Test
    void yearsHaveTheirNumberOfTradingDays() {
        var counted = new TreeMap<Integer, Integer>();
        IntStream.rangeClosed(2000, 2026).forEach(year -> counted.put(year, tradingDays(year)));

        var known = new TreeMap<>(Map.ofEntries(
                Map.entry(2000, 252), Map.entry(2001, 248), Map.entry(2002, 252), Map.entry(2003, 252),
                Map.entry(2004, 252), Map.entry(2005, 252), Map.entry(2006, 251), Map.entry(2007, 251),
                Map.entry(2008, 253), Map.entry(2009, 252), Map.entry(2010, 252), Map.entry(2011, 252),
                Map.entry(2012, 250), Map.entry(2013, 252), Map.entry(2014, 252), Map.entry(2015, 252),
                Map.entry(2016, 252), Map.entry(2017, 251), Map.entry(2018, 251), Map.entry(2019, 252),
                Map.entry(2020, 253), Map.entry(2021, 252), Map.entry(2022, 251), Map.entry(2023, 250),
                Map.entry(2024, 252), Map.entry(2025, 250), Map.entry(2026, 251)));
        assertThat(counted).isEqualTo(known);
    }

    @Test
    void everyDayIsAsANaiveReckoningHasIt() {
        for (LocalDate day = NewYorkEquities.FIRST; !day.isAfter(NewYorkEquities.LAST); day = day.plusDays(1)) {
            assertThat(hours(day)).as(day + " " + day.getDayOfWeek()).isEqualTo(Naive.hours(day));
        }
    }

    private Set<LocalDate> closedWeekdays(int year) {
        return daysOf(year).stream()
                .filter(day -> day.getDayOfWeek().getValue() <= 5 && calendar.on(day).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<LocalDate> halfDays(int year) {
        return daysOf(year).stream()
                .filter(day -> hours(day).endsWith("13:00"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private int tradingDays(int year) {
        return (int) daysOf(year).stream().filter(day -> calendar.on(day).isPresent()).count();
    }

    private String hours(LocalDate day) {
        return calendar.on(day)
                .map(session -> session.open().atZone(NewYorkSession.NEW_YORK).toLocalTime() + "-"
                        + session.close().atZone(NewYorkSession.NEW_YORK).toLocalTime())
                .orElse("closed");
    }

    private static List<LocalDate> daysOf(int year) {
        return IntStream.rangeClosed(1, Year.of(year).length()).mapToObj(Year.of(year)::atDay).toList();
    }

    private static Set<LocalDate> dates(int year, String monthDays) {
        return Arrays.stream(monthDays.split(" +"))
                .map(text -> MonthDay.parse("--" + text).atYear(year))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of days and looking at the neighbours, instead of rules for months; Easter from an almanac. */
    private static final class Naive {
        private static final Set<String> EASTER = Set.of(
                "2000-04-23", "2001-04-15", "2002-03-31", "2003-04-20", "2004-04-11", "2005-03-27", "2006-04-16",
                "2007-04-08", "2008-03-23", "2009-04-12", "2010-04-04", "2011-04-24", "2012-04-08", "2013-03-31",
                "2014-04-20", "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12",
                "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
                "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09",
                "2035-03-25");

        private static final Map<String, String> BY_NAME = Map.ofEntries(
                Map.entry("2001-09-11", "closed"), Map.entry("2001-09-12", "closed"),
                Map.entry("2001-09-13", "closed"), Map.entry("2001-09-14", "closed"),
                Map.entry("2004-06-11", "closed"), Map.entry("2007-01-02", "closed"),
                Map.entry("2012-10-29", "closed"), Map.entry("2012-10-30", "closed"),
                Map.entry("2018-12-05", "closed"), Map.entry("2025-01-09", "closed"),
                Map.entry("2002-09-11", "12:00-16:00"), Map.entry("2003-12-26", "09:30-13:00"),
                // The half days at Independence Day while a Wednesday did not count.
                Map.entry("2002-07-05", "09:30-13:00"));

        static String hours(LocalDate day) {
            if (BY_NAME.containsKey(day.toString())) {
                return BY_NAME.get(day.toString());
            }
            if (!trades(day)) {
                return "closed";
            }
            boolean wednesdayOfOld = day.getYear() < 2013 && day.getDayOfWeek() == DayOfWeek.WEDNESDAY;
            boolean early = thanksgiving(day.minusDays(1))
                    || (is(day, 12, 24) && trades(day))
                    || (is(day, 7, 3) && is(day.plusDays(1), 7, 4) && weekday(day.plusDays(1)) && !wednesdayOfOld);
            return early ? "09:30-13:00" : "09:30-16:00";
        }

        private static boolean trades(LocalDate day) {
            boolean saturdaysHoliday = fixed(day.plusDays(1))
                    && day.getDayOfWeek() == DayOfWeek.FRIDAY
                    && !is(day.plusDays(1), 1, 1);
            boolean sundaysHoliday = fixed(day.minusDays(1)) && day.getDayOfWeek() == DayOfWeek.MONDAY;
            return weekday(day) && !fixed(day) && !saturdaysHoliday && !sundaysHoliday && !floating(day);
        }

        private static boolean fixed(LocalDate day) {
            return is(day, 1, 1) || is(day, 7, 4) || is(day, 12, 25) || (is(day, 6, 19) && day.getYear() > 2021);
        }

        private static boolean floating(LocalDate day) {
            boolean monday = day.getDayOfWeek() == DayOfWeek.MONDAY;
            return (monday && day.getMonthValue() == 1 && within(day, 15, 21))
                    || (monday && day.getMonthValue() == 2 && within(day, 15, 21))
                    || (monday && day.getMonthValue() == 5 && day.plusWeeks(1).getMonthValue() == 6)
                    || (monday && day.getMonthValue() == 9 && within(day, 1, 7))
                    || thanksgiving(day)
                    || EASTER.contains(day.plusDays(2).toString());
        }

        private static boolean thanksgiving(LocalDate day) {
            return day.getMonthValue() == 11 && day.getDayOfWeek() == DayOfWeek.THURSDAY && within(day, 22, 28);
        }

        private static boolean weekday(LocalDate day) {
            return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        }

        private static boolean within(LocalDate day, int first, int last) {
            return day.getDayOfMonth() >= first && day.getDayOfMonth() <= last;
        }

        private static boolean is(LocalDate day, int month, int dayOfMonth) {
            return day.getMonthValue() == month && day.getDayOfMonth() == dayOfMonth;
        }
    }
}
