package io.taffrail.feeds.synthetic;

/**
 * How nervous a symbol is in a given minute, as a multiple of its usual: stormy spells of hours hold stormier quarters.
 *
 * <p>Volatility clusters (R. Engle 1982; T. Bollerslev, "Generalized autoregressive conditional heteroskedasticity",
 * Journal of Econometrics 31, 1986), but a GARCH recursion needs all of its past. Here the clusters come from a cascade
 * of multipliers, each of which holds for a span of its own, from minutes to days: B. Mandelbrot, A. Fisher, L. Calvet
 * (1997); L. Calvet, A. Fisher, "How to forecast long-run volatility", Journal of Financial Econometrics 2 (2004). Each
 * multiplier is a hash of its span, so the volatility of any minute can be told without the minutes before it.
 */
final class Volatility {
    private static final long[] SPANS_MINUTES = {15, 90, 540, 4_320};
    private static final double STRENGTH = 0.45;

    private final long seed;
    private final long symbol;

    Volatility(long seed, long symbol) {
        this.seed = seed;
        this.symbol = symbol;
    }

    /** A factor above zero whose square is 1 on average. */
    double at(long epochMinute) {
        double log = 0;
        for (long span : SPANS_MINUTES) {
            double normal = Dice.of(seed, symbol, span, Math.floorDiv(epochMinute, span)).gaussian();
            // Less its own variance: the mean of exp(2x) is then 1.
            log += STRENGTH * clipped(normal) - STRENGTH * STRENGTH;
        }
        return StrictMath.exp(log);
    }

    /** Beyond three deviations the made-up market would look broken and not stormy. */
    private static double clipped(double normal) {
        return Math.clamp(normal, -3, 3);
    }
}
