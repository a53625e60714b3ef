package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent;
import io.taffrail.model.journal.GroupEvent.CoverageExtended;
import io.taffrail.model.journal.GroupEvent.CoverageLost;
import io.taffrail.model.journal.GroupEvent.CoverageReduced;
import io.taffrail.model.journal.GroupEvent.CoverageRestored;
import io.taffrail.model.journal.GroupEvent.ExitsOverfilled;
import io.taffrail.model.journal.GroupEvent.GroupReleased;
import io.taffrail.model.journal.GroupEvent.GroupStopped;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.order.GroupLink.Role;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders, groups and the position as an auditor reads them out of a journal, entry by entry. */
final class CoverageRecount {
    private static final Price ANY = Price.of("1");

    private final Map<OrderId, Order> orders = new LinkedHashMap<>();
    private final Map<OrderId, Decimal> lots = new LinkedHashMap<>();
    private final Set<OrderId> released = new HashSet<>();
    private final Set<OrderId> alarmed = new HashSet<>();
    private final Set<TradeId> trades = new HashSet<>();
    private Decimal position = Decimal.ZERO;

    /** Reads a journal and checks each lot's stop after each entry. */
    static CoverageRecount of(List<Entry> journal) {
        var recount = new CoverageRecount();
        for (Entry entry : journal) {
            entry.events().forEach(recount::read);
            recount.check("after entry " + entry.sequence());
        }
        return recount;
    }

    Collection<Order> orders() {
        return orders.values();
    }

    /** The orders about which something was asked and has not been answered. */
    List<Order> underWay() {
        return orders.values().stream()
                .filter(order -> switch (order.status()) {
                    case SUBMITTED, IN_DOUBT, PENDING_CANCEL, PENDING_REPLACE -> true;
                    case INITIALIZED, DENIED, HELD, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, FILLED, REPLACED, CANCELED,
                            EXPIRED, REJECTED, DONE_FOR_DAY, SUSPENDED -> false;
                })
                .toList();
    }

    Decimal position() {
        return position;
    }

    private void read(Event event) {
        switch (event) {
            case OrderEvent order -> read(order);
            case GroupEvent group -> read(group);
            case Event _ -> {}
        }
    }

    private void read(OrderEvent event) {
        Order after = event instanceof OrderInitialized first
                ? Order.of(first)
                : orders.get(event.order()).apply(event);
        if (event instanceof OrderInitialized first) {
            assertThat(orders).as("an order begins once").doesNotContainKey(first.order());
            after.group().ifPresent(group ->
                    lots.putIfAbsent(group, after.isExit() ? after.orderQty().orElseThrow().value() : Decimal.ZERO));
        }
        orders.put(after.id(), after);
        if (event instanceof OrderDenied) {
            after.group().ifPresent(released::add);
        }
        if (event instanceof OrderFilled(_, var fill, _, _)) {
            assertThat(trades.add(fill.tradeId())).as("trade %s is told once", fill.tradeId()).isTrue();
            Decimal quantity = fill.lastQty().value();
            position = after.side() == Side.BUY ? position.plus(quantity) : position.minus(quantity);
            after.group().ifPresent(group ->
                    lots.merge(group, after.isExit() ? quantity.negated() : quantity, Decimal::plus));
        }
    }

    private void read(GroupEvent event) {
        switch (event) {
            case GroupStopped stopped -> throw new AssertionError("no broker here lets exits wait: " + stopped);
            case GroupReleased(var group, _, _) -> released.add(group);
            case CoverageReduced(var group, var quantity, _) ->
                lots.merge(group, quantity.value().negated(), Decimal::plus);
            case CoverageExtended(var group, var quantity, _) -> lots.merge(group, quantity.value(), Decimal::plus);
            case CoverageLost(var group, _, _, _) -> alarmed.add(group);
            case CoverageRestored(var group, _) -> alarmed.remove(group);
            case ExitsOverfilled _ -> {}
        }
    }

    private void check(String when) {
        lots.forEach((group, lot) -> {
            if (released.contains(group) || !lot.isPositive() || alarmed.contains(group)) {
                return;
            }
            List<Order> stops = orders.values().stream()
                    .filter(order -> order.group().filter(group::equals).isPresent()
                            && order.link().orElseThrow().role() == Role.STOP_LOSS
                            && covers(order))
                    .toList();
            assertThat(stops).as("the stop of group %s %s", group, when).hasSize(1);
            assertThat(isOnItsWay(stops.getFirst()) || leaves(stops.getFirst()).equals(lot))
                    .as("the size of %s for %s %s", stops, lot, when)
                    .isTrue();
        });
    }

    private static boolean covers(Order stop) {
        return switch (stop.status()) {
            case SUBMITTED, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, PENDING_REPLACE -> true;
            case INITIALIZED, DENIED, HELD, IN_DOUBT, FILLED, PENDING_CANCEL, REPLACED, CANCELED, EXPIRED, REJECTED,
                    DONE_FOR_DAY, SUSPENDED -> false;
        };
    }

    private static boolean isOnItsWay(Order stop) {
        return stop.venueOrderId().isEmpty() || stop.becoming().isPresent();
    }

    private static Decimal leaves(Order order) {
        return order.leavesQty(ANY).value();
    }
}
