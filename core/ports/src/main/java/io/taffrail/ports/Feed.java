package io.taffrail.ports;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import java.util.List;
import java.util.Optional;

/**
 * A market that can be read event by event, in the order of time; events of one moment come in the feed's own order,
 * the same at every reading. Bars are followed by the quotes that they stand for.
 */
public interface Feed extends AutoCloseable {

    /** Which market it is. */
    MarketSource source();

    /** What trades on it. */
    List<Instrument> instruments();

    /**
     * What trades on it under a name that is not listed, where it can find out; it may wait for an answer, and from then on
     * the instrument is told of.
     *
     * @throws MarketUnreachableException where it could not be asked
     */
    default Optional<Instrument> instrument(Symbol symbol) {
        return Optional.empty();
    }

    /** The next event, empty where there is no more. */
    Optional<MarketEvent> next();

    /** What the market did before its first event, where it can tell. */
    default Optional<MarketPast> past() {
        return Optional.empty();
    }

    /**
     * The bar that one of the latest quotes stands for, where it stands for one, with the volume that only a feed of the
     * past knows before the bar is over. It may be asked by any thread.
     */
    default Optional<Bar> barOf(Quote quote) {
        return Optional.empty();
    }

    @Override
    void close();
}
