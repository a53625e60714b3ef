package io.taffrail.exchange;

import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Instant;

/** What the venue and the authorities take for a trade. */
interface Fees {
    /** Nothing is taken. */
    Fees NONE = (instrument, _, _, _) -> instrument.currency().zero();

    /** What an order has traded altogether: its units, and what they were worth. */
    record Turnover(Quantity quantity, Money worth) {
        /** The same with one more execution. */
        Turnover plus(Instrument instrument, Quantity lastQty, Price lastPx) {
            return new Turnover(
                    quantity.plus(lastQty), worth.plus(instrument.worth(lastPx, lastQty, RoundingMode.HALF_EVEN)));
        }
    }

    /**
     * What is due on all that an order has traded so far; an execution's commission is what it adds to that.
     *
     * @param at when the last of it traded
     */
    Money due(Instrument instrument, Side side, Turnover turnover, Instant at);

    /** What one execution costs. Never below zero, although a fee that falls between two executions would give back. */
    default Money commission(Instrument instrument, Side side, Turnover before, Turnover after, Instant at) {
        return due(instrument, side, after, at)
                .minus(due(instrument, side, before, at))
                .max(instrument.currency().zero());
    }
}
