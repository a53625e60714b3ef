package io.taffrail.ports;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The durable answer to a command: the entry in which it stands. */
public record Receipt(Entry entry) {

    /** The order that the command made, as the entry left it; of a group, the first. */
    public Optional<Order> order() {
        return orders().stream().findFirst();
    }

    /** All orders that came with the entry, as it left them: an order first, then those that it brought with it. */
    public List<Order> orders() {
        var orders = new LinkedHashMap<OrderId, Order>();
        for (var event : entry.events()) {
            if (event instanceof OrderInitialized first) {
                orders.put(first.order(), Order.of(first));
            } else if (event instanceof OrderEvent next) {
                orders.computeIfPresent(next.order(), (_, order) -> order.apply(next));
            }
        }
        return List.copyOf(orders.values());
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
