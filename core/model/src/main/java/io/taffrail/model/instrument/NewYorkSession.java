package io.taffrail.model.instrument;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The regular session of the US equity market on one date: 09:30 to 16:00 in New York, to 13:00 on a half day.
 *
 * @param open the first moment
 * @param close the first moment after
 */
public record NewYorkSession(Instant open, Instant close) {
    /** The clock by which the market keeps its hours. */
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** The session of a date; a weekend or holiday, for which a file has prices all the same, gets the usual hours. */
    public static NewYorkSession on(LocalDate date) {
        NewYorkDays.Hours hours = NewYorkDays.hours(date);
        return new NewYorkSession(
                date.atTime(hours.open()).atZone(NEW_YORK).toInstant(),
                date.atTime(hours.close()).atZone(NEW_YORK).toInstant());
    }

    public Duration length() {
        return Duration.between(open, close);
    }
}
