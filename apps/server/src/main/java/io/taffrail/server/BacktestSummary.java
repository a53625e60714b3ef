package io.taffrail.server;

import io.taffrail.model.journal.Head;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.views.Accounts.Standing;
import io.taffrail.views.Positions.Holding;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backtest came to.
 *
 * @param from the time of the first event of the market
 * @param to the time of the last
 * @param orders how many orders ended in each state
 * @param fills how many executions there were
 * @param standing the account at the end, at the last prices
 * @param positions what it holds at the end
 * @param head the journal's head
 */
public record BacktestSummary(
        BacktestOptions options,
        MarketSource source,
        Instant from,
        Instant to,
        Map<OrderStatus, Integer> orders,
        long fills,
        Standing standing,
        List<Holding> positions,
        Head head) {}
