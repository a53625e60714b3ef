package io.taffrail.acceptance;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of the streams of market data as a community client describes them: every field that it reads is there and of
 * its type, and no message is of a kind that it does not know.
 */
final class MarketStreamContract {

    private static final Map<String, String> STOCKS = Map.of(
            "success", "control__success_message", "error", "control__error_message",
            "subscription", "streams__stock__control__stock_subscriptions_message",
            "t", "streams__stock__trade__stock_trade_message", "q", "streams__stock__quote__stock_quote_message",
            "b", "streams__stock__bar__stock_bar_message", "d", "streams__stock__bar__stock_bar_message");

    private static final Map<String, String> PAIRS = Map.of(
            "success", "control__success_message", "error", "control__error_message",
            "subscription", "streams__crypto__control__crypto_subscriptions_message",
            "t", "streams__crypto__trade__crypto_trade_message", "q", "streams__crypto__quote__crypto_quote_message",
            "b", "streams__crypto__bar__crypto_bar_message", "d", "streams__crypto__bar__crypto_bar_message",
            "o", "streams__crypto__orderbook__crypto_order_book_message");

    private final Path folder;

    private MarketStreamContract(Path folder) {
        this.folder = folder;
    }

    /** The description in the folder of the pinned files. */
    static MarketStreamContract in(Path specs) {
        return new MarketStreamContract(specs.resolve("websocket-json-schema"));
    }

    /** What is wrong with one message of a list; empty when nothing is. */
    List<String> faults(JsonNode message, boolean stocks) {
        var shape = (stocks ? STOCKS : PAIRS).get(message.path("T").asString());
        if (shape == null) {
            return List.of("no message is of the kind " + message.path("T"));
        }
        var faults = new ArrayList<String>();
        JsonMapper.shared().readTree(folder.resolve("marketdata__" + shape + ".json")).path("properties").properties().forEach(field -> {
            var type = field.getValue().path("existingJavaType").asString();
            if (!fits(type.substring(type.lastIndexOf('.') + 1), message.path(field.getKey()), stocks)) {
                faults.add(field.getKey() + " is no " + type + ": " + message.path(field.getKey()));
            }
        });
        return faults;
    }

    private static boolean fits(String type, JsonNode value, boolean stocks) {
        return switch (type) {
            case "String", "SuccessMessageType" -> value.isString();
            // The side of the taker, which the house's feeds do not tell: Alpaca's own description has any text there.
            case "CryptoTradeTakerSide" -> value.asString().equals("-");
            case "Double" -> value.isNumber();
            case "Integer" -> value.isNumber() && isWhole(value.decimalValue());
            // Of shares. Fractions of coins are traded, whatever that client makes of them.
            case "Long" -> value.isNumber() && (!stocks || isWhole(value.decimalValue()));
            case "Boolean" -> value.isBoolean();
            case "OffsetDateTime" -> value.isString() && isTime(value.asString());
            case "Set<String>", "String>" -> value.isArray() && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isString);
            case "CryptoOrderBookEntry>" -> value.isArray()
                    && StreamSupport.stream(value.spliterator(), false).allMatch(one -> one.path("p").isNumber() && one.path("s").isNumber());
            default -> throw new IllegalStateException("a type that this reader does not know: " + type);
        };
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isTime(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() > 2000;
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
