package io.taffrail.model.account;

/** Whose money and whose market: a part of an account's identity that never changes. */
public enum Mode {
    /** Play money on a market that goes on now. */
    PAPER,
    /** Play money on a market of the past: a backtest or a replay. */
    SIMULATED,
    /** Real money. */
    LIVE
}
