package io.taffrail.http.signal;

import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The fields of an alert's object. A null and an empty text count as absent; a number may come as text, because what a
 * placeholder becomes stands between quotes.
 *
 * @param at where the object stands in the body: nothing, or {@code order.}
 */
record AlertFields(JsonNode object, String at) {
    private static final int LONGEST = 128;
    private static final Set<String> NO_NUMBERS =
            Set.of("nan", "na", "n/a", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "none", "undefined");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})\\s*(s|sec|m|min|h)?");
    /** The first moment that is read as milliseconds: as seconds it would be in the year 5138. */
    private static final long MILLISECONDS = 100_000_000_000L;

    static AlertFields of(JsonNode body) {
        return new AlertFields(body, "");
    }

    boolean has(String name) {
        JsonNode node = object.path(name);
        return !node.isMissingNode() && !node.isNull() && !(node.isString() && node.stringValue().isBlank());
    }

    boolean hasAny(String... names) {
        return Stream.of(names).anyMatch(name -> !object.path(name).isMissingNode());
    }

    /** Refuses what the dialect does not know. */
    void only(Set<String> known) {
        object.propertyNames().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new AlertException(Flaw.FIELD_UNKNOWN, "the field " + quoted(at + name) + " is not known");
        });
    }

    /** A text or a number, as text in one line. */
    Optional<String> text(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode node = object.path(name);
        if (!node.isString() && !node.isNumber()) {
            throw malformed(name, "it is a text");
        }
        String text = node.isString() ? node.stringValue().strip() : exact(name, node).toString();
        if (text.length() > LONGEST || !isPlain(text)) {
            throw malformed(name, "it has at most " + LONGEST + " characters, none of them a control character");
        }
        return Optional.of(text);
    }

    String required(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** A word in lower case, with underscores for blanks and dashes. */
    Optional<String> word(String name) {
        return text(name).map(text -> text.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_'));
    }

    Optional<Decimal> number(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode node = object.path(name);
        if (!node.isString() && !node.isNumber()) {
            throw malformed(name, "it is a number");
        }
        return Optional.of(node.isNumber() ? exact(name, node) : parsed(at + name, node.stringValue().strip()));
    }

    /** A number above zero. */
    Optional<Decimal> positive(String name) {
        return number(name).map(value -> {
            if (!value.isPositive()) {
                throw malformed(name, "it is above zero, not " + value);
            }
            return value;
        });
    }

    Optional<Price> price(String name) {
        return positive(name).map(Price::new);
    }

    /** A price, of a sender who writes zero for none. */
    Optional<Price> priceOrZero(String name) {
        return number(name).filter(value -> !value.isZero()).flatMap(_ -> price(name));
    }

    Optional<Price> price(String name, String other) {
        return either(name, other).flatMap(this::price);
    }

    /** A moment: RFC 3339, or seconds or milliseconds since 1970. */
    Optional<Instant> moment(String name) {
        return text(name).map(text -> {
            try {
                if (DIGITS.matcher(text).matches()) {
                    long count = Long.parseLong(text);
                    return count < MILLISECONDS ? Instant.ofEpochSecond(count) : Instant.ofEpochMilli(count);
                }
                return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
            } catch (DateTimeException notOne) {
                throw malformed(name, "it is a time such as 2026-11-20T14:30:00Z, or seconds since 1970");
            }
        });
    }

    /** A span of one second to a day: {@code 60}, {@code 60s}, {@code 5m}. */
    Optional<Duration> span(String name) {
        return text(name).map(text -> {
            var parts = SPAN.matcher(text.toLowerCase(Locale.ROOT));
            if (!parts.matches()) {
                throw malformed(name, "it is a number of seconds, or 60s, 5m, 1h");
            }
            long count = Long.parseLong(parts.group(1));
            Duration span = switch (Optional.ofNullable(parts.group(2)).orElse("s").charAt(0)) {
                case 'm' -> Duration.ofMinutes(count);
                case 'h' -> Duration.ofHours(count);
                default  -> Duration.ofSeconds(count);
            };
            if (span.isZero() || span.compareTo(Duration.ofDays(1)) > 0) {
                throw malformed(name, "it is between one second and a day");
            }
            return span;
        });
    }

    /** An object within the object. */
    Optional<AlertFields> within(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode node = object.path(name);
        if (!node.isObject()) {
            throw malformed(name, "it is an object");
        }
        return Optional.of(new AlertFields(node, at + name + "."));
    }

    AlertException missing(String name) {
        return new AlertException(Flaw.FIELD_MISSING, "the field " + at + name + " is missing");
    }

    AlertException malformed(String name, String rule) {
        return new AlertException(Flaw.FIELD_MALFORMED, "the field " + at + name + " is malformed: " + rule);
    }

    AlertException contradicting(String name, String other) {
        return new AlertException(Flaw.FIELDS_CONTRADICT, "both " + at + name + " and " + at + other + " are given");
    }

    /** Reads a number that came as text. */
    private static Decimal parsed(String name, String text) {
        if (NO_NUMBERS.contains(text.toLowerCase(Locale.ROOT))) {
            throw new AlertException(Flaw.NOT_A_NUMBER, "the field " + name + " is " + quoted(text));
        }
        try {
            return Decimal.of(text);
        } catch (NumberFormatException notOne) {
            throw new AlertException(
                    Flaw.FIELD_MALFORMED, "the field " + name + " is no number of at most 18 digits: " + quoted(text));
        }
    }

    /** Foreign text as it may stand in an answer: short, and without anything that a terminal would obey. */
    static String quoted(String text) {
        var plain = new StringBuilder("'");
        text.codePoints().limit(60).forEach(c -> plain.appendCodePoint(c < ' ' || c > '~' ? '?' : c));
        return plain.append('\'').toString();
    }

    private static boolean isPlain(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF));
    }

    private Optional<String> either(String name, String other) {
        if (has(name) && has(other)) {
            throw contradicting(name, other);
        }
        return Stream.of(name, other).filter(this::has).findFirst();
    }

    private Decimal exact(String name, JsonNode node) {
        try {
            return Decimal.of(node.decimalValue());
        } catch (ArithmeticException tooLong) {
            throw malformed(name, "a number has at most 18 digits");
        }
    }
}
