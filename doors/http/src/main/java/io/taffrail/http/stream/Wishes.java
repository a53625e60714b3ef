package io.taffrail.http.stream;

import io.taffrail.http.web.Json;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one client is subscribed to: by channel the symbols, or {@code *} for all. */
record Wishes(MarketHalf half, Map<Channel, Set<String>> symbols) {
    private static final String ALL = "*";
    /** Of all channels together. */
    private static final int MOST = 10_000;
    private static final int LONGEST = 32;

    static Wishes none(MarketHalf half) {
        return new Wishes(half, Map.of());
    }

    boolean want(Channel channel, String symbol) {
        Set<String> wanted = symbols.getOrDefault(channel, Set.of());
        return wanted.contains(symbol) || wanted.contains(ALL);
    }

    boolean isEmpty() {
        return symbols.values().stream().allMatch(Set::isEmpty);
    }

    boolean isTooMany() {
        return symbols.values().stream().mapToInt(Set::size).sum() > MOST;
    }

    /** With what a message adds; empty where it cannot be understood. Who hears trades hears their corrections and cancels too. */
    Optional<Wishes> with(JsonNode message) {
        return changed(message, true);
    }

    /** Without what a message takes away; empty where it cannot be understood. */
    Optional<Wishes> without(JsonNode message) {
        return changed(message, false);
    }

    /** All of it, as it is confirmed after every change. */
    ObjectNode json() {
        var told = Json.object().put("T", "subscription");
        for (Channel channel : half.channels()) {
            var list = told.putArray(channel.word());
            symbols.getOrDefault(channel, Set.of()).forEach(list::add);
        }
        return told;
    }

    private Optional<Wishes> changed(JsonNode message, boolean more) {
        var fresh = new EnumMap<Channel, Set<String>>(Channel.class);
        for (Channel channel : half.channels()) {
            Optional<Set<String>> named = named(message.path(channel.word()));
            if (named.isEmpty()) {
                return Optional.empty();
            }
            var left = new TreeSet<>(symbols.getOrDefault(channel, Set.of()));
            if (more) {
                left.addAll(named.get());
            } else {
                left.removeAll(named.get());
            }
            fresh.put(channel, left);
        }
        if (half.channels().contains(Channel.CORRECTIONS)) {
            follow(message, more, fresh.getOrDefault(Channel.CORRECTIONS, Set.of()));
            follow(message, more, fresh.getOrDefault(Channel.CANCEL_ERRORS, Set.of()));
        }
        return Optional.of(new Wishes(half, fresh));
    }

    private static void follow(JsonNode message, boolean more, Set<String> followed) {
        Set<String> trades = named(message.path(Channel.TRADES.word())).orElseThrow();
        if (more) {
            followed.addAll(trades);
        } else {
            followed.removeAll(trades);
        }
    }

    /** A list of symbols, which may be absent; empty where it is none. */
    private static Optional<Set<String>> named(JsonNode list) {
        var names = new LinkedHashSet<String>();
        if (list.isMissingNode() || list.isNull()) {
            return Optional.of(names);
        }
        if (!list.isArray()) {
            return Optional.empty();
        }
        for (JsonNode name : list) {
            if (!name.isString() || name.asString().isBlank() || name.asString().length() > LONGEST) {
                return Optional.empty();
            }
            names.add(name.asString());
        }
        return Optional.of(names);
    }

    /** The symbols of a channel that an earlier state had not; {@code *} among them where all are new. */
    List<String> beyond(Wishes earlier, Channel channel) {
        return symbols.getOrDefault(channel, Set.of()).stream()
                .filter(symbol -> !earlier.symbols().getOrDefault(channel, Set.of()).contains(symbol))
                .toList();
    }
}
