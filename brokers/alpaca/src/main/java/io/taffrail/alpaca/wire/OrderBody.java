package io.taffrail.alpaca.wire;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Our orders in Alpaca's words. */
public final class OrderBody {
    private OrderBody() {}

    /** Why Alpaca cannot be asked for this at all, where it cannot. */
    public static Optional<String> unsupported(Order order, List<Order> legs) {
        if (order.instrument().assetClass() == AssetClass.CURRENCY_PAIR) {
            return Optional.of("Alpaca trades no currency pairs");
        }
        if (order.has(Instruction.POST_ONLY)) {
            return Optional.of("Alpaca has no post-only orders");
        }
        if (order.instrument().assetClass() == AssetClass.CRYPTO_PAIR && !legs.isEmpty()) {
            return Optional.of("Alpaca's groups are of shares, and this is a pair");
        }
        boolean fractional = order.instrument().assetClass() == AssetClass.US_EQUITY && order.amount().isFractional();
        if (fractional && (!legs.isEmpty() || order.timeInForce() != TimeInForce.DAY)) {
            return Optional.of("Alpaca takes fractions of shares, and amounts of money, for the day and without exits only");
        }
        boolean trailingLeg = legs.stream().anyMatch(leg -> leg.spec() instanceof OrderSpec.TrailingStop);
        return trailingLeg
                ? Optional.of("Alpaca's groups have stop and stop-limit exits, no trailing ones")
                : Optional.empty();
    }

    /** The body of {@code POST /v2/orders}, for an order and those that belong to it. */
    public static ObjectNode placement(Order order, List<Order> legs) {
        ObjectNode body = Json.object();
        body.put("symbol", order.symbol().value());
        switch (order.amount()) {
            case OrderAmount.Units(var quantity) -> body.put("qty", quantity.toString());
            case OrderAmount.Notional(var money) -> body.put("notional", money.amount().toString());
        }
        body.put("side", order.side().name().toLowerCase(Locale.ROOT));
        body.put("time_in_force", timeInForce(order.timeInForce()));
        body.put("client_order_id", order.clientOrderId().value());
        if (order.has(Instruction.EXTENDED_HOURS)) {
            body.put("extended_hours", true);
        }
        prices(body, order.spec());
        if (!legs.isEmpty()) {
            group(body, order, legs);
        }
        return body;
    }

    /**
     * The body of {@code PATCH /v2/orders/…}: what differs, and the name of the order that comes of it.
     *
     * @param quantity the new total, where it changes, in the broker's count
     */
    public static ObjectNode replacement(Order order, Order by, Optional<Quantity> quantity, ClientOrderId name) {
        ObjectNode body = Json.object();
        quantity.ifPresent(total -> body.put("qty", total.toString()));
        if (!by.spec().limitPrice().equals(order.spec().limitPrice())) {
            by.spec().limitPrice().ifPresent(price -> body.put("limit_price", price.toString()));
        }
        if (!by.spec().stopPrice().equals(order.spec().stopPrice())) {
            by.spec().stopPrice().ifPresent(price -> body.put("stop_price", price.toString()));
        }
        if (!by.spec().trailed().equals(order.spec().trailed())) {
            by.spec().trailed().ifPresent(trail -> body.put("trail", trailed(trail)));
        }
        if (by.timeInForce() != order.timeInForce()) {
            body.put("time_in_force", timeInForce(by.timeInForce()));
        }
        body.put("client_order_id", name.value());
        return body;
    }

    private static void prices(ObjectNode body, OrderSpec spec) {
        body.put("type", switch (spec) {
            case OrderSpec.Market _       -> "market";
            case OrderSpec.Limit _        -> "limit";
            case OrderSpec.Stop _         -> "stop";
            case OrderSpec.StopLimit _    -> "stop_limit";
            case OrderSpec.TrailingStop _ -> "trailing_stop";
        });
        spec.limitPrice().ifPresent(price -> body.put("limit_price", price.toString()));
        spec.stopPrice().ifPresent(price -> body.put("stop_price", price.toString()));
        spec.trailed().ifPresent(trail -> body.put(
                trail instanceof Trail.ByPrice ? "trail_price" : "trail_percent", trailed(trail)));
    }

    private static String trailed(Trail trail) {
        return switch (trail) {
            case Trail.ByPrice(var offset)    -> offset.toString();
            case Trail.ByPercent(var percent) -> percent.toString();
        };
    }

    /** An entry with its exits, or the profit-taking exit with the stop that belongs to it. */
    private static void group(ObjectNode body, Order order, List<Order> legs) {
        boolean exits = order.isExit();
        body.put("order_class", exits ? "oco" : legs.size() == 1 ? "oto" : "bracket");
        if (exits) {
            order.spec().limitPrice().ifPresent(price ->
                    body.putObject("take_profit").put("limit_price", price.toString()));
        }
        for (Order leg : legs) {
            var exit = body.putObject(isProfit(leg) ? "take_profit" : "stop_loss");
            leg.spec().limitPrice().ifPresent(price -> exit.put("limit_price", price.toString()));
            leg.spec().stopPrice().ifPresent(price -> exit.put("stop_price", price.toString()));
        }
    }

    private static boolean isProfit(Order leg) {
        return leg.link().filter(link -> link.role() == GroupLink.Role.TAKE_PROFIT).isPresent();
    }

    /** Alpaca has no orders good till a time: the desk ends them itself, and until then they are good till canceled. */
    private static String timeInForce(TimeInForce timeInForce) {
        return timeInForce == TimeInForce.GTD ? "gtc" : timeInForce.name().toLowerCase(Locale.ROOT);
    }
}
