package io.taffrail.alpaca.market;

import io.taffrail.alpaca.AlpacaConfig;
import io.taffrail.alpaca.AlpacaGates;
import io.taffrail.alpaca.rest.AlpacaClient;
import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.rest.Purpose;
import io.taffrail.alpaca.stream.LiveStream;
import io.taffrail.alpaca.wire.Assets;
import io.taffrail.alpaca.wire.UntrustedException;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.ports.Health;
import io.taffrail.ports.LiveMarket;
import io.taffrail.ports.MarketPast;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Alpaca's market, real and now: what is watched is told as it happens, at first as it stood last. Quotes and trades are told;
 * minutes follow from them. Events are told by several threads, of one symbol in the order in which they came.
 */
public final class AlpacaMarket implements LiveMarket {
    private static final Logger LOG = LoggerFactory.getLogger(AlpacaMarket.class);

    private final AlpacaConfig config;
    private final AlpacaClient client;
    private final AlpacaGates gates;
    private final Map<Half, Told> told = new EnumMap<>(Half.class);
    private final Map<Symbol, Instrument> watched = new ConcurrentHashMap<>();
    private final Map<Symbol, Optional<Instrument>> looked = new ConcurrentHashMap<>();
    private final AtomicLong quarantined = new AtomicLong();
    private final Instant begun = Instant.now();
    private volatile Consumer<MarketEvent> listener = _ -> {};

    /** One half's stream. */
    private record Told(MarketConversation conversation, LiveStream stream) {}

    /** A market of which nothing is watched yet; no connection is made before something is. */
    public AlpacaMarket(AlpacaConfig config) {
        this.config = config;
        this.client = new AlpacaClient(config);
        this.gates = new AlpacaGates(config);
    }

    /** A folder that trades on it keeps to it for life. */
    @Override
    public MarketSource source() {
        return new MarketSource(MarketSource.Kind.LIVE, "ALPACA", "iex, crypto/us");
    }

    @Override
    public void start(Consumer<MarketEvent> told) {
        listener = told;
    }

    /** All that is watched. */
    public List<Instrument> instruments() {
        return List.copyOf(watched.values());
    }

    /** What Alpaca trades under that name; asked once for each name that it knows, and again where it did not answer. */
    public Optional<Instrument> instrument(Symbol symbol) {
        Optional<Instrument> known = Optional.ofNullable(watched.get(symbol)).or(() -> looked.getOrDefault(symbol, Optional.empty()));
        return known.isPresent() || looked.containsKey(symbol) ? known : asked(symbol);
    }

    /** What it stood at last is told before this returns, where Alpaca says. */
    @Override
    public Optional<Instrument> watch(Symbol symbol) {
        Optional<Instrument> instrument = instrument(symbol);
        Optional<Half> half = instrument.flatMap(Half::of);
        if (instrument.isEmpty() || half.isEmpty()) {
            return Optional.empty();
        }
        if (watched.putIfAbsent(symbol, instrument.get()) == null) {
            latest(half.get(), symbol);
            told(half.get()).conversation().want(symbol);
        }
        return instrument;
    }

    /** The minutes before this market was opened. */
    @Override
    public Optional<MarketPast> past() {
        return Optional.of(new AlpacaPast(client, this::instrument, this::putAside, begun));
    }

    /** How many messages were put aside because they could not be trusted. */
    public long quarantined() {
        return quarantined.get();
    }

    /** What keeps it from telling what happens, where something does. */
    public Optional<String> trouble() {
        synchronized (told) {
            return told.values().stream().map(half -> half.stream().trouble()).flatMap(Optional::stream).findFirst();
        }
    }

    @Override
    public void close() {
        synchronized (told) {
            told.values().forEach(half -> half.stream().close());
        }
        client.close();
    }

    private Told told(Half half) {
        synchronized (told) {
            return told.computeIfAbsent(half, this::opened);
        }
    }

    private Told opened(Half half) {
        var conversation = new MarketConversation(config.keys(), event -> listener.accept(event), () -> caughtUp(half), this::putAside);
        var stream = new LiveStream(
                config.address().dataStream(half.stream()), config.stream(), config.timeouts().connect(), conversation,
                () -> gates.closedByConfiguration().map(Health.Check::found));
        stream.start();
        return new Told(conversation, stream);
    }

    /** What happened while nobody listened is not told; where it has come to is. */
    private void caughtUp(Half half) {
        List<Symbol> wanted = told(half).conversation().wanted();
        Thread.ofVirtual().name("alpaca-latest").start(() -> wanted.forEach(symbol -> latest(half, symbol)));
    }

    private void latest(Half half, Symbol symbol) {
        latest(half.trades(), "trades", half, symbol, MarketMessages::trade);
        latest(half.quotes(), "quotes", half, symbol, MarketMessages::quote);
    }

    private void latest(
            String path, String name, Half half, Symbol symbol, BiFunction<Symbol, JsonNode, Optional<MarketEvent>> reading) {
        try {
            if (client.data(path, half.query(symbol)) instanceof Exchange.Answered answer && answer.status() == 200) {
                JsonNode node = answer.body().json().path(name).path(symbol.value());
                if (node.isObject()) {
                    reading.apply(symbol, node).ifPresent(listener);
                }
            }
        } catch (UntrustedException | IllegalArgumentException untrusted) {
            putAside("the latest of " + symbol + ": " + untrusted.getMessage());
        }
    }

    private Optional<Instrument> asked(Symbol symbol) {
        if (gates.closedByConfiguration().isPresent()) {
            return Optional.empty();
        }
        Exchange exchange = client.get("/v2/assets/" + AlpacaClient.encoded(symbol.value()), Map.of(), Purpose.READ);
        if (!(exchange instanceof Exchange.Answered answer)) {
            return Optional.empty();
        }
        if (answer.status() == 404) {
            looked.put(symbol, Optional.empty());
        }
        if (answer.status() != 200) {
            return Optional.empty();
        }
        try {
            Optional<Instrument> found = Assets.one(answer.body().json()).filter(one -> one.symbol().equals(symbol));
            looked.put(symbol, found);
            return found;
        } catch (UntrustedException untrusted) {
            putAside("the asset " + symbol + ": " + untrusted.getMessage());
            return Optional.empty();
        }
    }

    private void putAside(String what) {
        quarantined.incrementAndGet();
        LOG.warn("Alpaca's market data has what cannot be trusted: {}", what);
    }
}
