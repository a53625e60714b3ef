package io.taffrail.views.performance;

import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.time.Duration;
import java.util.Optional;

/**
 * What closed positions came to, each one trade, its result taken after commission and carry.
 *
 * @param even trades that came to exactly nothing: neither won nor lost, but counted
 * @param winRate won / trades, to four places; empty without trades
 * @param profit what the won ones brought together
 * @param loss what the lost ones cost together, zero or more
 * @param profitFactor profit / loss, to four places; empty where nothing was lost
 * @param expectancy the average result of a trade, to the currency's places
 * @param averageHeld how long a position was held on average, to the second
 */
public record TradeStatistics(
        int trades,
        int won,
        int lost,
        int even,
        Optional<Decimal> winRate,
        Money profit,
        Money loss,
        Optional<Decimal> profitFactor,
        Optional<Money> expectancy,
        Optional<Money> averageWin,
        Optional<Money> averageLoss,
        Optional<Money> largestWin,
        Optional<Money> largestLoss,
        Optional<Duration> averageHeld) {}
