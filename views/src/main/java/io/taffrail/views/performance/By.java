package io.taffrail.views.performance;

/** By what results are told apart. */
public enum By {
    /** The day of New York on which something was realised, or a position was closed. */
    DAY,
    SYMBOL,
    /** Whose orders they were; orders of nobody's strategy are a row of their own. */
    STRATEGY,
    /** The broker that holds the account. */
    BROKER,
    ACCOUNT,
    ASSET_CLASS
}
