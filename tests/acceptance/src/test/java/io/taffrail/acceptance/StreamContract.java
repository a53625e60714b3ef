package io.taffrail.acceptance;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of {@code /stream} as a community client describes them.
 *
 * <p>Those files are inputs of a code generator: a field's type is the name of a Java class, so they are read here
 * by hand instead of by a schema validator.
 */
final class StreamContract {

    private static final Map<String, String> SHAPES = Map.of(
            "authorization", "updates__authorization__authorization_data",
            "listening", "updates__listening__listening_data",
            "trade_updates", "updates__tradeupdate__trade_update");

    private final Path folder;

    private StreamContract(Path folder) {
        this.folder = folder;
    }

    /** The description in the folder of the pinned files. */
    static StreamContract in(Path specs) {
        return new StreamContract(specs.resolve("websocket-json-schema"));
    }

    /** What is wrong with a message; empty when nothing is. */
    List<String> faults(JsonNode message) {
        var shape = SHAPES.get(message.path("stream").asString());
        if (shape == null) {
            return List.of("no stream has the name " + message.path("stream"));
        }
        var faults = new ArrayList<String>();
        read(shape).path("properties").properties().forEach(property ->
                fault(property.getValue().path("existingJavaType").asString(), message.path("data").path(property.getKey()))
                        .ifPresent(fault -> faults.add(property.getKey() + " " + fault)));
        if (message.path("stream").asString().equals("trade_updates") && !message.path("data").path("timestamp").isString()) {
            faults.add("timestamp is absent, which alpaca-py does not forgive");
        }
        return faults;
    }

    private Optional<String> fault(String javaType, JsonNode value) {
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        var simple = javaType.substring(javaType.lastIndexOf('.') + 1);
        var good = switch (simple) {
            case "String" -> value.isString();
            case "OffsetDateTime" -> value.isString() && isTime(value.asString());
            case "TradeUpdateEvent" -> isOneOf(read("updates__tradeupdate__trade_update_event").path("enum"), value);
            case "UpdatesMessageType>" -> value.isArray();
            case "Order" -> value.isObject();
            default -> throw new IllegalStateException("a type that this reader does not know: " + javaType);
        };
        return good ? Optional.empty() : Optional.of("is no " + simple + ": " + value);
    }

    private JsonNode read(String name) {
        return JsonMapper.shared().readTree(folder.resolve(name + ".json"));
    }

    private static boolean isOneOf(JsonNode allowed, JsonNode value) {
        return allowed.valueStream().anyMatch(value::equals);
    }

    private static boolean isTime(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() > 2000;
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
