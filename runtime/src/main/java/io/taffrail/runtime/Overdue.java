package io.taffrail.runtime;

import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The orders that were good till a time which is over. */
final class Overdue {
    /** Those in which an order can be taken off because its time is over. */
    private static final Set<OrderStatus> WORKING =
            EnumSet.of(OrderStatus.ACCEPTED, OrderStatus.TRIGGERED, OrderStatus.PARTIALLY_FILLED, OrderStatus.SUSPENDED,
                    OrderStatus.DONE_FOR_DAY);

    private Overdue() {}

    static List<Order> of(List<Order> open, Instant now) {
        return open.stream()
                .filter(order -> order.expireTime().filter(end -> !end.isAfter(now)).isPresent())
                .filter(order -> WORKING.contains(order.status()))
                .toList();
    }
}
