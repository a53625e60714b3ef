package io.taffrail.model.account;

import io.taffrail.model.value.Decimal;

/** How far an account may go beyond its own money. */
public enum AccountKind {
    /** Fully paid: nothing is borrowed, nothing is sold short. */
    CASH(Decimal.ONE),
    /** Positions up to twice the equity, long or short: half of each is the account's own (Regulation T, 12 CFR 220.12). */
    MARGIN(Decimal.of(2));

    private final Decimal multiplier;

    AccountKind(Decimal multiplier) {
        this.multiplier = multiplier;
    }

    /** How many times its equity the account can hold in positions. */
    public Decimal multiplier() {
        return multiplier;
    }
}
