package io.taffrail.model.instrument;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The calendar of currency pairs: from Sunday to Friday, 17:00 in New York, as five days that follow one another
 * without a pause. It has no holidays: on those some houses close early, and each at its own hour.
 */
public record CurrencyWeek() implements TradingCalendar {

    @Override
    public boolean knows(LocalDate date) {
        return true;
    }

    @Override
    public Optional<TradingSession> on(LocalDate date) {
        return date.getDayOfWeek() == SATURDAY || date.getDayOfWeek() == SUNDAY
                ? Optional.empty()
                : Optional.of(DayTurn.endingOn(date));
    }
}
