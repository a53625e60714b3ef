package io.taffrail.model.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What one unit costs, in the instrument's currency; may be negative, as some futures were. FIX 44 Price, 31 LastPx. */
public record Price(Decimal value) implements Comparable<Price> {

    public static Price of(String text) {
        return new Price(Decimal.of(text));
    }

    /**
     * The average of this price over one quantity and another price over a second, to nine places; exact where both
     * prices are the same.
     */
    public Price averagedWith(Decimal quantity, Price other, Decimal otherQuantity) {
        if (equals(other) || quantity.isZero()) {
            return other;
        }
        BigDecimal worth = value.toBigDecimal()
                .multiply(quantity.toBigDecimal())
                .add(other.value.toBigDecimal().multiply(otherQuantity.toBigDecimal()));
        BigDecimal both = quantity.toBigDecimal().add(otherQuantity.toBigDecimal());
        return new Price(Decimal.of(worth.divide(both, 9, RoundingMode.HALF_EVEN)));
    }

    public boolean isAbove(Price other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Price other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
