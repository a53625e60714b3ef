package io.taffrail.views.executions;

import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * By how much prices that were paid differ from prices that were hoped for, in hundredths of a percent, the larger trade
 * counting for more. Above zero is a cost: bought dearer, or sold cheaper.
 *
 * @param count how many were compared
 * @param bps the sum of the differences over the sum of what the trades would have been worth, times 10,000, to four places
 */
public record Cost(int count, Optional<Decimal> bps) {
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    /** Adds up comparisons, and keeps two sums. */
    static final class Sum {
        private BigDecimal difference = BigDecimal.ZERO;
        private BigDecimal worth = BigDecimal.ZERO;
        private int count;

        /** @param weight how many units of account a unit of the prices' currency is taken for, times the units traded */
        void add(Side side, Price paid, Price hoped, BigDecimal weight) {
            BigDecimal dearer = paid.value().toBigDecimal().subtract(hoped.value().toBigDecimal());
            difference = difference.add((side == Side.BUY ? dearer : dearer.negate()).multiply(weight));
            worth = worth.add(hoped.value().toBigDecimal().multiply(weight));
            count++;
        }

        void add(Sum other) {
            difference = difference.add(other.difference);
            worth = worth.add(other.worth);
            count += other.count;
        }

        Cost cost() {
            return new Cost(count, worth.signum() == 0
                    ? Optional.empty()
                    : Optional.of(Decimal.of(difference.multiply(BASIS_POINTS)
                            .divide(worth, MathContext.DECIMAL128)
                            .setScale(4, RoundingMode.HALF_EVEN))));
        }
    }
}
