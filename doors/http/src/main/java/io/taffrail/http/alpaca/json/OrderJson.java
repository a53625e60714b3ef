package io.taffrail.http.alpaca.json;

import io.taffrail.http.web.Json;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.instrument.RoundTheClock;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Instruction;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order as Alpaca writes it, key by key. A few keys are ours, where Alpaca has no place for what they say, and stand
 * on the orders that need them only: {@code reject_reason}, {@code group_id}, {@code group_role}, {@code strategy},
 * {@code post_only}, {@code reduce_only}.
 */
public final class OrderJson {
    private static final RoundTheClock ROUND_THE_CLOCK = new RoundTheClock();
    private static final LocalTime AGED = LocalTime.of(16, 15);

    private OrderJson() {}

    public static ObjectNode of(Order order, PositionEffect effect) {
        var node = Json.object();
        node.put("id", order.id().value());
        node.put("client_order_id", order.clientOrderId().value());
        times(node, order);
        Words.text(node, "replaced_at", when(order, OrderStatus.REPLACED));
        Words.text(node, "replaced_by", order.replacedBy());
        Words.text(node, "replaces", order.replaces());
        node.put("asset_id", Words.assetId(order.symbol()));
        node.put("symbol", order.symbol().value());
        node.put("asset_class", Words.assetClass(order.instrument().assetClass()));
        Words.text(node, "notional", order.notional().map(Money::amount));
        Words.text(node, "qty", order.orderQty());
        node.put("filled_qty", order.cumQty().toString());
        Words.text(node, "filled_avg_price", order.avgPx());
        node.put("order_class", order.link().map(link -> Words.orderClass(link.kind())).orElse(""));
        node.put("order_type", Words.type(order.spec()));
        node.put("type", Words.type(order.spec()));
        node.put("side", Words.side(order.side()));
        node.put("position_intent", Words.intent(order.side(), effect));
        node.put("time_in_force", Words.timeInForce(order.timeInForce()));
        Words.text(node, "limit_price", order.spec().limitPrice());
        Words.text(node, "stop_price", order.stopPx());
        node.put("status", Words.status(order.status()));
        node.put("extended_hours", order.has(Instruction.EXTENDED_HOURS));
        node.putNull("legs");
        Optional<Trail> trail = order.spec().trailed();
        Words.text(node, "trail_percent", trail.flatMap(OrderJson::percent));
        Words.text(node, "trail_price", trail.flatMap(OrderJson::offset));
        Words.text(node, "hwm", order.trailMark());
        node.putNull("subtag");
        node.putNull("source");
        node.put("expires_at", expiresAt(order).toString());
        ours(node, order);
        reason(node, order);
        return node;
    }

    /** With the orders that it has brought with it. */
    public static ObjectNode of(Order order, PositionEffect effect, List<ObjectNode> legs) {
        ObjectNode node = of(order, effect);
        if (!legs.isEmpty()) {
            legs.forEach(node.putArray("legs")::add);
        }
        return node;
    }

    /** What Alpaca has no key for, on orders that have it: a group's parts find each other, and whose order it is shows. */
    private static void ours(ObjectNode node, Order order) {
        order.link().ifPresent(link ->
                node.put("group_id", link.group().value()).put("group_role", Words.role(link.role())));
        order.strategy().ifPresent(strategy -> node.put("strategy", strategy.value()));
        if (order.has(Instruction.POST_ONLY)) {
            node.put("post_only", true);
        }
        if (order.has(Instruction.REDUCE_ONLY)) {
            node.put("reduce_only", true);
        }
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

    /** Until when it says itself; else Alpaca's reckoning: good till canceled for 90 days, anything else until the day's close. */
    private static Instant expiresAt(Order order) {
        return order.expireTime().orElseGet(() -> reckoned(order));
    }

    private static Instant reckoned(Order order) {
        ZonedDateTime created = order.createdAt().atZone(NewYorkSession.NEW_YORK);
        if (order.timeInForce() == TimeInForce.GTC) {
            return created.toLocalDate().plusDays(90).atTime(AGED).atZone(NewYorkSession.NEW_YORK).toInstant();
        }
        return ROUND_THE_CLOCK.dayEnd(order.submittedAt().orElse(order.createdAt())).orElseThrow();
    }

    private static void reason(ObjectNode node, Order order) {
        order.denial().ifPresent(denial -> node.set("reject_reason", denial(denial)));
        order.rejection().ifPresent(rejection -> node.set("reject_reason", Json.object()
                .put("code", rejection.code())
                .put("what", "the venue refused the order")
                .put("why", rejection.text())
                .put("fix", "change the order as the venue asks, and send it under a new client order id")
                .put("doc", "docs/refusals.md#refused-by-a-venue")));
    }

    private static ObjectNode denial(Denial denial) {
        return Json.object()
                .put("code", denial.code())
                .put("what", denial.what())
                .put("why", denial.why())
                .put("fix", denial.fix())
                .put("doc", denial.anchor());
    }
}
