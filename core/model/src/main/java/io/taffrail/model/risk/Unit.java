package io.taffrail.model.risk;

import io.taffrail.model.value.Decimal;

/** What a limit is counted in. */
public enum Unit {
    /** Units of the instrument. */
    UNITS(" units", "1000000000"),
    /** The currency of the order's account. */
    MONEY("", "5000000000"),
    /** Hundredths, most often of the account's equity. */
    PERCENT(" %", "10000"),
    /** How many times the account's equity. */
    TIMES("x", "100"),
    /** How many of something. */
    COUNT("", "10000"),
    SECONDS(" s", "3600"),
    MINUTES(" min", "390"),
    /** 0 for no, 1 for yes. */
    FLAG("", "1");

    private final String sign;
    private final Decimal most;

    Unit(String sign, String most) {
        this.sign = sign;
        this.most = Decimal.of(most);
    }

    /** The largest value that a limit in this unit can have. */
    public Decimal most() {
        return most;
    }

    /** Whether a limit of it is a part of, or a ratio to, something, so that what every account keeps the desk keeps too. */
    public boolean isRelative() {
        return this == PERCENT || this == TIMES;
    }

    /** {@code 12.5 %}. */
    public String text(Decimal value) {
        return value + sign;
    }
}
