package io.taffrail.runtime;

import io.taffrail.engine.Book;
import io.taffrail.model.halt.Halt;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The open orders of one account, oldest first. */
record OrdersOf(Book book, AccountId account) {
    /** Those in which an order can be taken off because its time is over. */
    private static final Set<OrderStatus> GTD_ENDS =
            EnumSet.of(OrderStatus.ACCEPTED, OrderStatus.TRIGGERED, OrderStatus.PARTIALLY_FILLED, OrderStatus.SUSPENDED,
                    OrderStatus.DONE_FOR_DAY);

    List<Order> open() {
        return book.openOrders().stream()
                .filter(order -> order.account().equals(account))
                .toList();
    }

    /** What a broker has to know of: the open ones, and entries that are over while their exits are open. */
    List<Order> concerned() {
        var known = new LinkedHashMap<OrderId, Order>();
        for (Order order : open()) {
            order.group().flatMap(book::order).ifPresent(first -> known.put(first.id(), first));
            known.put(order.id(), order);
        }
        return List.copyOf(known.values());
    }

    /** The halt that keeps an order here which has not left. */
    Optional<Halt> haltOf(Order order) {
        return book.haltOf(order);
    }

    int inDoubt() {
        return (int) open().stream().filter(order -> order.status() == OrderStatus.IN_DOUBT).count();
    }

    /** Those that were good till a time which is over. */
    List<Order> overdue(Instant now) {
        return open().stream()
                .filter(order -> order.expireTime().filter(end -> !end.isAfter(now)).isPresent())
                .filter(order -> GTD_ENDS.contains(order.status()))
                .toList();
    }

    /** Those that were sent, or were to be, and of which no answer was written down. */
    List<Order> abandoned() {
        return open().stream().filter(order -> order.status() == OrderStatus.SUBMITTED).toList();
    }

    /** Those of which something may be asked at the broker; also replacements that nobody awaits. */
    List<Order> unanswered() {
        return open().stream().filter(order -> order.isWorking() || isForsaken(order)).toList();
    }

    private boolean isForsaken(Order order) {
        return order.status() == OrderStatus.INITIALIZED
                && order.replaces().flatMap(book::order)
                        .filter(old -> old.status() == OrderStatus.PENDING_REPLACE)
                        .isEmpty();
    }
}
