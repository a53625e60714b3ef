package io.taffrail.views.portfolio;

import io.taffrail.model.value.Money;

/**
 * What is at stake in some positions.
 *
 * @param longs what the long ones are worth
 * @param shorts what the short ones would cost to buy back, zero or more
 * @param unrealised what closing all would realise now, before commission
 * @param openRisk what would be lost from now on, were every working stop reached and traded at its price
 * @param uncovered what is worth, without sign, that no working stop protects
 */
public record Stake(Money longs, Money shorts, Money unrealised, Money openRisk, Money uncovered) {

    static Stake nothing(Money zero) {
        return new Stake(zero, zero, zero, zero, zero);
    }

    Stake plus(Stake other) {
        return new Stake(
                longs.plus(other.longs), shorts.plus(other.shorts), unrealised.plus(other.unrealised),
                openRisk.plus(other.openRisk), uncovered.plus(other.uncovered));
    }

    /** Long and short added up without regard to sign. */
    public Money gross() {
        return longs.plus(shorts);
    }

    /** Long less short. */
    public Money net() {
        return longs.minus(shorts);
    }

    /** What they would be worth, were every working stop reached; what has none is taken at its price of now. */
    public Money netAtStop() {
        return net().minus(openRisk);
    }
}
