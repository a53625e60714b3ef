package io.taffrail.engine.indicator;

import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What prices have gained from one to the next, as parts of one, and how two such series go together. Sums are exact; quotients and
 * roots have 34 digits, and what comes out nine places.
 */
public final class Returns {
    private static final int PLACES = 9;
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private Returns() {}

    /**
     * The simple returns {@code later / earlier - 1}, to twelve places; one fewer than there are prices.
     *
     * @param prices oldest first, each above zero
     */
    public static List<BigDecimal> of(List<Price> prices) {
        var returns = new ArrayList<BigDecimal>();
        for (int i = 1; i < prices.size(); i++) {
            BigDecimal before = prices.get(i - 1).value().toBigDecimal();
            if (before.signum() <= 0) {
                throw new IllegalArgumentException("a return is reckoned from a price above zero, not " + before);
            }
            BigDecimal after = prices.get(i).value().toBigDecimal();
            returns.add(after.subtract(before).divide(before, 12, RoundingMode.HALF_EVEN));
        }
        return returns;
    }

    /**
     * Pearson's correlation, -1 to 1: the sum of products of deviations over the root of the product of the sums of their squares.
     * Empty where there are fewer than two pairs, or one of the series never moves.
     *
     * @param window how many of the latest pairs count
     */
    public static Optional<Decimal> correlation(List<BigDecimal> one, List<BigDecimal> other, int window) {
        return Sums.of(one, other, window).filter(sums -> sums.xx.signum() > 0 && sums.yy.signum() > 0).map(sums -> {
            BigDecimal root = sums.xx.multiply(sums.yy).sqrt(DIGITS);
            BigDecimal rounded = sums.xy.divide(root, DIGITS).setScale(PLACES, RoundingMode.HALF_EVEN);
            return Decimal.of(rounded.min(BigDecimal.ONE).max(BigDecimal.ONE.negate()));
        });
    }

    /**
     * How much of a market's return a symbol takes with it: their covariance over the market's variance (W. F. Sharpe, "Capital
     * Asset Prices", 1964). Empty where there are fewer than two pairs, or the market never moves.
     */
    public static Optional<Decimal> beta(List<BigDecimal> symbol, List<BigDecimal> market, int window) {
        return Sums.of(symbol, market, window)
                .filter(sums -> sums.yy.signum() > 0)
                .map(sums -> Decimal.of(sums.xy.divide(sums.yy, PLACES, RoundingMode.HALF_EVEN)));
    }

    /** n times the sums of products of deviations, exactly: {@code n Σxy - Σx Σy}. */
    private record Sums(BigDecimal xx, BigDecimal yy, BigDecimal xy) {

        static Optional<Sums> of(List<BigDecimal> one, List<BigDecimal> other, int window) {
            if (one.size() != other.size()) {
                throw new IllegalArgumentException("returns go in pairs, not " + one.size() + " and " + other.size());
            }
            int from = Math.max(0, one.size() - window);
            int count = one.size() - from;
            if (count < 2) {
                return Optional.empty();
            }
            BigDecimal x = BigDecimal.ZERO;
            BigDecimal y = x;
            BigDecimal xx = x;
            BigDecimal yy = x;
            BigDecimal xy = x;
            for (int i = from; i < one.size(); i++) {
                BigDecimal a = one.get(i);
                BigDecimal b = other.get(i);
                x = x.add(a);
                y = y.add(b);
                xx = xx.add(a.multiply(a));
                yy = yy.add(b.multiply(b));
                xy = xy.add(a.multiply(b));
            }
            BigDecimal n = BigDecimal.valueOf(count);
            return Optional.of(new Sums(
                    n.multiply(xx).subtract(x.multiply(x)),
                    n.multiply(yy).subtract(y.multiply(y)),
                    n.multiply(xy).subtract(x.multiply(y))));
        }
    }
}
