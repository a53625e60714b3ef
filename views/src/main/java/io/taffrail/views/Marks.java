package io.taffrail.views;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.ports.MarketData;
import java.math.RoundingMode;
import java.util.Optional;

/** At what price something that is held is valued now: the latest trade, else the middle of the latest quote. */
final class Marks {
    private final MarketData market;

    Marks(MarketData market) {
        this.market = market;
    }

    Optional<Price> of(Symbol symbol) {
        return market.trade(symbol).map(Trade::price).or(() -> market.quote(symbol).map(Marks::middle));
    }

    private static Price middle(Quote quote) {
        Decimal sum = quote.bid().value().plus(quote.ask().value());
        return new Price(sum.dividedBy(Decimal.of(2), 9, RoundingMode.HALF_EVEN));
    }
}
