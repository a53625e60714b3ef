package io.taffrail.alpaca.market;

import io.taffrail.alpaca.AlpacaKeys;
import io.taffrail.alpaca.stream.Conversation;
import io.taffrail.alpaca.stream.StreamRefusedException;
import io.taffrail.alpaca.wire.Body;
import io.taffrail.alpaca.wire.Fields;
import io.taffrail.alpaca.wire.Json;
import io.taffrail.alpaca.wire.UntrustedException;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.MarketEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What is said on a stream of market data: Alpaca speaks first, we say who we are and what we want to be told of. */
final class MarketConversation implements Conversation {
    private static final int MANY_CONNECTIONS = 406;
    private static final int MANY_SYMBOLS = 405;

    private final AlpacaKeys keys;
    private final Consumer<MarketEvent> market;
    private final Runnable agreedOn;
    private final Consumer<String> putAside;
    private final Set<Symbol> wanted = new LinkedHashSet<>();
    private final Set<Symbol> asked = new HashSet<>();
    private volatile boolean agreed;

    /**
     * A conversation that has not begun.
     *
     * @param agreedOn told each time that Alpaca has let us in
     * @param putAside told what came and could not be trusted
     */
    MarketConversation(AlpacaKeys keys, Consumer<MarketEvent> market, Runnable agreedOn, Consumer<String> putAside) {
        this.keys = keys;
        this.market = market;
        this.agreedOn = agreedOn;
        this.putAside = putAside;
    }

    /** From now on it is told of this too. */
    synchronized void want(Symbol symbol) {
        wanted.add(symbol);
    }

    synchronized List<Symbol> wanted() {
        return List.copyOf(wanted);
    }

    @Override
    public synchronized List<String> opened() {
        agreed = false;
        asked.clear();
        return List.of();
    }

    @Override
    public List<String> heard(Body body) {
        try {
            JsonNode messages = body.json();
            if (!messages.isArray()) {
                throw new UntrustedException("a message of the data stream is no list");
            }
            List<String> answers = new ArrayList<>();
            messages.forEach(message -> one(message).ifPresent(answers::add));
            return answers;
        } catch (UntrustedException unreadable) {
            putAside.accept(String.valueOf(unreadable.getMessage()));
            return List.of();
        }
    }

    @Override
    public synchronized List<String> toSay() {
        List<Symbol> fresh = agreed ? wanted.stream().filter(asked::add).toList() : List.of();
        return fresh.isEmpty() ? List.of() : List.of(subscription(fresh));
    }

    @Override
    public void lost(String why) {
        agreed = false;
    }

    @Override
    public boolean isAgreed() {
        return agreed;
    }

    private Optional<String> one(JsonNode message) {
        try {
            return switch (message.path("T").asString("")) {
                case "success" -> success(message);
                case "error"   -> error(message);
                case "q"       -> told(MarketMessages.quote(symbol(message), message));
                case "t"       -> told(MarketMessages.trade(symbol(message), message));
                default        -> Optional.empty();
            };
        } catch (UntrustedException | IllegalArgumentException untrusted) {
            putAside.accept("an event of the data stream: " + untrusted.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> success(JsonNode message) {
        return switch (message.path("msg").asString("")) {
            case "connected" -> Optional.of(text(Json.object()
                    .put("action", "auth").put("key", keys.id()).put("secret", keys.secret().reveal())));
            case "authenticated" -> {
                agreed = true;
                agreedOn.run();
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private Optional<String> error(JsonNode message) {
        int code = message.path("code").asInt(0);
        String what = "the data stream says " + code + " " + message.path("msg").asString("");
        if (code == MANY_SYMBOLS) {
            // What is subscribed already goes on; for the others there are the questions by REST.
            putAside.accept(what);
            return Optional.empty();
        }
        throw new StreamRefusedException(what, code == MANY_CONNECTIONS);
    }

    /** Of what nobody asked for nobody here knows what it is. */
    private Optional<String> told(Optional<MarketEvent> event) {
        event.ifPresent(one -> {
            if (!isWanted(one.symbol())) {
                throw new UntrustedException("it is about " + one.symbol() + ", which nobody asked for");
            }
            market.accept(one);
        });
        return Optional.empty();
    }

    private synchronized boolean isWanted(Symbol symbol) {
        return wanted.contains(symbol);
    }

    private static Symbol symbol(JsonNode message) {
        return new Symbol(Fields.text(message, "S"));
    }

    private static String subscription(List<Symbol> symbols) {
        var message = Json.object().put("action", "subscribe");
        for (String kind : List.of("trades", "quotes")) {
            var list = message.putArray(kind);
            symbols.forEach(symbol -> list.add(symbol.value()));
        }
        return text(message);
    }

    private static String text(JsonNode message) {
        return new String(Json.bytes(message), StandardCharsets.UTF_8);
    }
}
