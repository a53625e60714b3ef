package io.taffrail.ports;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import java.util.List;
import java.util.Optional;

/** The latest of a market, for whoever asks; safe to be read by any thread. */
public interface MarketData {

    MarketSource source();

    /** What trades here, by symbol. */
    List<Instrument> instruments();

    Optional<Instrument> instrument(Symbol symbol);

    Optional<Quote> quote(Symbol symbol);

    Optional<Trade> trade(Symbol symbol);

    /** The latest bar that is over. */
    Optional<Bar> bar(Symbol symbol);
}
