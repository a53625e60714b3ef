package io.taffrail.exchange;

import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Price;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** What the exchange has seen last of one symbol. */
final class Tape {
    private Optional<Quote> quote = Optional.empty();
    private Optional<Trade> trade = Optional.empty();

    void see(MarketEvent event) {
        switch (event) {
            case Quote latest -> quote = Optional.of(latest);
            case Trade latest -> trade = Optional.of(latest);
            case Bar _        -> {}
        }
    }

    Optional<Quote> quote() {
        return quote;
    }

    Optional<Trade> trade() {
        return trade;
    }

    /**
     * The price on which stops trigger: the last trade where the feed has trades, else the far side.
     *
     * @param counts whether what was said at a moment counts now
     */
    Optional<Price> triggerPrice(Side side, Predicate<Instant> counts) {
        return trade.isPresent()
                ? trade.filter(seen -> counts.test(seen.at())).map(Trade::price)
                : quote.filter(seen -> counts.test(seen.at())).map(seen -> seen.farSide(side));
    }
}
