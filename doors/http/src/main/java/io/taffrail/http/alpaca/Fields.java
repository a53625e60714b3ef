package io.taffrail.http.alpaca;

import io.taffrail.model.value.Decimal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object. An empty text and a null count as absent; a number may come as text. */
record Fields(JsonNode object) {

    boolean has(String name) {
        JsonNode node = object.path(name);
        return !node.isMissingNode() && !node.isNull() && !(node.isContainer() && node.isEmpty());
    }

    Optional<String> text(String name) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw Errors.parameter(name + " must be a string");
        }
        return Optional.of(node.stringValue()).filter(text -> !text.isEmpty());
    }

    /** The fields of an object within the object. */
    Optional<Fields> within(String name) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isObject()) {
            throw Errors.parameter(name + " must be an object");
        }
        return Optional.of(new Fields(node)).filter(_ -> has(name));
    }

    /** A moment in RFC 3339. */
    Optional<Instant> moment(String name) {
        return text(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException notOne) {
                throw Errors.parameter("invalid " + name + ": it is an RFC 3339 time");
            }
        });
    }

    Optional<Decimal> number(String name) {
        JsonNode node = object.path(name);
        if (node.isNumber()) {
            return Optional.of(exact(name, node.decimalValue()));
        }
        return text(node.isMissingNode() || node.isNull() || node.isString() ? name : refuse(name))
                .map(text -> number(name, text));
    }

    boolean truth(String name) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return false;
        }
        if (!node.isBoolean()) {
            throw Errors.parameter(name + " must be a boolean");
        }
        return node.booleanValue();
    }

    /** Reads a number that came as text, in a body or behind a question mark. */
    static Decimal number(String name, String text) {
        try {
            return Decimal.of(text);
        } catch (NumberFormatException notOne) {
            throw Errors.parameter("invalid " + name + ": " + notOne.getMessage());
        }
    }

    private static Decimal exact(String name, BigDecimal value) {
        try {
            return Decimal.of(value);
        } catch (ArithmeticException tooLong) {
            throw Errors.parameter("invalid " + name + ": a number has at most 18 digits and 18 places");
        }
    }

    private static String refuse(String name) {
        throw Errors.parameter(name + " must be a number or a string");
    }
}
