package io.taffrail.engine.risk;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Money;

/**
 * What many exposures come to, taken at their worst: all that works, is in doubt or is being replaced counts as if it traded.
 * It is kept by adding and taking away, so that a limit costs the same with one position or a thousand.
 *
 * @param gross the worst of each exposure added up
 * @param ifBought all positions, long less short, were every purchase to trade
 * @param ifSold the same, were every sale to trade
 * @param unexecuted the worth of the orders that may still trade
 * @param positions how many instruments are held or being entered
 * @param orders how many orders work
 */
public record Tally(Money gross, Money ifBought, Money ifSold, Money unexecuted, int positions, int orders) {

    public static Tally none(Currency currency) {
        Money zero = currency.zero();
        return new Tally(zero, zero, zero, zero, 0, 0);
    }

    private static Tally of(Exposure exposure) {
        Money held = exposure.marketValue();
        Money worst = exposure.worst();
        return new Tally(
                worst, held.plus(exposure.buyWorth()), held.minus(exposure.sellWorth()), exposure.unexecuted(),
                exposure.position().isFlat() && !worst.isPositive() ? 0 : 1, 0);
    }

    /** With one exposure in another's place. */
    public Tally replaced(Exposure before, Exposure after) {
        return minus(of(before)).plus(of(after));
    }

    /** With so many more orders that work. */
    public Tally withOrders(int more) {
        return more == 0 ? this : new Tally(gross, ifBought, ifSold, unexecuted, positions, orders + more);
    }

    public Tally plus(Tally other) {
        return new Tally(
                gross.plus(other.gross), ifBought.plus(other.ifBought), ifSold.plus(other.ifSold),
                unexecuted.plus(other.unexecuted), positions + other.positions, orders + other.orders);
    }

    public Tally minus(Tally other) {
        return new Tally(
                gross.minus(other.gross), ifBought.minus(other.ifBought), ifSold.minus(other.ifSold),
                unexecuted.minus(other.unexecuted), positions - other.positions, orders - other.orders);
    }

    /** Long less short, or short less long, whichever could become the larger. */
    public Money net() {
        return ifBought.max(ifSold.negated()).max(gross.currency().zero());
    }
}
