package io.taffrail.alpaca.wire;

import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The fields of an object of Alpaca's; each is there and makes sense, or the object is not trusted. */
public final class Fields {
    private static final int LONGEST = 512;
    private static final int LONGEST_ID = 128;

    private Fields() {}

    public static String text(JsonNode node, String name) {
        return optionalText(node, name).orElseThrow(() -> new UntrustedException(name + " is missing"));
    }

    /** Empty where the field is missing, null or the empty text. */
    public static Optional<String> optionalText(JsonNode node, String name) {
        JsonNode field = node.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return Optional.empty();
        }
        if (!field.isString() || field.stringValue().length() > LONGEST) {
            throw new UntrustedException(name + " is no text, or a very long one");
        }
        return Optional.of(field.stringValue()).filter(text -> !text.isEmpty());
    }

    /** A name that Alpaca or we have given: at most 128 characters, and none that cannot be printed. */
    public static String id(JsonNode node, String name) {
        return optionalId(node, name).orElseThrow(() -> new UntrustedException(name + " is missing"));
    }

    public static Optional<String> optionalId(JsonNode node, String name) {
        Optional<String> id = optionalText(node, name);
        if (id.filter(text -> text.length() > LONGEST_ID || text.chars().anyMatch(c -> c < ' ' || c == 0x7f)).isPresent()) {
            throw new UntrustedException(name + " is no id");
        }
        return id;
    }

    public static Decimal decimal(JsonNode node, String name) {
        return optionalDecimal(node, name).orElseThrow(() -> new UntrustedException(name + " is missing"));
    }

    /** A number, written as text or as a number. */
    public static Optional<Decimal> optionalDecimal(JsonNode node, String name) {
        JsonNode field = node.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return Optional.empty();
        }
        try {
            if (field.isNumber()) {
                return Optional.of(Decimal.of(field.decimalValue()));
            }
            return optionalText(node, name).map(Decimal::of);
        } catch (NumberFormatException | ArithmeticException unreadable) {
            throw new UntrustedException(name + " is " + brief(field), unreadable);
        }
    }

    /** A quantity, zero or more. */
    public static Quantity quantity(JsonNode node, String name) {
        return optionalQuantity(node, name).orElseThrow(() -> new UntrustedException(name + " is missing"));
    }

    public static Optional<Quantity> optionalQuantity(JsonNode node, String name) {
        Optional<Decimal> decimal = optionalDecimal(node, name);
        if (decimal.filter(Decimal::isNegative).isPresent()) {
            throw new UntrustedException(name + " is below zero: " + decimal.get());
        }
        return decimal.map(Quantity::new);
    }

    /** A price above zero. */
    public static Price price(JsonNode node, String name) {
        return optionalPrice(node, name).orElseThrow(() -> new UntrustedException(name + " is missing"));
    }

    public static Optional<Price> optionalPrice(JsonNode node, String name) {
        Optional<Decimal> decimal = optionalDecimal(node, name);
        if (decimal.filter(value -> !value.isPositive()).isPresent()) {
            throw new UntrustedException(name + " is not above zero: " + decimal.get());
        }
        return decimal.map(Price::new);
    }

    public static Instant time(JsonNode node, String name) {
        return optionalTime(node, name).orElseThrow(() -> new UntrustedException(name + " is missing"));
    }

    /** A moment as RFC 3339 writes it, in any offset. */
    public static Optional<Instant> optionalTime(JsonNode node, String name) {
        try {
            return optionalText(node, name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            throw new UntrustedException(name + " is no time", unreadable);
        }
    }

    private static String brief(JsonNode field) {
        String text = field.toString();
        return text.substring(0, Math.min(text.length(), 60));
    }
}
