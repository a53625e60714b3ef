package io.taffrail.acceptance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A listener on a stream of market data, in JSON, that keeps every message of every list that it hears. */
final class MarketUpdates implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    private MarketUpdates(URI address) {
        socket = client.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10)).buildAsync(address, new Ear()).join();
    }

    /** Connects to a path of the server, shows its keys and subscribes; returns once the server has confirmed that. */
    static MarketUpdates subscribe(URI base, String path, Map<String, String> keys, String subscription) {
        var updates = new MarketUpdates(URI.create(base.toString().replaceFirst("^http", "ws") + path));
        updates.await("a greeting", message -> message.path("msg").asString().equals("connected"));
        updates.say("""
                {"action":"auth","key":"%s","secret":"%s"}""".formatted(keys.get("APCA_API_KEY_ID"), keys.get("APCA_API_SECRET_KEY")));
        updates.await("the confirmation of the keys", message -> message.path("msg").asString().equals("authenticated"));
        updates.say(subscription);
        updates.await("the confirmation of the subscription", message -> message.path("T").asString().equals("subscription"));
        return updates;
    }

    /** Sends one text frame. */
    void say(String text) {
        socket.sendText(text, true).join();
    }

    /** Every message so far, in the order of arrival. */
    List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    /** Waits for a message. */
    JsonNode await(String what, Predicate<JsonNode> condition) {
        return Waiting.forValue(what + " on a stream of market data", Duration.ofSeconds(20),
                () -> heard.stream().filter(condition).findFirst());
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
            text.append(data);
            if (last) {
                Json.read(text.toString()).forEach(heard::add);
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
