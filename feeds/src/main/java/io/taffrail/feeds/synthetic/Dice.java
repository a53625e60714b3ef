package io.taffrail.feeds.synthetic;

/**
 * Numbers that look like chance and are a pure function of a key: the generator SplitMix64.
 *
 * <p>G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014. Only exact arithmetic
 * and {@link StrictMath} are used, so that every machine throws the same.
 */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** The dice of a key; keys that differ in any part give unrelated dice. */
    static Dice of(long seed, long symbol, long purpose, long index) {
        return new Dice(mixed(mixed(mixed(mixed(seed) + symbol) + purpose) + index));
    }

    /** A key for a text, the same on every machine. */
    static long key(String text) {
        long key = text.length();
        for (int i = 0; i < text.length(); i++) {
            key = mixed(key + text.charAt(i));
        }
        return key;
    }

    /** Evenly spread over 0 (exclusive) to 1 (exclusive). */
    double uniform() {
        return ((next() >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** Normal, of mean 0 and variance 1 (Box and Muller, 1958). */
    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** Exponential, of mean 1: the waiting time between independent events. */
    double exponential() {
        return -StrictMath.log(uniform());
    }

    private long next() {
        state += GOLDEN;
        return finished(state);
    }

    private static long mixed(long key) {
        return finished(key + GOLDEN);
    }

    private static long finished(long z) {
        long once = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }
}
