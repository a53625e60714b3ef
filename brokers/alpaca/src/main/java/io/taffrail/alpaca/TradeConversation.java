package io.taffrail.alpaca;

import io.taffrail.alpaca.stream.Conversation;
import io.taffrail.alpaca.stream.StreamRefusedException;
import io.taffrail.alpaca.wire.Body;
import io.taffrail.alpaca.wire.Json;
import io.taffrail.ports.BrokerListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * What is said on Alpaca's {@code /stream}: who we are, what we listen to, and from then on what happens. It is live only
 * once Alpaca has confirmed both.
 */
final class TradeConversation implements Conversation {
    private static final String UPDATES = "trade_updates";

    private final AlpacaKeys keys;
    private final Quarantine quarantine;
    private final Consumer<JsonNode> updates;
    private final BrokerListener listener;
    private volatile boolean live;

    TradeConversation(AlpacaKeys keys, Quarantine quarantine, Consumer<JsonNode> updates, BrokerListener listener) {
        this.keys = keys;
        this.quarantine = quarantine;
        this.updates = updates;
        this.listener = listener;
    }

    @Override
    public List<String> opened() {
        live = false;
        var message = Json.object().put("action", "authenticate");
        message.putObject("data").put("key_id", keys.id()).put("secret_key", keys.secret().reveal());
        return List.of(text(message));
    }

    @Override
    public List<String> heard(Body body) {
        Optional<JsonNode> message = quarantine.read("a message of the trade stream", body::json);
        if (message.isEmpty()) {
            listener.onUnexplained("a message of the trade stream cannot be read");
            return List.of();
        }
        JsonNode data = message.get().path("data");
        return switch (message.get().path("stream").asString("")) {
            case "authorization" -> authorized(data);
            case "listening"     -> listening(data);
            case UPDATES         -> happened(data);
            default              -> unknown(message.get());
        };
    }

    @Override
    public void lost(String why) {
        live = false;
        listener.onLost(why);
    }

    @Override
    public boolean isAgreed() {
        return live;
    }

    private static List<String> authorized(JsonNode data) {
        if (!data.path("status").asString("").equals("authorized")) {
            throw new StreamRefusedException("the key is not authorized for the trade stream", false);
        }
        var message = Json.object().put("action", "listen");
        message.putObject("data").putArray("streams").add(UPDATES);
        return List.of(text(message));
    }

    private List<String> listening(JsonNode data) {
        boolean granted = data.path("streams").valueStream().anyMatch(name -> name.asString("").equals(UPDATES));
        if (!granted) {
            throw new StreamRefusedException("the trade stream grants no " + UPDATES, false);
        }
        if (!live) {
            live = true;
            listener.onLive();
        }
        return List.of();
    }

    private List<String> happened(JsonNode data) {
        updates.accept(data);
        return List.of();
    }

    private List<String> unknown(JsonNode message) {
        if (message.path("action").asString("").equals("error")) {
            throw new StreamRefusedException(
                    "the trade stream says: " + message.path("data").path("error_message").asString("error"), false);
        }
        quarantine.add("a message of the trade stream that is none: " + brief(message));
        return List.of();
    }

    private static String brief(JsonNode message) {
        String text = message.toString();
        return text.substring(0, Math.min(text.length(), 120));
    }

    private static String text(JsonNode message) {
        return new String(Json.bytes(message), StandardCharsets.UTF_8);
    }
}
