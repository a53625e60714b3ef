package io.taffrail.runtime;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.ports.Feed;
import io.taffrail.ports.LiveMarket;
import io.taffrail.ports.MarketPast;
import java.util.List;
import java.util.Optional;

/** A live market where a desk asks what trades and whose prices they are; its events come through a {@link LivePump}. */
public record LiveFeed(LiveMarket market) implements Feed {

    @Override
    public MarketSource source() {
        return market.source();
    }

    @Override
    public List<Instrument> instruments() {
        return List.of();
    }

    @Override
    public Optional<Instrument> instrument(Symbol symbol) {
        return market.watch(symbol);
    }

    @Override
    public Optional<MarketPast> past() {
        return market.past();
    }

    @Override
    public Optional<MarketEvent> next() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Its pump closes the market.
    }
}
