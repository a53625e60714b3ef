package io.taffrail.http.alpaca;

import io.taffrail.http.web.Query;
import io.taffrail.http.web.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The dates between which a calendar is asked for, both included.
 *
 * @param start not after the end
 */
record CalendarDates(LocalDate start, LocalDate end) {
    private static final int YEAR_MAX = 9999;

    CalendarDates {
        if (start.isAfter(end)) {
            throw bad("invalid start and end: " + start + " is after " + end);
        }
    }

    boolean contain(LocalDate date) {
        return !date.isBefore(start) && !date.isAfter(end);
    }

    /** A parameter that names a date: {@code 2026-11-20}, or a time of that date, by the calendar of its own offset. */
    static Optional<LocalDate> date(Query query, String name) {
        return query.first(name).map(text -> {
            try {
                return text.length() == 10 ? LocalDate.parse(text) : moment(text).toLocalDate();
            } catch (DateTimeException notOne) {
                throw bad("invalid " + name + ": it is a date or an RFC 3339 time");
            }
        });
    }

    /** A parameter that names a moment. */
    static Optional<OffsetDateTime> time(Query query, String name) {
        return query.first(name).map(text -> {
            try {
                return moment(text);
            } catch (DateTimeException notOne) {
                throw bad("invalid " + name + ": it is an RFC 3339 time");
            }
        });
    }

    /** What is wrong with a parameter: the published contract of these paths knows no 422. */
    static Refused bad(String message) {
        return Refused.of(400, 40010001, message);
    }

    /** Within the years that RFC 3339 can write; a plus that the client did not encode arrives as a space. */
    static OffsetDateTime moment(String text) {
        OffsetDateTime moment = OffsetDateTime.parse(text.replace(' ', '+'));
        if (moment.getYear() < 1 || moment.getYear() > YEAR_MAX) {
            throw new DateTimeException("a year has four digits");
        }
        return moment;
    }
}
