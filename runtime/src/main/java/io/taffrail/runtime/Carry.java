package io.taffrail.runtime;

import io.taffrail.model.instrument.RoundTheClock;
import io.taffrail.model.instrument.TradingSession;
import io.taffrail.model.journal.Input.DayEnded;
import io.taffrail.model.market.Dividend;
import io.taffrail.model.value.Decimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What it costs and brings to hold something over a day, each day at 17:00 in New York.
 *
 * @param borrowRate what a year's loan of shares that were sold short costs, as a part of their worth
 * @param dividends all that are known of
 */
public record Carry(Decimal borrowRate, List<Dividend> dividends) {
    private static final RoundTheClock DAYS = new RoundTheClock();

    public Carry {
        dividends = List.copyOf(dividends);
    }

    /** The first end of a day after a moment. */
    Instant nextAfter(Instant at) {
        return dayOf(at).close();
    }

    /** The day that ends at a moment. */
    DayEnded dayThatEnds(Instant end) {
        LocalDate date = dayOf(end.minusNanos(1)).date();
        LocalDate next = date.plusDays(1);
        return new DayEnded(
                date, borrowRate, dividends.stream().filter(dividend -> dividend.exDate().equals(next)).toList());
    }

    private static TradingSession dayOf(Instant at) {
        return DAYS.session(at).orElseThrow();
    }
}
