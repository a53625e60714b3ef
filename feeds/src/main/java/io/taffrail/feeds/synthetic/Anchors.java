package io.taffrail.feeds.synthetic;

/**
 * The logarithm of a symbol's price at midnight UTC of any day, against its usual price.
 *
 * <p>A sum of slow and slower waves between hashed points (midpoint displacement and successive random additions:
 * R. Voss, in "Fundamental algorithms for computer graphics", 1985): from day to day it wanders like a random walk, over
 * the years it stays near the usual price, and no day needs the days before it.
 */
final class Anchors {
    private static final long[] SPANS_DAYS = {1, 4, 16, 64, 256};
    private static final long PURPOSE = 0x5A;

    private final long seed;
    private final long symbol;
    private final double dailyVolatility;

    Anchors(long seed, long symbol, double dailyVolatility) {
        this.seed = seed;
        this.symbol = symbol;
        this.dailyVolatility = dailyVolatility;
    }

    double at(long epochDay) {
        double log = 0;
        for (long span : SPANS_DAYS) {
            long from = Math.floorDiv(epochDay, span);
            double within = (double) Math.floorMod(epochDay, span) / span;
            double value = (1 - within) * point(span, from) + within * point(span, from + 1);
            // A walk of `span` days strays as far as the root of their number.
            log += 0.5 * dailyVolatility * StrictMath.sqrt((double) span) * value;
        }
        return log;
    }

    private double point(long span, long index) {
        return Math.clamp(Dice.of(seed, symbol, PURPOSE + span, index).gaussian(), -3, 3);
    }
}
