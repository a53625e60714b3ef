package io.taffrail.runtime;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.ports.MarketData;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The latest of one market: written by the desk's loop, read by anybody. */
public final class Market implements MarketData {
    private final MarketSource source;
    private final Map<Symbol, Instrument> instruments = new ConcurrentHashMap<>();
    private final Map<Symbol, Quote> quotes = new ConcurrentHashMap<>();
    private final Map<Symbol, Trade> trades = new ConcurrentHashMap<>();
    private final Map<Symbol, Bar> bars = new ConcurrentHashMap<>();

    public Market(MarketSource source, List<Instrument> listed) {
        this.source = source;
        listed.forEach(instrument -> instruments.put(instrument.symbol(), instrument));
    }

    void accept(MarketEvent event) {
        switch (event) {
            case Quote quote -> quotes.put(quote.symbol(), quote);
            case Trade trade -> trades.put(trade.symbol(), trade);
            case Bar bar     -> bars.put(bar.symbol(), bar);
        }
    }

    @Override
    public MarketSource source() {
        return source;
    }

    @Override
    public List<Instrument> instruments() {
        return instruments.values().stream()
                .sorted(Comparator.comparing(instrument -> instrument.symbol().value()))
                .toList();
    }

    @Override
    public Optional<Instrument> instrument(Symbol symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    @Override
    public Optional<Quote> quote(Symbol symbol) {
        return Optional.ofNullable(quotes.get(symbol));
    }

    @Override
    public Optional<Trade> trade(Symbol symbol) {
        return Optional.ofNullable(trades.get(symbol));
    }

    @Override
    public Optional<Bar> bar(Symbol symbol) {
        return Optional.ofNullable(bars.get(symbol));
    }
}
