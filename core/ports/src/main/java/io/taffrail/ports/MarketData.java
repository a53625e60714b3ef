package io.taffrail.ports;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The latest of a market and what it did before, for whoever asks; safe to be read by any thread. */
public interface MarketData {

    MarketSource source();

    /** What trades here, by symbol. */
    List<Instrument> instruments();

    /**
     * What trades under a name; a live market may be asked, and waited for.
     *
     * @throws MarketUnreachableException where it could not be asked: it may trade, or not
     */
    Optional<Instrument> instrument(Symbol symbol);

    Optional<Quote> quote(Symbol symbol);

    Optional<Trade> trade(Symbol symbol);

    /** The latest minute, or longer bar, that is over. */
    Optional<Summary> latest(Symbol symbol);

    /**
     * What was told of a symbol, oldest first, in minutes and in bars that are longer: all that began in a span and is over,
     * as far back as is remembered.
     *
     * @param from the span's first moment
     * @param until the first moment after it
     */
    List<Summary> history(Symbol symbol, Instant from, Instant until);

    /** Quotes of a symbol, one by one, as far back as they are remembered. */
    default List<Quote> quotes(Symbol symbol, Excerpt excerpt) {
        return List.of();
    }

    /** Trades of a symbol, one by one, as far back as they are remembered. */
    default List<Trade> trades(Symbol symbol, Excerpt excerpt) {
        return List.of();
    }

    /** Tells a listener all that happens from now on; a market that stands still has nothing to tell. */
    default Following follow(MarketListener listener) {
        return () -> {};
    }
}
