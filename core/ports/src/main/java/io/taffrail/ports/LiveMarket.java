package io.taffrail.ports;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import java.util.List;
import java.util.function.Consumer;

/** A market that goes on now and is told as it happens, by somebody who may not always be there. */
public interface LiveMarket extends AutoCloseable {

    MarketSource source();

    /** What trades on it. */
    List<Instrument> instruments();

    /** Begins to tell, on threads of its own; what was missed while the line was down is not told afterwards. */
    void start(Consumer<MarketEvent> told);

    /** Asks for a symbol to be told of from now on, beginning with its latest quote; asked again, nothing changes. */
    void watch(Symbol symbol);

    @Override
    void close();
}
