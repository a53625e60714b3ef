package io.taffrail.http.signal;

import io.taffrail.http.web.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads an alert in whatever dialect it is written.
 *
 * @param fixed the one dialect that is spoken; empty where the alert's fields are to tell
 * @param plainText whether a line of text is an alert too
 */
public record AlertReader(Optional<Dialect> fixed, boolean plainText) {

    /**
     * Reads a body.
     *
     * @throws AlertException where it is no alert
     */
    public Alert read(byte[] body) {
        String text = AlertBody.unwrapped(body);
        boolean isLine = text.charAt(0) != '{' && text.charAt(0) != '[' && text.charAt(0) != '"';
        if (fixed.filter(Dialect.TEXT::equals).isPresent() || (isLine && fixed.isEmpty())) {
            if (!plainText) {
                throw new AlertException(
                        isLine && !isWord(text) ? Flaw.BODY_NOT_JSON : Flaw.PLAIN_TEXT_OFF, "the body is no JSON object");
            }
            return TextDialect.read(text);
        }
        AlertFields fields = AlertFields.of(object(text));
        return of(fixed.orElseGet(() -> dialect(fields)), fields);
    }

    /** The alert that is written by these fields. */
    public static Alert of(Dialect dialect, JsonNode object) {
        return of(dialect, AlertFields.of(checked(object)));
    }

    /** A body's object. */
    static JsonNode object(String text) {
        try {
            return checked(Json.read(text.getBytes(StandardCharsets.UTF_8)));
        } catch (JacksonException malformed) {
            // What the parser says quotes the text, which may hold a secret: only the place is told.
            var place = malformed.getLocation();
            throw new AlertException(
                    Flaw.BODY_NOT_JSON, "the body is no JSON at line " + (place == null ? 1 : place.getLineNr()) + ", column "
                            + (place == null ? 1 : place.getColumnNr()));
        }
    }

    private static Alert of(Dialect dialect, AlertFields fields) {
        return switch (dialect) {
            case NATIVE      -> NativeDialect.read(fields);
            case ALPACA      -> AlpacaDialect.read(fields);
            case TRADERSPOST -> TradersPostDialect.read(fields);
            case OPENALGO    -> OpenAlgoDialect.read(fields);
            case THREECOMMAS -> ThreeCommasDialect.read(fields);
            case OKX         -> OkxDialect.read(fields);
            case TEXT        -> throw new AlertException(Flaw.DIALECT_UNKNOWN, "an object is no line of text");
        };
    }

    private static JsonNode checked(JsonNode node) {
        if (!node.isObject()) {
            throw new AlertException(Flaw.BODY_NOT_JSON, "an alert is one object, and no list, text or number");
        }
        refusePlaceholders(node);
        return node;
    }

    /** Written with escapes, a placeholder is seen only in the values. */
    private static void refusePlaceholders(JsonNode node) {
        if (node.isString()) {
            AlertBody.refusePlaceholders(node.stringValue());
        }
        node.forEach(AlertReader::refusePlaceholders);
    }

    /** Each dialect has fields that no other has. */
    private static Dialect dialect(AlertFields fields) {
        var heard = new ArrayList<Dialect>();
        if (fields.hasAny("bot_uuid", "strategy_info", "tv_instrument")) {
            heard.add(Dialect.THREECOMMAS);
        }
        if (fields.hasAny("signalToken", "instrument")) {
            heard.add(Dialect.OKX);
        }
        if (fields.hasAny("apikey", "pricetype")) {
            heard.add(Dialect.OPENALGO);
        } else if (fields.hasAny("symbol")) {
            heard.add(ours(fields));
        }
        if (fields.hasAny("ticker")) {
            heard.add(Dialect.TRADERSPOST);
        }
        if (heard.size() != 1) {
            throw new AlertException(Flaw.DIALECT_UNKNOWN, heard.isEmpty()
                    ? "no field tells the dialect: symbol, ticker, instrument, tv_instrument"
                    : "the fields are those of " + heard.stream().map(Dialect::word).toList());
        }
        return heard.getFirst();
    }

    /** Alpaca's orders and the house's signals share most names; those that only orders have tell them apart. */
    private static Dialect ours(AlertFields fields) {
        return !fields.hasAny("v") && fields.hasAny(
                        "time_in_force", "client_order_id", "order_class", "extended_hours",
                        "position_intent")
                ? Dialect.ALPACA : Dialect.NATIVE;
    }

    private static boolean isWord(String text) {
        return Character.isLetter(text.charAt(0));
    }
}
