package io.taffrail.benchmark;

/**
 * How much is measured.
 *
 * @param perClient orders of each of 64 clients
 * @param alone orders of the one client that comes after them
 * @param firstTicks quotes after which the memory is looked at
 * @param longTicks quotes after which it is looked at again
 * @param entries of the journal that is recovered
 */
record Size(
        int pairs, int commands, int perClient, int alone, int ticks, int firstTicks, int longTicks, int entries) {
    static final Size FULL = new Size(5, 200_000, 300, 2_000, 1_000_000, 1_000_000, 10_000_000, 1_000_000);
    static final Size SHORT = new Size(3, 30_000, 50, 300, 200_000, 500_000, 2_000_000, 100_000);
}
