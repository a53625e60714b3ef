package io.taffrail.engine.indicator;

import io.taffrail.model.market.Summary;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How far a price moves in one bar, on average.
 *
 * <p>A bar's true range is the largest of high less low, high above the close before, and low below it. The first average is
 * the mean of the first ranges, each later one {@code (before * (n - 1) + range) / n} (J. W. Wilder, "New Concepts in
 * Technical Trading Systems", 1978). The bar before the first range gives its close only.
 */
public final class AverageTrueRange {
    private static final int PLACES = 9;

    private AverageTrueRange() {}

    /**
     * The average after the last bar, to nine places; empty where there are fewer than {@code period + 1} bars.
     *
     * @param bars oldest first, all of one length
     * @param period over how many ranges, 1 or more
     */
    public static Optional<Decimal> of(List<Summary> bars, int period) {
        if (period < 1) {
            throw new IllegalArgumentException("a range is averaged over one bar at least, not " + period);
        }
        if (bars.size() <= period) {
            return Optional.empty();
        }
        BigDecimal n = BigDecimal.valueOf(period);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; i <= period; i++) {
            sum = sum.add(trueRange(bars.get(i), bars.get(i - 1).close()));
        }
        BigDecimal average = sum.divide(n, 2 * PLACES, RoundingMode.HALF_EVEN);
        for (int i = period + 1; i < bars.size(); i++) {
            BigDecimal range = trueRange(bars.get(i), bars.get(i - 1).close());
            average = average.multiply(n.subtract(BigDecimal.ONE)).add(range).divide(n, 2 * PLACES, RoundingMode.HALF_EVEN);
        }
        return Optional.of(Decimal.of(average.setScale(PLACES, RoundingMode.HALF_EVEN)));
    }

    private static BigDecimal trueRange(Summary bar, Price closeBefore) {
        BigDecimal close = closeBefore.value().toBigDecimal();
        BigDecimal top = bar.high().value().toBigDecimal().max(close);
        BigDecimal bottom = bar.low().value().toBigDecimal().min(close);
        return top.subtract(bottom);
    }
}
