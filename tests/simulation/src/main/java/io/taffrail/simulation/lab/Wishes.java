package io.taffrail.simulation.lab;

/** What the clients of a simulated desk ask for. */
public enum Wishes {
    /** Market, limit and stop orders, and brackets: all that there was when the older seeds failed. */
    FIRST,
    /** These, and trailing stops, entries with one exit, and pairs of exits by themselves; and other stops and trails. */
    SECOND,
    /** These, and fractions of shares, amounts of money, and parts of positions. */
    ALL
}
