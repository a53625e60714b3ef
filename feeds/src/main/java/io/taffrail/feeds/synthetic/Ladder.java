package io.taffrail.feeds.synthetic;

import io.taffrail.model.instrument.TradingRules;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;

/**
 * The prices around a value that an order may have: whole steps of one tick. Here the model's `double`s end.
 *
 * @param tick the step
 */
record Ladder(Decimal tick) {

    /** The ladder of prices at and below {@code value} and a few steps above. */
    static Ladder around(double value, TradingRules rules) {
        // Whatever straddles one goes by the coarser tick, whose prices are on both sides of it allowed.
        return new Ladder(value < 0.99 ? rules.tickBelowOne() : rules.tick());
    }

    /** How many steps of this ladder a value is from zero, rounded to the nearest. */
    long steps(double value) {
        return StrictMath.round(value / size());
    }

    /** The price of so many steps. */
    Price price(long steps) {
        return new Price(new Decimal(Math.multiplyExact(steps, tick.units()), tick.scale()));
    }

    private double size() {
        return tick.toBigDecimal().doubleValue();
    }
}
