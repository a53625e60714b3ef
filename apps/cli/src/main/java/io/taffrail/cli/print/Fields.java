package io.taffrail.cli.print;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/** Reads the server's JSON for people: what is absent or null is an empty text, times are UTC. */
public final class Fields {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private Fields() {}

    public static String text(JsonNode node, String name) {
        var value = node.path(name);
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }

    /** {@code 2026-11-20 14:30:00}. */
    public static String dayAndTime(JsonNode node, String name) {
        return formatted(text(node, name), DAY_AND_TIME);
    }

    /** {@code 14:30:00.012}. */
    public static String time(JsonNode node, String name) {
        return formatted(text(node, name), TIME);
    }

    /** {@code 14:30:00.012}. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    private static String formatted(String text, DateTimeFormatter form) {
        try {
            return text.isEmpty() ? "" : form.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text));
        } catch (DateTimeParseException asItCame) {
            return text;
        }
    }
}
