package io.taffrail.runtime;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.ports.Feed;
import java.util.List;
import java.util.Optional;

/** A feed of AAPL from which nothing comes by itself. */
interface SilentFeed extends Feed {

    @Override
    default List<Instrument> instruments() {
        return List.of(InstrumentDefaults.of(new Symbol("AAPL")));
    }

    @Override
    default Optional<MarketEvent> next() {
        return Optional.empty();
    }

    @Override
    default void close() {
        // It holds nothing open.
    }
}
