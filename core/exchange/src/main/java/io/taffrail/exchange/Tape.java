package io.taffrail.exchange;

import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Price;
import java.util.Optional;

/** What the exchange has seen last of one symbol. */
final class Tape {
    private Optional<Quote> quote = Optional.empty();
    private Optional<Price> lastTrade = Optional.empty();

    void see(Quote latest) {
        quote = Optional.of(latest);
    }

    void see(Trade latest) {
        lastTrade = Optional.of(latest.price());
    }

    Optional<Quote> quote() {
        return quote;
    }

    /** The price on which stops trigger: the last trade where the feed has trades, else the far side. */
    Optional<Price> triggerPrice(Side side) {
        return lastTrade.or(() -> quote.map(seen -> seen.farSide(side)));
    }
}
