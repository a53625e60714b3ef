package io.taffrail.model.account;

import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.math.RoundingMode;

/**
 * An account's money at one moment, and what can be done with it.
 *
 * @param multiplier how many times its equity the account can hold in positions
 * @param cash what it has; below zero where it has borrowed
 * @param longValue what its long positions are worth
 * @param shortValue what its short positions would cost to buy back: zero or less
 * @param reserved what its open orders have reserved
 */
public record Balance(
        AccountKind kind, Decimal multiplier, Money cash, Money longValue, Money shortValue, Money reserved) {

    /** Of an account that goes as far as its kind allows. */
    public Balance(AccountKind kind, Money cash, Money longValue, Money shortValue, Money reserved) {
        this(kind, kind.multiplier(), cash, longValue, shortValue, reserved);
    }

    /** The same, were so much reserved. */
    public Balance withReserved(Money changed) {
        return new Balance(kind, multiplier, cash, longValue, shortValue, changed);
    }

    /** Cash and positions together. */
    public Money equity() {
        return cash.plus(longValue).plus(shortValue);
    }

    /** Long and short positions added up without regard to sign. */
    public Money gross() {
        return longValue.minus(shortValue);
    }

    /**
     * The worth of new positions that could still be opened, below zero where the account is over its limit: in a
     * cash account the cash that no order has reserved; in a margin account the multiplier's worth of equity, less
     * what is held and reserved.
     */
    public Money buyingPower() {
        return switch (kind) {
            case CASH   -> cash.minus(reserved);
            case MARGIN -> equity().times(multiplier, RoundingMode.DOWN).minus(gross()).minus(reserved);
        };
    }

    /** The account's own part of what it holds. */
    public Money initialMargin() {
        return new Money(
                gross().amount().dividedBy(multiplier, cash.currency().places(), RoundingMode.UP),
                cash.currency());
    }

    /** Equity over the account's own part. */
    public Decimal excess() {
        return equity().minus(initialMargin()).amount();
    }
}
