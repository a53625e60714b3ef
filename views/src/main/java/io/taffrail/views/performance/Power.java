package io.taffrail.views.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Powers with a broken exponent, to more digits than anybody is shown. */
final class Power {
    /** Ten digits more than results are shown with, for what is lost on the way. */
    static final MathContext DIGITS = new MathContext(40, RoundingMode.HALF_EVEN);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal TINY = new BigDecimal("1e-45");
    private static final int HALVINGS = 8;

    private Power() {}

    /** {@code base} to the power of {@code numerator / denominator}; the base is above zero. */
    static BigDecimal of(BigDecimal base, long numerator, long denominator) {
        BigDecimal exponent = ln(base)
                .multiply(BigDecimal.valueOf(numerator), DIGITS)
                .divide(BigDecimal.valueOf(denominator), DIGITS);
        return exp(exponent);
    }

    /** By roots until the number is near one, then the series of the inverse hyperbolic tangent. */
    private static BigDecimal ln(BigDecimal value) {
        BigDecimal near = value;
        BigDecimal times = TWO;
        for (int i = 0; i < HALVINGS; i++) {
            near = near.sqrt(DIGITS);
            times = times.multiply(TWO);
        }
        BigDecimal x = near.subtract(BigDecimal.ONE).divide(near.add(BigDecimal.ONE), DIGITS);
        BigDecimal square = x.multiply(x, DIGITS);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal term = x;
        for (long n = 1; term.abs().compareTo(TINY) > 0; n += 2) {
            sum = sum.add(term.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
            term = term.multiply(square, DIGITS);
        }
        return sum.multiply(times, DIGITS);
    }

    /** By halving until the number is small, then the series, then squaring as often. */
    private static BigDecimal exp(BigDecimal value) {
        int halvings = Math.max(HALVINGS, HALVINGS + 4 * (value.precision() - value.scale()));
        BigDecimal small = value.divide(TWO.pow(halvings), DIGITS);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (long n = 1; term.abs().compareTo(TINY) > 0; n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }
}
