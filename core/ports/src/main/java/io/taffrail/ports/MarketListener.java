package io.taffrail.ports;

import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;

/**
 * Is told of a market as it happens, in its order, by the thread that trades on it: it must not wait for anybody, and must
 * not throw. Who has more to do than to put an event aside does it on a thread of its own.
 */
public interface MarketListener {
    void onQuote(Quote quote);

    void onTrade(Trade trade);

    /** A whole minute is over; one that was told already never changes. */
    void onMinute(Summary minute);
}
