package io.taffrail.ports;

import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import java.util.Optional;

/** The durable answer to a command: the entry in which it stands. */
public record Receipt(Entry entry) {

    /** The order that the command made, as the entry left it. */
    public Optional<Order> order() {
        Order order = null;
        for (var event : entry.events()) {
            if (event instanceof OrderInitialized first) {
                order = Order.of(first);
            } else if (order != null && event instanceof OrderEvent next && next.order().equals(order.id())) {
                order = order.apply(next);
            }
        }
        return Optional.ofNullable(order);
    }

    /** Why the house refused the command or its order, where it did. */
    public Optional<Denial> denial() {
        for (var event : entry.events()) {
            if (event instanceof CommandRefused refused) {
                return Optional.of(refused.reason());
            }
            if (event instanceof OrderEvent.OrderDenied denied) {
                return Optional.of(denied.reason());
            }
        }
        return Optional.empty();
    }
}
