package io.taffrail.runtime;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Decimal;
import io.taffrail.ports.Excerpt;
import io.taffrail.ports.Feed;
import io.taffrail.ports.Following;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.MarketListener;
import io.taffrail.ports.MarketPast;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The latest of one market, and its past where it is asked to remember: written by the desk's loop, read by anybody, and told to
 * those who follow it.
 */
public final class Market implements MarketData {
    private static final Duration LATEST_REACH = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MarketSource source;
    private final Map<Symbol, Instrument> instruments = new ConcurrentHashMap<>();
    private final Map<Symbol, Quote> quotes = new ConcurrentHashMap<>();
    private final Map<Symbol, Trade> trades = new ConcurrentHashMap<>();
    private final Map<Symbol, Drift> drifts = new ConcurrentHashMap<>();
    private final Map<Symbol, Chart> charts = new ConcurrentHashMap<>();
    private final Map<Symbol, Tape<Quote>> quoteTapes = new ConcurrentHashMap<>();
    private final Map<Symbol, Tape<Trade>> tradeTapes = new ConcurrentHashMap<>();
    private final List<MarketListener> listeners = new CopyOnWriteArrayList<>();
    private final boolean remembers;
    private final Optional<MarketPast> past;
    private final Function<Symbol, Optional<Instrument>> unlisted;
    private volatile Instant now = Instant.MIN;
    /** Of the minute that runs; only the loop asks. */
    private Instant minuteEnd = Instant.MIN;

    /** A market that knows the latest only: for a desk that nobody asks for the past. */
    public Market(MarketSource source, List<Instrument> listed) {
        this(source, listed, false, Optional.empty(), _ -> Optional.empty());
    }

    private Market(MarketSource source, List<Instrument> listed, boolean remembers, Optional<MarketPast> past,
            Function<Symbol, Optional<Instrument>> unlisted) {
        this.source = source;
        this.remembers = remembers;
        this.past = past;
        this.unlisted = unlisted;
        listed.forEach(instrument -> instruments.put(instrument.symbol(), instrument));
    }

    /** A market that also remembers what each symbol did, minute by minute, and knows what the feed says of earlier. */
    public static Market remembering(Feed feed) {
        return new Market(feed.source(), feed.instruments(), true, feed.past(), feed::instrument);
    }

    void accept(MarketEvent event) {
        switch (event) {
            case Quote quote -> {
                quotes.put(quote.symbol(), quote);
                drifts.computeIfAbsent(quote.symbol(), _ -> new Drift()).accept(quote);
            }
            case Trade trade -> trades.put(trade.symbol(), trade);
            case Bar _       -> {}
        }
        if (remembers) {
            remember(event);
            tell(event);
        }
    }

    /** There is no more to come: what has been told is all that its minutes will have. */
    void over() {
        now = Instant.MAX;
        tellMinutes(Instant.MAX);
    }

    private void remember(MarketEvent event) {
        Chart chart = charts.computeIfAbsent(event.symbol(), _ -> new Chart());
        switch (event) {
            case Quote quote -> {
                chart.accept(quote);
                quoteTapes.computeIfAbsent(quote.symbol(), _ -> new Tape<>()).accept(quote);
            }
            case Trade trade -> {
                chart.accept(trade);
                tradeTapes.computeIfAbsent(trade.symbol(), _ -> new Tape<>()).accept(trade);
            }
            case Bar bar -> chart.accept(bar);
        }
        // A bar comes after the last moment of its span, and says only when that began.
        now = event.at().isAfter(now) ? event.at() : now;
    }

    private void tell(MarketEvent event) {
        if (!now.isBefore(minuteEnd)) {
            // What is over is told before what has just begun.
            Instant begun = Chart.minuteOf(now);
            tellMinutes(begun);
            minuteEnd = begun.plus(MINUTE);
        }
        for (MarketListener listener : listeners) {
            switch (event) {
                case Quote quote -> listener.onQuote(quote);
                case Trade trade -> listener.onTrade(trade);
                case Bar _       -> {}
            }
        }
    }

    /** Tells the minutes that began since the last time and before a moment. */
    private void tellMinutes(Instant until) {
        Instant from = minuteEnd.equals(Instant.MIN) ? Instant.MIN : minuteEnd.minus(MINUTE);
        if (listeners.isEmpty() || !from.isBefore(until)) {
            return;
        }
        charts.values().stream()
                .flatMap(chart -> chart.between(from, until, now).stream())
                .filter(line -> line.span().equals(MINUTE))
                .flatMap(line -> whole(line).stream())
                .sorted(Comparator.comparing(Summary::at).thenComparing(line -> line.symbol().value()))
                .forEach(line -> listeners.forEach(listener -> listener.onMinute(line)));
    }

    /**
     * A minute of which the feed told a part only is as its past has it; where that would have to be waited for, in the middle
     * of a turn, it is not told: whoever asks for the past has it whole.
     */
    private Optional<Summary> whole(Summary line) {
        if (!line.at().isBefore(told())) {
            return Optional.of(line);
        }
        return past.filter(MarketPast::isAtHand).map(_ -> overBy(line.symbol(), line.at(), line.end()).stream()
                .findFirst()
                .orElse(line));
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
        return known(symbol).or(() -> {
            Optional<Instrument> found = unlisted.apply(symbol);
            found.ifPresent(instrument -> instruments.putIfAbsent(symbol, instrument));
            return found;
        });
    }

    /** What trades under that name, where it was asked for before: nobody is asked now, as is right in a desk's turn. */
    Optional<Instrument> known(Symbol symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    @Override
    public Optional<Quote> quote(Symbol symbol) {
        return Optional.ofNullable(quotes.get(symbol));
    }

    /** How far the price has moved within five minutes, in hundredths; empty where nothing was ever quoted. */
    Optional<Decimal> drift(Symbol symbol, Instant at) {
        return Optional.ofNullable(drifts.get(symbol)).flatMap(drift -> drift.percent(at));
    }

    @Override
    public Optional<Trade> trade(Symbol symbol) {
        return Optional.ofNullable(trades.get(symbol));
    }

    @Override
    public Optional<Summary> latest(Symbol symbol) {
        return Optional.ofNullable(charts.get(symbol))
                .flatMap(chart -> chart.latest(now))
                .filter(latest -> !latest.at().isBefore(told()))
                .or(() -> past.map(MarketPast::end)
                        .map(end -> overBy(symbol, end.minus(LATEST_REACH), end))
                        .filter(minutes -> !minutes.isEmpty())
                        .map(List::getLast));
    }

    /** The same as history, but only what nobody has to be waited for: a past over a network is left out. */
    List<Summary> remembered(Symbol symbol, Instant from, Instant until) {
        if (past.filter(known -> !known.isAtHand()).isEmpty()) {
            return history(symbol, from, until);
        }
        Chart chart = charts.get(symbol);
        return chart == null ? List.of() : chart.between(from, until, now);
    }

    @Override
    public List<Summary> history(Symbol symbol, Instant from, Instant until) {
        List<Summary> before = overBy(symbol, from, until);
        Chart chart = charts.get(symbol);
        List<Summary> since = chart == null
                ? List.of()
                : chart.between(from.isAfter(told()) ? from : told(), until, now);
        return before.isEmpty() ? since : Stream.concat(before.stream(), since.stream()).toList();
    }

    @Override
    public List<Quote> quotes(Symbol symbol, Excerpt excerpt) {
        return read(quoteTapes.getOrDefault(symbol, new Tape<>()), excerpt, earlier -> past.map(known -> known.quotes(symbol, earlier)));
    }

    @Override
    public List<Trade> trades(Symbol symbol, Excerpt excerpt) {
        return read(tradeTapes.getOrDefault(symbol, new Tape<>()), excerpt, earlier -> past.map(known -> known.trades(symbol, earlier)));
    }

    private <E extends MarketEvent> List<E> read(
            Tape<E> tape, Excerpt excerpt, Function<Excerpt, Optional<List<E>>> earlier) {
        return tape.read(excerpt, now, before -> earlier.apply(before).orElse(List.of()));
    }

    @Override
    public Following follow(MarketListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Of the minute in which the feed began it has told a part only, and its past all. */
    private Instant told() {
        return past.map(MarketPast::end).orElse(Instant.MIN);
    }

    private List<Summary> overBy(Symbol symbol, Instant from, Instant until) {
        return past.map(known -> known.minutes(symbol, from, until)).orElse(List.of()).stream()
                .filter(minute -> !minute.end().isAfter(now))
                .toList();
    }
}
