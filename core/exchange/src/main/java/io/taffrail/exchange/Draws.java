package io.taffrail.exchange;

import io.taffrail.model.id.OrderId;

/**
 * Chance without dice: a draw is a hash of the seed, what it is for, the order and a count, so that it depends on
 * nothing that happens to other orders, and comes out the same in every run and after every restart.
 *
 * <p>The order's name is hashed by FNV-1a (Fowler, Noll, Vo; 64 bits) and mixed with the rest by the finalizer of
 * SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
 *
 * @param seed what makes one run's draws differ from another's
 */
record Draws(long seed) {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    /** What a draw is for, so that two models never share one. */
    enum Purpose {
        LATENCY(1),
        SLIPPAGE(2);

        private final long number;

        Purpose(long number) {
            this.number = number;
        }
    }

    /** A whole number from {@code low} to {@code high}, both included, each as likely as any other. */
    long between(long low, long high, Purpose purpose, OrderId order, int count) {
        long bits = mixed(mixed(mixed(seed + GOLDEN_GAMMA) ^ named(order)) ^ (purpose.number << 32 | count));
        return low + Math.unsignedMultiplyHigh(bits, high - low + 1);
    }

    private static long named(OrderId order) {
        String name = order.value();
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    private static long mixed(long value) {
        long bits = value;
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }
}
