package io.taffrail.ports;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import java.util.Optional;
import java.util.function.Consumer;

/** A market that goes on now and is told as it happens, by somebody who may not always be there. */
public interface LiveMarket extends AutoCloseable {

    MarketSource source();

    /** What it did before it was told event by event, where it can say. */
    Optional<MarketPast> past();

    /** Begins to tell, on threads of its own; what is missed while the line is down is not told afterwards. */
    void start(Consumer<MarketEvent> told);

    /**
     * Asks for a symbol to be told of from now on, beginning with how it stands; asked again, nothing changes. It may wait
     * for an answer, though not for long, and is therefore never called in a desk's turn.
     *
     * @return what it is; empty where it does not trade here
     * @throws MarketUnreachableException where nobody answers in time
     */
    Optional<Instrument> watch(Symbol symbol);

    @Override
    void close();
}
