package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.Problem;
import io.taffrail.http.alpaca.json.Words;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** An order as typed. */
record Ticket(
        Side side, String symbol, Optional<Decimal> quantity, Optional<Decimal> notional, OrderSpec spec,
        Optional<TimeInForce> timeInForce, Optional<String> clientOrderId) {

    Ticket {
        symbol = symbol.toUpperCase(Locale.ROOT);
        if (quantity.isPresent() == notional.isPresent()) {
            throw Problem.usage("QUANTITY_OR_NOTIONAL",
                    quantity.isPresent() ? "both a quantity and --notional are given"
                            : "neither a quantity nor --notional is given",
                    "an order is for a number of units, or for an amount of money",
                    "for example: taffrail " + word(side) + " " + symbol + " 10, or: taffrail " + word(side) + " "
                            + symbol + " --notional 500").failure();
        }
    }

    /** The body of POST /v2/orders. */
    String body() {
        var body = Json.MAPPER.createObjectNode().put("symbol", symbol);
        quantity.ifPresent(number -> body.put("qty", number.toString()));
        notional.ifPresent(amount -> body.put("notional", amount.toString()));
        body.put("side", word(side)).put("type", Words.type(spec)).put("time_in_force", word(worksFor()));
        spec.limitPrice().ifPresent(price -> body.put("limit_price", price.toString()));
        spec.stopPrice().ifPresent(price -> body.put("stop_price", price.toString()));
        spec.trailed().ifPresent(trail -> put(body, trail));
        clientOrderId.ifPresent(id -> body.put("client_order_id", id));
        return body.toString();
    }

    /** {@code BUY 10 AAPL LIMIT 187.5 DAY}. */
    @Override
    public String toString() {
        return side + " " + quantity.map(Decimal::toString).or(() -> notional.map(amount -> "$" + amount)).orElse("")
                + " " + symbol + " " + terms() + " " + worksFor();
    }

    /** How to learn what became of it, where no answer came. */
    String lookUp() {
        return clientOrderId.map(id -> "taffrail order show " + id)
                .orElse("taffrail order list --status all --symbol " + symbol);
    }

    private static void put(ObjectNode body, Trail trail) {
        switch (trail) {
            case Trail.ByPercent(var percent) -> body.put("trail_percent", percent.toString());
            case Trail.ByPrice(var offset)    -> body.put("trail_price", offset.toString());
        }
    }

    private String terms() {
        return switch (spec) {
            case OrderSpec.Market _                                   -> "MARKET";
            case OrderSpec.Limit(var limit)                           -> "LIMIT " + limit;
            case OrderSpec.Stop(var stop)                             -> "STOP " + stop;
            case OrderSpec.StopLimit(var stop, var limit)             -> "STOP " + stop + " LIMIT " + limit;
            case OrderSpec.TrailingStop(Trail.ByPercent(var percent)) -> "TRAIL " + percent + "%";
            case OrderSpec.TrailingStop(Trail.ByPrice(var offset))    -> "TRAIL " + offset;
        };
    }

    /** Pairs never close, so that a day means nothing to them. */
    private TimeInForce worksFor() {
        return timeInForce.orElse(symbol.contains("/") ? TimeInForce.GTC : TimeInForce.DAY);
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
