package io.taffrail.model.performance;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.value.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one day of New York brought in one symbol, to one strategy or to nobody's orders, on one account.
 *
 * @param realised the profit of what was closed, before commission
 * @param commission what the venue took
 * @param carry what holding it brought, below zero where it cost
 * @param traded what the fills were worth
 * @param fills in how many executions
 */
public record DayResult(
        LocalDate date,
        AccountId account,
        Optional<StrategyId> strategy,
        Symbol symbol,
        AssetClass assetClass,
        Money realised,
        Money commission,
        Money carry,
        Money traded,
        int fills) {

    /** The profit after all that it cost. */
    public Money net() {
        return realised.minus(commission).plus(carry);
    }
}
