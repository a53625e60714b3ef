package io.taffrail.feeds.synthetic;

import io.taffrail.model.market.Bar;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The trades of one symbol and one span, until the span is over. */
final class Candle {
    private final Instant from;
    private final Duration span;
    private final List<Trade> trades = new ArrayList<>();

    Candle(Instant from, Duration span) {
        this.from = from;
        this.span = span;
    }

    void add(Trade trade) {
        trades.add(trade);
    }

    /** The trades summed up, empty where there were none. */
    Optional<Bar> bar() {
        if (trades.isEmpty()) {
            return Optional.empty();
        }
        Price high = trades.stream().map(Trade::price).max(Comparator.naturalOrder()).orElseThrow();
        Price low = trades.stream().map(Trade::price).min(Comparator.naturalOrder()).orElseThrow();
        Quantity volume = trades.stream().map(Trade::size).reduce(Quantity.ZERO, Quantity::plus);
        Trade first = trades.getFirst();
        return Optional.of(
                new Bar(from, span, first.symbol(), first.price(), high, low, trades.getLast().price(), volume));
    }
}
