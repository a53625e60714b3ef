package io.taffrail.lab.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The first line and the fields of a message.
 *
 * @param fields in their order, with their names as they came
 */
public record Head(String start, List<Field> fields) {

    /** A field of a head. */
    public record Field(String name, String value) {}

    /** Those that speak to the next neighbour only. */
    private static final Set<String> NEIGHBOURLY = Set.of("connection", "keep-alive", "proxy-connection", "te", "trailer",
            "transfer-encoding", "upgrade", "http2-settings", "expect", "content-length", "host");

    public Head {
        fields = List.copyOf(fields);
    }

    /** The value of the first field of this name. */
    public Optional<String> value(String name) {
        return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value).findFirst();
    }

    /** Whether a field of this name has this word in its list. */
    public boolean says(String name, String word) {
        return fields.stream().filter(field -> field.name().equalsIgnoreCase(name))
                .anyMatch(field -> List.of(field.value().toLowerCase(Locale.ROOT).split("\\s*,\\s*")).contains(word));
    }

    /** The same without what speaks to the next neighbour only. */
    public Head forwarded() {
        return new Head(start, fields.stream().filter(field -> !NEIGHBOURLY.contains(field.name().toLowerCase(Locale.ROOT))).toList());
    }

    /** The same without this field. */
    public Head without(String name) {
        return new Head(start, fields.stream().filter(field -> !field.name().equalsIgnoreCase(name)).toList());
    }

    /** The same with one field more. */
    public Head with(String name, String value) {
        var more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Head(start, more);
    }
}
