package io.taffrail.ports;

import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
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

    /** The next event, empty where there is no more. */
    Optional<MarketEvent> next();

    @Override
    void close();
}
