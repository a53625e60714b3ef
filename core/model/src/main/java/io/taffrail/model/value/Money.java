package io.taffrail.model.value;

import java.math.RoundingMode;

/** An amount of one currency; amounts of different currencies are never added. */
public record Money(Decimal amount, Currency currency) implements Comparable<Money> {

    public static Money of(String amount, Currency currency) {
        return new Money(Decimal.of(amount), currency);
    }

    public static Money usd(String amount) {
        return of(amount, Currency.USD);
    }

    public Money plus(Money other) {
        return new Money(amount.plus(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.minus(same(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negated(), currency);
    }

    public Money abs() {
        return amount.isNegative() ? negated() : this;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** This amount times a pure number, rounded to the currency's places. */
    public Money times(Decimal factor, RoundingMode rounding) {
        return new Money(amount.times(factor, currency.places(), rounding), currency);
    }

    /** The part {@code numerator / denominator} of this amount, rounded once, to the currency's places. */
    public Money share(Decimal numerator, Decimal denominator, RoundingMode rounding) {
        var exact = amount.toBigDecimal().multiply(numerator.toBigDecimal());
        return new Money(Decimal.of(exact.divide(denominator.toBigDecimal(), currency.places(), rounding)), currency);
    }

    public boolean isZero() {
        return amount.isZero();
    }

    public boolean isPositive() {
        return amount.isPositive();
    }

    public boolean isNegative() {
        return amount.isNegative();
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    /** {@code "1250.5 USD"}. */
    @Override
    public String toString() {
        return amount + " " + currency;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
