package io.taffrail.views.executions;

/** By what executions are told apart. */
public enum Slice {
    /** What kind of order it was: market, limit, stop. */
    TYPE,
    STRATEGY,
    SYMBOL,
    BROKER,
    ACCOUNT,
    /** By a broker, or simulated in the house. */
    METHOD,
    /** The hour of New York in which it was decided. */
    HOUR
}
