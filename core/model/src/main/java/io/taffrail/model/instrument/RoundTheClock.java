package io.taffrail.model.instrument;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The calendar of what trades always: crypto, and every instrument where no exchange's sessions are asked for. Its day
 * ends at 17:00 in New York, on weekends too.
 */
public record RoundTheClock() implements TradingCalendar {

    @Override
    public boolean knows(LocalDate date) {
        return true;
    }

    @Override
    public Optional<TradingSession> on(LocalDate date) {
        return Optional.of(DayTurn.endingOn(date));
    }

    @Override
    public Optional<Instant> nextOpen(Instant at) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> nextClose(Instant at) {
        return Optional.empty();
    }
}
