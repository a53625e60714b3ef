package io.taffrail.model.instrument;

import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;

/**
 * The steps in which an instrument's prices and quantities move. FIX 969 MinPriceIncrement, 561 RoundLot.
 *
 * @param tick the price step at one and above, above zero
 * @param tickBelowOne the price step of prices below one, above zero
 * @param lot the quantity step, above zero
 */
public record TradingRules(Decimal tick, Decimal tickBelowOne, Decimal lot) {

    public TradingRules {
        if (!tick.isPositive() || !tickBelowOne.isPositive() || !lot.isPositive()) {
            throw new IllegalArgumentException("ticks and lot are above zero: " + tick + ", " + tickBelowOne + ", " + lot);
        }
    }

    /** The same tick at every price. */
    public static TradingRules of(String tick, String lot) {
        return new TradingRules(Decimal.of(tick), Decimal.of(tick), Decimal.of(lot));
    }

    /** The price step at this price. */
    public Decimal tickAt(Price price) {
        return price.value().abs().compareTo(Decimal.ONE) < 0 ? tickBelowOne : tick;
    }

    public boolean isOnTick(Price price) {
        return price.value().isMultipleOf(tickAt(price));
    }

    public boolean isOnLot(Quantity quantity) {
        return quantity.value().isMultipleOf(lot);
    }

    /** The largest whole number of lots within a quantity. */
    public Quantity roundedDown(Decimal quantity) {
        return new Quantity(quantity.toMultipleOf(lot, RoundingMode.DOWN));
    }
}
