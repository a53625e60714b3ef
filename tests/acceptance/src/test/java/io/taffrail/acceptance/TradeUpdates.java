package io.taffrail.acceptance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A listener on the stream of trade updates that keeps everything it hears. */
final class TradeUpdates implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    private TradeUpdates(URI base) {
        var address = URI.create(base.toString().replaceFirst("^http", "ws") + "/stream");
        socket = client.newWebSocketBuilder().connectTimeout(PATIENCE).buildAsync(address, new Ear()).join();
    }

    /** Connects, shows its keys and listens; returns once the server has confirmed both. */
    static TradeUpdates listen(URI base, Map<String, String> keys) {
        var updates = new TradeUpdates(base);
        updates.say("""
                {"action":"authenticate","data":{"key_id":"%s","secret_key":"%s"}}"""
                .formatted(keys.get("APCA_API_KEY_ID"), keys.get("APCA_API_SECRET_KEY")));
        updates.await("authorization", message -> message.path("stream").asString().equals("authorization"));
        updates.say("""
                {"action":"listen","data":{"streams":["trade_updates"]}}""");
        updates.await("the confirmation of listening", message -> message.path("stream").asString().equals("listening"));
        return updates;
    }

    /** Connects and says nothing. */
    static TradeUpdates connect(URI base) {
        return new TradeUpdates(base);
    }

    /** Sends one text frame. */
    void say(String text) {
        socket.sendText(text, true).join();
    }

    /** Every message so far, in the order of arrival. */
    List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    /** The kind of every frame so far: {@code text} or {@code binary}. */
    List<String> frames() {
        return List.copyOf(frames);
    }

    /** Waits for a message. */
    JsonNode await(String what, Predicate<JsonNode> condition) {
        try {
            return Waiting.forValue(what + " on the stream", PATIENCE, () -> heard.stream().filter(condition).findFirst());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", which said " + heard, e);
        }
    }

    /** Waits for an event of one order. */
    JsonNode awaitEvent(String event, String clientOrderId) {
        return await(event + " of " + clientOrderId, message -> message.path("data").path("event").asString().equals(event)
                && message.path("data").path("order").path("client_order_id").asString().equals(clientOrderId));
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            return part(from, "text", data, last);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            return part(from, "binary", StandardCharsets.UTF_8.decode(data), last);
        }

        private CompletionStage<?> part(WebSocket from, String kind, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(kind);
                heard.add(Json.read(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
