package io.taffrail.http.alpaca.json;

import io.taffrail.http.web.Json;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.views.PositionEffect;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order as Alpaca writes it, key by key. One key is ours: {@code reject_reason} says why an order was refused, on
 * refused orders only, since Alpaca has no place for it.
 */
public final class OrderJson {
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final LocalTime AGED = LocalTime.of(16, 15);

    private OrderJson() {}

    public static ObjectNode of(Order order, PositionEffect effect) {
        var node = Json.object();
        node.put("id", order.id().value());
        node.put("client_order_id", order.clientOrderId().value());
        times(node, order);
        node.putNull("replaced_at");
        node.putNull("replaced_by");
        node.putNull("replaces");
        node.put("asset_id", Words.assetId(order.symbol()));
        node.put("symbol", order.symbol().value());
        node.put("asset_class", Words.assetClass(order.instrument().assetClass()));
        Words.text(node, "notional", order.notional().map(Money::amount));
        Words.text(node, "qty", order.orderQty());
        node.put("filled_qty", order.cumQty().toString());
        Words.text(node, "filled_avg_price", order.avgPx());
        node.put("order_class", "");
        node.put("order_type", Words.type(order.spec()));
        node.put("type", Words.type(order.spec()));
        node.put("side", Words.side(order.side()));
        node.put("position_intent", Words.intent(order.side(), effect));
        node.put("time_in_force", Words.timeInForce(order.timeInForce()));
        Words.text(node, "limit_price", order.spec().limitPrice());
        Words.text(node, "stop_price", order.stopPx());
        node.put("status", Words.status(order.status()));
        node.put("extended_hours", false);
        node.putNull("legs");
        Optional<Trail> trail = order.spec().trailed();
        Words.text(node, "trail_percent", trail.flatMap(OrderJson::percent));
        Words.text(node, "trail_price", trail.flatMap(OrderJson::offset));
        Words.text(node, "hwm", order.trailMark());
        node.putNull("subtag");
        node.putNull("source");
        node.put("expires_at", expiresAt(order).toString());
        reason(node, order);
        return node;
    }

    private static Optional<Decimal> percent(Trail trail) {
        return trail instanceof Trail.ByPercent(var percent) ? Optional.of(percent) : Optional.empty();
    }

    private static Optional<Price> offset(Trail trail) {
        return trail instanceof Trail.ByPrice(var offset) ? Optional.of(offset) : Optional.empty();
    }

    private static void times(ObjectNode node, Order order) {
        node.put("created_at", order.createdAt().toString());
        node.put("updated_at", order.lastChange().toString());
        node.put("submitted_at", order.submittedAt().orElse(order.createdAt()).toString());
        Words.text(node, "filled_at", when(order, OrderStatus.FILLED));
        Words.text(node, "expired_at", when(order, OrderStatus.EXPIRED));
        Words.text(node, "canceled_at", when(order, OrderStatus.CANCELED));
        Words.text(node, "failed_at", when(order, OrderStatus.DENIED, OrderStatus.REJECTED));
    }

    private static Optional<Instant> when(Order order, OrderStatus... statuses) {
        return Set.of(statuses).contains(order.status())
                ? Optional.of(order.doneAt().orElse(order.lastChange()))
                : Optional.empty();
    }

    /** Alpaca's reckoning: good till canceled for 90 days, anything else until the day's close. */
    private static Instant expiresAt(Order order) {
        ZonedDateTime created = order.createdAt().atZone(NewYorkSession.NEW_YORK);
        if (order.timeInForce() == TimeInForce.GTC) {
            return created.toLocalDate().plusDays(90).atTime(AGED).atZone(NewYorkSession.NEW_YORK).toInstant();
        }
        boolean late = !created.toLocalTime().isBefore(CLOSE);
        return created.toLocalDate().plusDays(late ? 1 : 0).atTime(CLOSE).atZone(NewYorkSession.NEW_YORK).toInstant();
    }

    private static void reason(ObjectNode node, Order order) {
        order.denial().ifPresent(denial -> node.set("reject_reason", denial(denial)));
        order.rejection().ifPresent(rejection -> node.set("reject_reason", Json.object()
                .put("code", rejection.code())
                .put("what", "the venue refused the order")
                .put("why", rejection.text())
                .put("fix", "change the order as the venue asks, and send it under a new client order id")));
    }

    private static ObjectNode denial(Denial denial) {
        return Json.object()
                .put("code", denial.code())
                .put("what", denial.what())
                .put("why", denial.why())
                .put("fix", denial.fix());
    }
}
