package io.taffrail.model.account;

import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.math.RoundingMode;

/**
 * An account's money at one moment, and what can be done with it.
 *
 * @param multiplier how many times its equity the account can hold in positions, where its equity is enough for more
 * @param cash what it has; below zero where it has borrowed
 * @param longValue what its long positions are worth
 * @param shortValue what its short positions would cost to buy back: zero or less
 * @param reserved what its open orders have reserved
 */
public record Balance(
        AccountKind kind, Decimal multiplier, Money cash, Money longValue, Money shortValue, Money reserved) {

    /** With less than this of its own an account borrows nothing and sells nothing short (FINRA Rule 4210(b)). */
    public static final Decimal LEAST_FOR_MARGIN = Decimal.of(2_000);

    private static final Decimal TWICE = Decimal.of(2);

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
        return upTo(effectiveMultiplier());
    }

    /** The same with what may be held overnight: twice the equity at most (Regulation T, 12 CFR 220.12). */
    public Money overnightBuyingPower() {
        return upTo(effectiveMultiplier().min(TWICE));
    }

    /** What can be bought without borrowing: what is not marginable, crypto for one, is paid for in full. */
    public Money ownBuyingPower() {
        Money unreserved = cash.minus(reserved);
        return unreserved.compareTo(buyingPower()) < 0 ? unreserved : buyingPower();
    }

    /** How many times its equity the account can hold now. */
    public Decimal effectiveMultiplier() {
        return hasEnoughForMargin() ? multiplier : Decimal.ONE;
    }

    /** Whether its equity is enough to borrow and to sell short; the sum is one of dollars. */
    public boolean hasEnoughForMargin() {
        return kind.isMargin()
                && (!cash.currency().equals(Currency.USD) || equity().amount().compareTo(LEAST_FOR_MARGIN) >= 0);
    }

    /** The account's own part of what it holds: half of it where it may borrow (Regulation T), else all. */
    public Money initialMargin() {
        return new Money(
                gross().amount().dividedBy(effectiveMultiplier().min(TWICE), cash.currency().places(), RoundingMode.UP),
                cash.currency());
    }

    private Money upTo(Decimal times) {
        return switch (kind) {
            case CASH -> cash.minus(reserved);
            case MARGIN, INTRADAY_MARGIN ->
                equity().times(times, RoundingMode.DOWN).minus(gross()).minus(reserved);
        };
    }

    /** Equity over the account's own part. */
    public Decimal excess() {
        return equity().minus(initialMargin()).amount();
    }
}
