package io.taffrail.model.account;

import io.taffrail.model.value.Decimal;
import java.util.Arrays;
import java.util.Optional;

/** How far an account may go beyond its own money. */
public enum AccountKind {
    /** Fully paid: nothing is borrowed, nothing is sold short. */
    CASH(Decimal.ONE),
    /** Positions up to twice the equity, long or short: half of each is the account's own (Regulation T, 12 CFR 220.12). */
    MARGIN(Decimal.of(2)),
    /** Positions up to four times the equity while the day goes on (FINRA Rule 4210: a quarter of them is its own). */
    INTRADAY_MARGIN(Decimal.of(4));

    private final Decimal multiplier;

    AccountKind(Decimal multiplier) {
        this.multiplier = multiplier;
    }

    /** The kind of an account that can hold so many times its equity; empty where there is none. */
    public static Optional<AccountKind> of(int multiplier) {
        return Arrays.stream(values()).filter(kind -> kind.multiplier.equals(Decimal.of(multiplier))).findFirst();
    }

    /** Whether it may borrow, and sell what it does not hold. */
    public boolean isMargin() {
        return this != CASH;
    }

    /** How many times its equity the account can hold in positions. */
    public Decimal multiplier() {
        return multiplier;
    }
}
