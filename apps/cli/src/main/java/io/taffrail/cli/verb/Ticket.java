package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.Problem;
import io.taffrail.http.alpaca.json.Words;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** An order as typed. */
record Ticket(
        Side side, String symbol, Optional<Decimal> quantity, Optional<Decimal> notional, OrderSpec spec,
        Handling handling, Optional<OrderClass> orderClass, Optional<String> clientOrderId) {

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
        handling.until().ifPresent(time -> body.put("expire_time", time.toString()));
        handling.instructions().forEach(instruction -> body.put(word(instruction), true));
        orderClass.ifPresent(group -> put(body, group));
        clientOrderId.ifPresent(id -> body.put("client_order_id", id));
        return body.toString();
    }

    /** {@code BUY 10 AAPL LIMIT 187.5 DAY}. */
    @Override
    public String toString() {
        return side + " " + quantity.map(Decimal::toString).or(() -> notional.map(amount -> "$" + amount)).orElse("")
                + " " + symbol + " " + terms() + " " + worksFor()
                + handling.until().map(time -> " until " + time).orElse("")
                + orderClass.map(group -> "  " + word(group.kind()) + exits(group)).orElse("");
    }

    private static String exits(OrderClass group) {
        return group.exits().stream()
                .map(exit -> switch (exit) {
                    case Exit.TakeProfit(var limit) -> " TP " + limit;
                    case Exit.StopLoss(var spec)    -> " SL " + spec.stopPrice().map(Price::toString).orElse("");
                })
                .collect(Collectors.joining());
    }

    /** An OCO's take profit is the order's own limit. */
    private void put(ObjectNode body, OrderClass group) {
        body.put("order_class", word(group.kind()));
        if (group.role().isExit()) {
            spec.limitPrice().ifPresent(limit -> body.putObject("take_profit").put("limit_price", limit.toString()));
        }
        for (Exit exit : group.exits()) {
            switch (exit) {
                case Exit.TakeProfit(var limit) -> body.putObject("take_profit").put("limit_price", limit.toString());
                case Exit.StopLoss(var stopLoss) -> {
                    var node = body.putObject("stop_loss");
                    stopLoss.stopPrice().ifPresent(stop -> node.put("stop_price", stop.toString()));
                    stopLoss.limitPrice().ifPresent(limit -> node.put("limit_price", limit.toString()));
                }
            }
        }
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
        return handling.timeInForce().orElse(symbol.contains("/") ? TimeInForce.GTC : TimeInForce.DAY);
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
