package io.taffrail.alpaca.market;

import io.taffrail.alpaca.AlpacaConfig;
import io.taffrail.alpaca.AlpacaGates;
import io.taffrail.alpaca.Outside;
import io.taffrail.alpaca.rest.AlpacaClient;
import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.rest.Purpose;
import io.taffrail.alpaca.stream.LiveStream;
import io.taffrail.alpaca.wire.Assets;
import io.taffrail.alpaca.wire.Fields;
import io.taffrail.alpaca.wire.UntrustedException;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.ports.Health;
import io.taffrail.ports.LiveMarket;
import io.taffrail.ports.MarketPast;
import io.taffrail.ports.MarketUnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    /** How long anybody waits to hear what a symbol is: an order cannot be judged before, and its sender waits too. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    /** For how long a symbol that Alpaca does not know is not asked for again: the one answer may have been another request's. */
    private static final Duration BELIEVED = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(AlpacaMarket.class);

    private final AlpacaConfig config;
    private final Outside outside;
    private final AlpacaClient client;
    private final AlpacaGates gates;
    private final Map<Half, Told> told = new EnumMap<>(Half.class);
    private final Map<Symbol, Instrument> watched = new ConcurrentHashMap<>();
    /** What Alpaca does not trade, by its own word, and until when that is believed, in nanoseconds. */
    private final Map<Symbol, Long> untraded = new ConcurrentHashMap<>();
    private final Map<Symbol, CompletableFuture<Optional<Instrument>>> asking = new ConcurrentHashMap<>();
    private final Duration patience;
    private final AtomicLong quarantined = new AtomicLong();
    private final Instant begun = Instant.now();
    private volatile Consumer<MarketEvent> listener = _ -> {};

    /** One half's stream. */
    private record Told(MarketConversation conversation, LiveStream stream) {}

    /** A market of which nothing is watched yet; no connection is made before something is. */
    public AlpacaMarket(AlpacaConfig config) {
        this(config, PATIENCE);
    }

    /** The same with another patience than the usual. */
    public AlpacaMarket(AlpacaConfig config, Duration patience) {
        this(config, patience, Outside.real(config));
    }

    /** The same in another world. */
    public AlpacaMarket(AlpacaConfig config, Duration patience, Outside outside) {
        this.config = config;
        this.patience = patience;
        this.outside = outside;
        this.client = new AlpacaClient(config, outside);
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

    /**
     * What it stood at last is told before this returns, where Alpaca says so in time. Nobody waits for longer than
     * {@link #PATIENCE}: the asking goes on without them, and who comes later finds what came of it.
     */
    @Override
    public Optional<Instrument> watch(Symbol symbol) {
        Optional<Instrument> known = Optional.ofNullable(watched.get(symbol));
        return known.isPresent() ? known : awaited(symbol, asking.computeIfAbsent(symbol, this::asking));
    }

    private Optional<Instrument> awaited(Symbol symbol, CompletableFuture<Optional<Instrument>> answer) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            // What it is may be known already, and only how it stands is still on its way.
            return Optional.of(Optional.ofNullable(watched.get(symbol)).orElseThrow(() -> new MarketUnreachableException(
                    symbol, "Alpaca has not answered within " + patience.toMillis() + " ms")));
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof MarketUnreachableException told
                    ? new MarketUnreachableException(symbol, told.why())
                    : new IllegalStateException("asking Alpaca for " + symbol + " failed", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new MarketUnreachableException(symbol, "the asking was interrupted");
        }
    }

    /** However many ask for a symbol at once, Alpaca is asked once. */
    private CompletableFuture<Optional<Instrument>> asking(Symbol symbol) {
        var answer = new CompletableFuture<Optional<Instrument>>();
        Thread.ofVirtual().name("alpaca-asset").start(() -> {
            // Whoever asks after this was answered is not given an answer from before.
            try {
                Optional<Instrument> found = begun(symbol);
                asking.remove(symbol, answer);
                answer.complete(found);
            } catch (RuntimeException | Error failed) {
                asking.remove(symbol, answer);
                answer.completeExceptionally(failed);
            }
        });
        return answer;
    }

    private Optional<Instrument> begun(Symbol symbol) {
        if (watched.containsKey(symbol) || isUntraded(symbol)) {
            return Optional.ofNullable(watched.get(symbol));
        }
        Optional<Instrument> instrument = asked(symbol);
        Optional<Half> half = instrument.flatMap(Half::of);
        if (instrument.isEmpty() || half.isEmpty()) {
            untraded.put(symbol, outside.threads().nanos() + BELIEVED.toNanos());
            return Optional.empty();
        }
        if (watched.putIfAbsent(symbol, instrument.get()) == null) {
            told(half.get()).conversation().want(symbol);
            latest(half.get(), symbol);
        }
        return instrument;
    }

    private boolean isUntraded(Symbol symbol) {
        Long until = untraded.get(symbol);
        return until != null && until - outside.threads().nanos() > 0;
    }

    /** The minutes before this market was opened. */
    @Override
    public Optional<MarketPast> past() {
        return Optional.of(new AlpacaPast(client, symbol -> Optional.ofNullable(watched.get(symbol)), this::putAside, begun));
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
                () -> gates.closedByConfiguration().map(Health.Check::found), outside.threads(), outside.sockets());
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

    /** What Alpaca trades under that name. That it trades nothing is believed only of its own word. */
    private Optional<Instrument> asked(Symbol symbol) {
        gates.closedByConfiguration().ifPresent(closed -> {
            throw new MarketUnreachableException(symbol, "the gate `" + closed.name() + "` is closed: " + closed.found());
        });
        Exchange exchange = client.get("/v2/assets/" + AlpacaClient.encoded(symbol.value()), Map.of(), Purpose.READ);
        return switch (exchange) {
            case Exchange.Answered answer when answer.status() == 404 -> Optional.empty();
            case Exchange.Answered answer when answer.status() == 200 -> read(symbol, answer);
            case Exchange.Answered answer -> throw new MarketUnreachableException(symbol, "Alpaca answered " + answer.status());
            case Exchange.NotSent(var why) -> throw new MarketUnreachableException(symbol, why);
            case Exchange.Lost(var why) -> throw new MarketUnreachableException(symbol, why);
        };
    }

    private Optional<Instrument> read(Symbol symbol, Exchange.Answered answer) {
        try {
            JsonNode asset = answer.body().json();
            if (!Fields.text(asset, "symbol").equals(symbol.value())) {
                throw new UntrustedException("it is about " + Fields.text(asset, "symbol"));
            }
            return Assets.one(asset);
        } catch (UntrustedException untrusted) {
            putAside("the asset " + symbol + ": " + untrusted.getMessage());
            throw new MarketUnreachableException(symbol, "Alpaca's answer cannot be trusted");
        }
    }

    private void putAside(String what) {
        quarantined.incrementAndGet();
        LOG.warn("Alpaca's market data has what cannot be trusted: {}", what);
    }
}
