package io.taffrail.alpaca.rest;

import io.taffrail.alpaca.AlpacaConfig;
import io.taffrail.alpaca.Outside;
import io.taffrail.ports.Threads;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Our own thin client of Alpaca's REST API. Reads and cancels are tried again; a {@code POST} or {@code PATCH} is sent once,
 * whatever becomes of it.
 */
public final class AlpacaClient implements AutoCloseable {
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    /** How long a read waits for its turn: the budget's minute, and a little. */
    private static final Duration PATIENCE = Duration.ofSeconds(65);

    private final AlpacaConfig config;
    private final Budget budget;
    private final Requests requests;
    private final Threads threads;
    private volatile Optional<Duration> latency = Optional.empty();
    /** The header tells whole seconds: on average it is half a second old. */
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private volatile Optional<Duration> clockOffset = Optional.empty();
    private volatile boolean closed;

    public AlpacaClient(AlpacaConfig config) {
        this(config, Outside.real(config));
    }

    /** The same in another world. */
    public AlpacaClient(AlpacaConfig config, Outside outside) {
        this.config = config;
        this.requests = outside.requests();
        this.threads = outside.threads();
        this.budget = new Budget(config.rateLimit(), threads::nanos);
    }

    /** The time here, which is not the other side's. */
    public Instant now() {
        return threads.now();
    }

    /** A clock that nobody sets, in nanoseconds since any moment. */
    public long nanos() {
        return threads.nanos();
    }

    public Budget budget() {
        return budget;
    }

    /** How long the latest answer took. */
    public Optional<Duration> latency() {
        return latency;
    }

    /** How far the other side's clock is ahead, as far as its headers tell: to the second. */
    public Optional<Duration> clockOffset() {
        return clockOffset;
    }

    /** Reads, and reads again where it was not answered. */
    public Exchange get(String path, Map<String, String> query, Purpose purpose) {
        return repeated("GET", uri(config.address().trading(), path, query), purpose);
    }

    /** Reads from the address of market data. */
    public Exchange data(String path, Map<String, String> query) {
        return repeated("GET", uri(config.address().data(), path, query), Purpose.READ);
    }

    /** Deletes, and asks again where it was not answered: what is deleted already stays deleted. */
    public Exchange delete(String path) {
        return repeated("DELETE", uri(config.address().trading(), path, Map.of()), Purpose.RESCUE);
    }

    /**
     * Sends a placement once.
     *
     * @param keepsBack why it has to stay here after all; asked when it has its turn
     */
    public Exchange post(String path, byte[] body, Supplier<Optional<String>> keepsBack) {
        return once("POST", path, body, keepsBack);
    }

    /** Sends a replacement once. */
    public Exchange patch(String path, byte[] body) {
        return once("PATCH", path, body, Optional::empty);
    }

    @Override
    public void close() {
        closed = true;
        requests.close();
    }

    private Exchange once(String method, String path, byte[] body, Supplier<Optional<String>> keepsBack) {
        if (!waited(Purpose.ORDER, config.rateLimit().patience())) {
            return new Exchange.NotSent("the rate limit leaves no room for a placement within "
                    + config.rateLimit().patience().toMillis() + " ms");
        }
        Optional<String> kept = keepsBack.get();
        if (kept.isPresent()) {
            return new Exchange.NotSent(kept.get());
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return sent(request(method, uri(config.address().trading(), path, Map.of()), Optional.of(text)));
    }

    private Exchange repeated(String method, URI uri, Purpose purpose) {
        int attempts = config.retries().attempts();
        for (int attempt = 1; ; attempt++) {
            if (!waited(purpose, PATIENCE)) {
                return new Exchange.NotSent("the rate limit leaves no room for a request within " + PATIENCE.toSeconds() + " s");
            }
            Exchange exchange = sent(request(method, uri, Optional.empty()));
            if (attempt >= attempts || !isWorthRepeating(exchange) || !rested(attempt)) {
                return exchange;
            }
        }
    }

    private Exchange sent(Requests.Outgoing request) {
        long begin = threads.nanos();
        Exchange exchange = requests.exchange(request);
        if (exchange instanceof Exchange.Answered answer) {
            latency = Optional.of(Duration.ofNanos(threads.nanos() - begin));
            Budget.date(answer).ifPresent(date -> clockOffset = Optional.of(Duration.between(threads.now(), date.plus(HALF_A_SECOND))));
            budget.heard(answer);
        }
        return exchange;
    }

    private Requests.Outgoing request(String method, URI uri, Optional<String> body) {
        return new Requests.Outgoing(
                method,
                uri,
                Map.of(
                        "APCA-API-KEY-ID", config.keys().id(),
                        "APCA-API-SECRET-KEY", config.keys().secret().reveal(),
                        "Accept", "application/json"),
                body);
    }

    private static boolean isWorthRepeating(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Answered answer -> answer.status() == 429 || answer.status() == 408 || answer.status() >= 500;
            case Exchange.NotSent _, Exchange.Lost _ -> true;
        };
    }

    /** Back-off with full jitter: a wait drawn below a bound that doubles. */
    private boolean rested(int attempt) {
        long bound = config.retries().delay().toMillis() << Math.min(attempt - 1, 16);
        long most = Math.max(1, Math.min(bound, LONGEST_BACK_OFF.toMillis()));
        return slept(Duration.ofMillis(threads.drawn(most) + 1));
    }

    private boolean waited(Purpose purpose, Duration patience) {
        long deadline = threads.nanos() + patience.toNanos();
        while (!closed) {
            Optional<Duration> wait = budget.take(purpose);
            if (wait.isEmpty()) {
                return true;
            }
            long left = deadline - threads.nanos();
            // Others may give back what they have not used, so nobody sleeps through to the end of the wait.
            long nap = Math.min(wait.get().toNanos(), TimeUnit.SECONDS.toNanos(1));
            if (left <= 0 || wait.get().toNanos() > left || !slept(Duration.ofNanos(nap))) {
                return false;
            }
        }
        return false;
    }

    private boolean slept(Duration nap) {
        try {
            threads.sleep(nap);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static URI uri(URI base, String path, Map<String, String> query) {
        String text = query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(base + path + (text.isEmpty() ? "" : "?" + text));
    }

    /** A part of an address, such as a symbol with its slash. */
    public static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
