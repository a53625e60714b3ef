package io.taffrail.http.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters behind a request's question mark. */
public final class Query {
    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /** @throws IllegalArgumentException where a percent sign is not followed by two hexadecimal digits */
    public static Query parse(String raw) {
        var values = new LinkedHashMap<String, List<String>>();
        Stream.of(raw.split("&")).filter(part -> !part.isEmpty()).forEach(part -> {
            int equals = part.indexOf('=');
            String name = decoded(equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
            values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        });
        return new Query(values);
    }

    /** A parameter's first value; an empty one counts as absent. */
    public Optional<String> first(String name) {
        return values.getOrDefault(name, List.of()).stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /**
     * A parameter that is true or false, in any case: Python's clients write {@code True}.
     *
     * @throws Refused where it is neither
     */
    public Optional<Boolean> truth(String name) {
        return first(name).map(word -> {
            if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
                throw Refused.of(422, 40010001, "invalid " + name + ": it is true or false");
            }
            return word.equalsIgnoreCase("true");
        });
    }

    /** All values of a parameter, however the client wrote the list: {@code a=1,2}, {@code a=1&a=2}, {@code a[]=1}. */
    public List<String> all(String name) {
        return Stream.concat(
                        values.getOrDefault(name, List.of()).stream(),
                        values.getOrDefault(name + "[]", List.of()).stream())
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
