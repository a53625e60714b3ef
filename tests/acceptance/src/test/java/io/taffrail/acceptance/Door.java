package io.taffrail.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;

/** A plain HTTP client of the Alpaca interface, with or without keys; it retries nothing. */
public final class Door implements AutoCloseable {

    private final URI base;
    private final Map<String, String> keys;
    private final HttpClient client;

    /** @param keys the headers that say who asks; empty for a stranger */
    public Door(URI base, Map<String, String> keys) {
        this(base, keys, Optional.empty());
    }

    /** @param encryption how connections are made, where the server shows a certificate that not everybody believes */
    Door(URI base, Map<String, String> keys, Optional<SSLContext> encryption) {
        this.base = base;
        this.keys = Map.copyOf(keys);
        var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5));
        encryption.ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /** Where the door is. */
    public URI base() {
        return base;
    }

    public Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), Map.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody(), Map.of());
    }

    public Answer post(String path, JsonNode body) {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body.toString()),
                Map.of("Content-Type", "application/json"));
    }

    /** Posts an order given as names and texts. */
    public Answer order(String... namesAndTexts) {
        return post("/v2/orders", Json.object(namesAndTexts));
    }

    /** Buys at the market, for the day. */
    public Answer buy(String symbol, String quantity, String clientOrderId) {
        return order("symbol", symbol, "qty", quantity, "side", "buy", "type", "market", "time_in_force", "day",
                "client_order_id", clientOrderId);
    }

    /** Buys at a limit, good till canceled. */
    public Answer buy(String symbol, String quantity, String limit, String clientOrderId) {
        return order("symbol", symbol, "qty", quantity, "side", "buy", "type", "limit", "time_in_force", "gtc",
                "limit_price", limit, "client_order_id", clientOrderId);
    }

    /** An order by the id that its client gave it. */
    public Answer byClientId(String clientOrderId) {
        return get("/v2/orders:by_client_order_id?client_order_id=" + clientOrderId);
    }

    /** The status of an order that must be there, by the id that its client gave it. */
    public String statusOf(String clientOrderId) {
        return byClientId(clientOrderId).expect(200).text("status");
    }

    /** Sends anything at all; an {@link UncheckedIOException} means that no answer came. */
    public Answer send(String method, String path, HttpRequest.BodyPublisher body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20))
                .method(method, body);
        keys.forEach(request::header);
        headers.forEach(request::setHeader);
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            var received = new HashMap<String, String>();
            response.headers().map().forEach((name, values) -> received.put(name, values.getFirst()));
            return new Answer(method + " " + path, response.statusCode(), Map.copyOf(received), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
