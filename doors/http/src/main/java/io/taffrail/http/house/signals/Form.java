package io.taffrail.http.house.signals;

import io.taffrail.http.house.HouseErrors;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Refused;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The fields by which a hook or a strategy is described; what is not known is refused. */
record Form(JsonNode object) {

    static Form of(Call call, Set<String> known) {
        JsonNode body = call.body().orElseGet(Json::object);
        if (!body.isObject()) {
            throw HouseErrors.badField("body", "it is one object", "send {\"name\": \"…\"}");
        }
        body.propertyNames().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw HouseErrors.of(
                    422, "UNKNOWN_FIELD", "there is no field of that name", "a misspelt field must not be passed over",
                    "use only " + String.join(", ", known.stream().sorted().toList()));
        });
        return new Form(body);
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** A value that its reader may refuse, of a text or a number. */
    <T> Optional<T> value(String name, Function<String, T> reader) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString() && !node.isNumber()) {
            throw wrong(name, "it is a text");
        }
        return Optional.of(read(name, node.asString().strip(), reader));
    }

    /** A list of texts. */
    <T> Optional<Set<T>> all(String name, Function<String, T> reader) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isArray() || node.size() > 1_000) {
            throw wrong(name, "it is a list of at most 1000 texts");
        }
        var all = new LinkedHashSet<T>();
        node.forEach(one -> all.add(read(name, one.isString() ? one.stringValue().strip() : "", reader)));
        return Optional.of(all);
    }

    Optional<Boolean> truth(String name) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isBoolean()) {
            throw wrong(name, "it is true or false");
        }
        return Optional.of(node.booleanValue());
    }

    Refused missing(String name) {
        return wrong(name, "it has to be there");
    }

    static Refused wrong(String name, String rule) {
        return HouseErrors.badField(name, rule, "correct " + name);
    }

    static <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | ArithmeticException notOne) {
            throw wrong(name, String.valueOf(notOne.getMessage()));
        }
    }
}
