package io.taffrail.http;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.Excerpt;
import io.taffrail.ports.Following;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.MarketListener;
import io.taffrail.ports.MarketUnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A synthetic market that stands still: AAPL 190.00 to 190.02, EUR/USD 1.08000 to 1.08010, BTC/USD 60000 to 60010. */
final class StillMarket implements MarketData {
    static final Instant NOW = Instant.parse("2026-03-02T15:30:00Z");

    private static final List<Quote> QUOTES = List.of(
            quote("AAPL", "190.00", "190.02", "300"),
            quote("EUR/USD", "1.08000", "1.08010", "100000"),
            quote("BTC/USD", "60000", "60010", "1.5"));

    private final List<MarketListener> listeners = new CopyOnWriteArrayList<>();
    /** Whether it says of what it does not list that it does not trade; otherwise nobody can be asked. */
    volatile boolean reachable = true;
    private volatile List<Summary> past = List.of();
    private volatile List<MarketEvent> tape = List.of();

    @Override
    public MarketSource source() {
        return new MarketSource(MarketSource.Kind.SYNTHETIC, "SYNTHETIC", "seed 1");
    }

    @Override
    public List<Instrument> instruments() {
        return QUOTES.stream().map(quote -> InstrumentDefaults.of(quote.symbol())).toList();
    }

    @Override
    public Optional<Instrument> instrument(Symbol symbol) {
        Optional<Instrument> known = quote(symbol).map(_ -> InstrumentDefaults.of(symbol));
        if (known.isEmpty() && !reachable) {
            throw new MarketUnreachableException(symbol, "nobody answers");
        }
        return known;
    }

    @Override
    public Optional<Quote> quote(Symbol symbol) {
        return QUOTES.stream().filter(quote -> quote.symbol().equals(symbol)).findFirst();
    }

    @Override
    public Optional<Trade> trade(Symbol symbol) {
        return quote(symbol).map(quote -> new Trade(NOW, symbol, quote.bid(), Quantity.of(7)));
    }

    @Override
    public Optional<Summary> latest(Symbol symbol) {
        return quote(symbol).map(quote -> Summary.of(new Bar(
                NOW.minusSeconds(60), Duration.ofMinutes(1), symbol, quote.bid(), quote.ask(), quote.bid(), quote.ask(),
                Quantity.of(1200))));
    }

    @Override
    public List<Summary> history(Symbol symbol, Instant from, Instant until) {
        return past.stream()
                .filter(summary -> summary.symbol().equals(symbol))
                .filter(summary -> !summary.at().isBefore(from) && summary.at().isBefore(until))
                .toList();
    }

    @Override
    public List<Quote> quotes(Symbol symbol, Excerpt excerpt) {
        return told(Quote.class, symbol, excerpt);
    }

    @Override
    public List<Trade> trades(Symbol symbol, Excerpt excerpt) {
        return told(Trade.class, symbol, excerpt);
    }

    private <E extends MarketEvent> List<E> told(Class<E> kind, Symbol symbol, Excerpt excerpt) {
        List<E> all = tape.stream()
                .filter(event -> event.symbol().equals(symbol) && excerpt.covers(event.at()))
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
        return (excerpt.newestFirst() ? all.reversed() : all).stream().limit(excerpt.most()).toList();
    }

    @Override
    public Following follow(MarketListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells those who follow it. */
    void tells(Consumer<MarketListener> what) {
        listeners.forEach(what);
    }

    /** How many follow it. */
    int followers() {
        return listeners.size();
    }

    /** Tells what was quoted and traded earlier, oldest first. */
    void recorded(List<MarketEvent> events) {
        tape = List.copyOf(events);
    }

    /** Tells what the market did earlier, oldest first. */
    void remembers(List<Summary> summaries) {
        past = List.copyOf(summaries);
    }

    private static Quote quote(String symbol, String bid, String ask, String size) {
        var known = Optional.of(Quantity.of(size));
        return new Quote(NOW, new Symbol(symbol), Price.of(bid), known, Price.of(ask), known);
    }
}
