package io.taffrail.model.journal;

import io.taffrail.model.market.Dividend;
import io.taffrail.model.market.Quote;
import io.taffrail.model.value.Decimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Something that the desk must decide on. */
public sealed interface Input
        permits ExecutionReport, LinkReport, Input.CommandTaken, Input.MarksObserved, Input.StopTouched, Input.DayEnded,
                Input.TimeReached {

    /** A command, with what the desk knew when it took it. */
    record CommandTaken(Command command, Facts facts) implements Input {}

    /** The latest quotes of what is held and worked. */
    record MarksObserved(List<Quote> quotes) implements Input {
        public MarksObserved {
            quotes = List.copyOf(quotes);
        }
    }

    /** A quote has come to the stop of a position that its broker does not protect yet. */
    record StopTouched(Quote quote) implements Input {}

    /**
     * A day is over, and what it costs and brings to hold something is due.
     *
     * @param date the day that ended at 17:00 in New York
     * @param borrowRate what a year's loan of shares that were sold short costs, as a part of their worth
     * @param dividends those whose ex-date is the day after
     */
    record DayEnded(LocalDate date, Decimal borrowRate, List<Dividend> dividends) implements Input {
        public DayEnded {
            dividends = List.copyOf(dividends);
        }
    }

    /** A moment has come for which something was set: a strategy's silence is too long, a position's time is over. */
    record TimeReached(Instant due) implements Input {}
}
