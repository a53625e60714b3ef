package io.taffrail.model.signal;

import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Money;

/**
 * What a strategy has won and lost so far, in sums that cost the same after one trade or a million.
 *
 * @param wins how many closing trades made money
 * @param losses how many lost some
 * @param won what the winners made together, zero or more
 * @param lost what the losers lost together, zero or more
 */
public record TradeRecord(long wins, long losses, Money won, Money lost) {

    public TradeRecord {
        if (wins < 0 || losses < 0 || won.isNegative() || lost.isNegative()) {
            throw new IllegalArgumentException(
                    "counts and sums are zero or more: " + wins + ", " + losses + ", " + won + ", " + lost);
        }
    }

    /** Before the first trade. */
    public static TradeRecord none(Currency currency) {
        return new TradeRecord(0, 0, currency.zero(), currency.zero());
    }

    /** With one more closing trade; one that made nothing and lost nothing is no evidence either way. */
    public TradeRecord with(Money profit) {
        if (profit.isPositive()) {
            return new TradeRecord(wins + 1, losses, won.plus(profit), lost);
        }
        return profit.isNegative() ? new TradeRecord(wins, losses + 1, won, lost.minus(profit)) : this;
    }

    public long trades() {
        return wins + losses;
    }
}
