package io.taffrail.model.performance;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A position from its opening to its end: one trade of the statistics.
 *
 * @param strategy whose it was; empty where the orders were nobody's strategy
 * @param largest the most that was held, without sign
 * @param entryPx the average price of all that went in, to nine places
 * @param exitPx the average price of all that came out; empty where none of these books' orders took it out
 * @param entryWorth what went in was worth
 * @param realised the profit before commission
 * @param carry what holding it brought, below zero where it cost
 * @param closedBy the order that closed the last of it; empty where the broker's word did
 */
public record RoundTrip(
        AccountId account,
        Optional<StrategyId> strategy,
        Symbol symbol,
        AssetClass assetClass,
        boolean isLong,
        Decimal largest,
        Price entryPx,
        Optional<Price> exitPx,
        Money entryWorth,
        Money realised,
        Money commission,
        Money carry,
        Instant openedAt,
        Optional<OrderId> openedBy,
        Instant closedAt,
        Optional<OrderId> closedBy,
        ExitReason reason) {

    /** The profit after all that it cost. */
    public Money net() {
        return realised.minus(commission).plus(carry);
    }

    public Duration held() {
        return Duration.between(openedAt, closedAt);
    }
}
