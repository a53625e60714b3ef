package io.taffrail.http.signal;

import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Price;
import java.util.Locale;
import java.util.Optional;

/** Reads an order's type and how long it works, in the words of several dialects. */
final class SpecWords {
    private SpecWords() {}

    /**
     * An order's type; where no word is given, the prices say it.
     *
     * @param limitField the field that the limit stands in, for errors
     * @param stopField the field that the stop stands in
     */
    static OrderSpec spec(
            AlertFields fields, String typeField, Optional<Price> limit, String limitField, Optional<Price> stop, String stopField) {
        String type = fields.word(typeField).orElseGet(() -> byPrices(limit, stop));
        return switch (type) {
            case "market" -> {
                refuse(fields, typeField, limit, limitField);
                refuse(fields, typeField, stop, stopField);
                yield new OrderSpec.Market();
            }
            case "limit" -> {
                refuse(fields, typeField, stop, stopField);
                yield new OrderSpec.Limit(limit.orElseThrow(() -> fields.missing(limitField)));
            }
            case "stop", "stop_market", "sl_m", "slm" -> {
                refuse(fields, typeField, limit, limitField);
                yield new OrderSpec.Stop(stop.orElseThrow(() -> fields.missing(stopField)));
            }
            case "stop_limit", "stoplimit", "sl" -> new OrderSpec.StopLimit(
                    stop.orElseThrow(() -> fields.missing(stopField)), limit.orElseThrow(() -> fields.missing(limitField)));
            default -> throw new AlertException(
                    Flaw.NOT_OFFERED, "orders of type " + AlertFields.quoted(type) + "; there are market, limit, stop, stop_limit");
        };
    }

    static Optional<TimeInForce> timeInForce(AlertFields fields, String name) {
        return fields.word(name).map(word -> {
            for (TimeInForce one : TimeInForce.values()) {
                if (one != TimeInForce.GTD && one.name().equals(word.toUpperCase(Locale.ROOT))) {
                    return one;
                }
            }
            throw fields.malformed(name, "it is day, gtc, ioc, fok, opg or cls");
        });
    }

    private static String byPrices(Optional<Price> limit, Optional<Price> stop) {
        return limit.isPresent() ? stop.isPresent() ? "stop_limit" : "limit" : stop.isPresent() ? "stop" : "market";
    }

    private static void refuse(AlertFields fields, String typeField, Optional<Price> price, String priceField) {
        if (price.isPresent()) {
            throw fields.contradicting(typeField, priceField);
        }
    }
}
