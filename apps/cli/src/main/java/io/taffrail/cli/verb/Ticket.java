package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.Problem;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Decimal;
import java.util.Locale;
import java.util.Optional;

/** An order as typed. */
record Ticket(
        Side side, String symbol, Optional<Decimal> quantity, Optional<Decimal> notional, Optional<Decimal> limit,
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
        body.put("side", word(side)).put("type", limit.isPresent() ? "limit" : "market")
                .put("time_in_force", word(worksFor()));
        limit.ifPresent(price -> body.put("limit_price", price.toString()));
        clientOrderId.ifPresent(id -> body.put("client_order_id", id));
        return body.toString();
    }

    /** {@code BUY 10 AAPL LIMIT 187.5 DAY}. */
    @Override
    public String toString() {
        return side + " " + quantity.map(Decimal::toString).or(() -> notional.map(amount -> "$" + amount)).orElse("")
                + " " + symbol + " " + limit.map(price -> "LIMIT " + price).orElse("MARKET") + " " + worksFor();
    }

    /** How to learn what became of it, where no answer came. */
    String lookUp() {
        return clientOrderId.map(id -> "taffrail order show " + id)
                .orElse("taffrail order list --status all --symbol " + symbol);
    }

    /** Pairs never close, so that a day means nothing to them. */
    private TimeInForce worksFor() {
        return timeInForce.orElse(symbol.contains("/") ? TimeInForce.GTC : TimeInForce.DAY);
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
