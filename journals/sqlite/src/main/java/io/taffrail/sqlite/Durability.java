package io.taffrail.sqlite;

/** What an append has survived when it returns. */
public enum Durability {
    /** A loss of power: every append waits for the disk. */
    DURABLE,
    /** Only the end of this program: for backtests, which can be run again. */
    RELAXED
}
