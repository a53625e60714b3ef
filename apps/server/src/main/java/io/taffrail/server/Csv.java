package io.taffrail.server;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of comma-separated values; a field is quoted where it must be. RFC 4180. */
final class Csv {
    private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");

    private Csv() {}

    static String line(Object... fields) {
        return Stream.of(fields).map(Csv::field).collect(Collectors.joining(",", "", "\n"));
    }

    private static String field(Object value) {
        Object plain = value instanceof Optional<?> optional ? optional.map(Object.class::cast).orElse("") : value;
        String text = plain.toString();
        return SPECIAL.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
