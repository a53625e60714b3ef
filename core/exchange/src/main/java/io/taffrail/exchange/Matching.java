package io.taffrail.exchange;

import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.List;
import java.util.Optional;

/** What an order comes to when it looks at the market. */
interface Matching {

    /**
     * What it comes to at a quote, one step after the other.
     *
     * @param room how much it may still have of the bar that the quote stands for; empty where no bar limits it
     */
    List<Match> at(WorkingOrder order, Quote quote, Optional<Quantity> room);

    /** What it comes to where others trade. */
    List<Match> at(WorkingOrder order, Trade trade);

    /** Whether a price is worse than a limit. */
    static boolean isBeyond(Price price, Price limit, Side side) {
        return switch (side) {
            case BUY  -> price.isAbove(limit);
            case SELL -> price.isBelow(limit);
        };
    }
}
