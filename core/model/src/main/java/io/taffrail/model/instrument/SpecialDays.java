package io.taffrail.model.instrument;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The days since 2000 on which the New York market kept hours that no rule gives: a date, its hours, and why.
 *
 * <p>Source: New York Stock Exchange, "NYSE Closings" (up to 2011), and its announcements since then. A calendar tells
 * hours that were known beforehand; an opening delayed by a minute of silence, and a close that a failed system brought
 * four minutes early (2005-06-01), are not among them.
 */
final class SpecialDays {
    private static final String TABLE = """
            2001-09-11 closed      attack on the World Trade Center
            2001-09-12 closed      attack on the World Trade Center
            2001-09-13 closed      attack on the World Trade Center
            2001-09-14 closed      attack on the World Trade Center
            2002-09-11 12:00-16:00 anniversary of the attack
            2003-12-26 09:30-13:00 Friday after Christmas
            2004-06-11 closed      mourning for President Reagan
            2007-01-02 closed      mourning for President Ford
            2012-10-29 closed      hurricane Sandy
            2012-10-30 closed      hurricane Sandy
            2018-12-05 closed      mourning for President George H. W. Bush
            2025-01-09 closed      mourning for President Carter
            """;

    private static final Map<LocalDate, Optional<NewYorkDays.Hours>> DAYS =
            TABLE.lines().collect(Collectors.toUnmodifiableMap(SpecialDays::date, SpecialDays::hours));

    private SpecialDays() {}

    static boolean isClosed(LocalDate date) {
        return DAYS.containsKey(date) && hours(date).isEmpty();
    }

    /** The day's own hours; empty for a day that was closed, and for one that is not special. */
    static Optional<NewYorkDays.Hours> hours(LocalDate date) {
        return DAYS.getOrDefault(date, Optional.empty());
    }

    private static LocalDate date(String line) {
        return LocalDate.parse(line.substring(0, 10));
    }

    private static Optional<NewYorkDays.Hours> hours(String line) {
        String text = line.substring(11, 22).strip();
        if (text.equals("closed")) {
            return Optional.empty();
        }
        return Optional.of(
                new NewYorkDays.Hours(LocalTime.parse(text.substring(0, 5)), LocalTime.parse(text.substring(6))));
    }
}
