package io.taffrail.acceptance.hostile;

import io.taffrail.acceptance.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;

/**
 * A client that wants each of its intents executed once, across a network that loses things: by one of the two policies
 * of order-safety.md, section 2.1.
 */
final class RetryingClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final int MOST_ATTEMPTS = 40;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI broker;
    private final Map<String, String> keys;

    /** How a client goes on when it does not know what became of its order. */
    enum Policy {
        /** Row A: look the order up, and send it again only under its own id, once two look-ups did not find it. */
        CAREFUL,
        /** Row C: at the first timeout or failure, send it anew under a new id. */
        NAIVE
    }

    private enum Outcome { PLACED, REFUSED, UNKNOWN, ABSENT }

    RetryingClient(URI broker, Map<String, String> keys) {
        this.broker = broker;
        this.keys = Map.of("APCA-API-KEY-ID", keys.get("APCA_API_KEY_ID"), "APCA-API-SECRET-KEY", keys.get("APCA_API_SECRET_KEY"));
    }

    /** Buys once, as the policy understands it; the ids of all that is sent begin with the intent's and a dot. */
    void buy(Policy policy, String intent, String symbol, int quantity) {
        switch (policy) {
            case CAREFUL -> careful(intent + ".1", symbol, quantity);
            case NAIVE   -> naive(intent, symbol, quantity);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void naive(String intent, String symbol, int quantity) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            if (post(intent + "." + attempt, symbol, quantity) == Outcome.PLACED) {
                return;
            }
        }
        throw new AssertionError(intent + " never got through");
    }

    private void careful(String id, String symbol, int quantity) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            switch (post(id, symbol, quantity)) {
                case PLACED          -> { return; }
                case REFUSED, ABSENT -> { }
                case UNKNOWN         -> {
                    if (isFound(id)) {
                        return;
                    }
                }
            }
        }
        throw new AssertionError(id + " never got through");
    }

    /** Looks up until it is found, or was twice not found; an inconclusive answer counts for nothing. */
    private boolean isFound(String id) {
        int absent = 0;
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            switch (lookUp(id)) {
                case PLACED           -> { return true; }
                case ABSENT           -> absent++;
                case REFUSED, UNKNOWN -> { }
            }
            if (absent == 2) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError(id + " cannot be looked up");
    }

    private Outcome post(String id, String symbol, int quantity) {
        var body = Json.object("symbol", symbol, "qty", Integer.toString(quantity), "side", "buy", "type", "market",
                "time_in_force", "day", "client_order_id", id);
        return send(id, HttpRequest.newBuilder(broker.resolve("/v2/orders"))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private Outcome lookUp(String id) {
        var query = URLEncoder.encode(id, StandardCharsets.UTF_8);
        return send(id, HttpRequest.newBuilder(broker.resolve("/v2/orders:by_client_order_id?client_order_id=" + query)));
    }

    private Outcome send(String id, HttpRequest.Builder request) {
        keys.forEach(request::header);
        try {
            var reply = client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return switch (reply.statusCode()) {
                case 200 -> told(reply.body()).filter(id::equals).isPresent() ? Outcome.PLACED : Outcome.UNKNOWN;
                case 404 -> Outcome.ABSENT;
                case 422 -> reply.body().contains("client_order_id must be unique") ? Outcome.PLACED : Outcome.REFUSED;
                case 429 -> Outcome.REFUSED;
                default  -> Outcome.UNKNOWN;
            };
        } catch (IOException _) {
            return Outcome.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking", e);
        }
    }

    private static Optional<String> told(String body) {
        try {
            return Optional.of(Json.read(body).path("client_order_id").asString());
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
