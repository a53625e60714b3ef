package io.taffrail.simulation.store;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.ports.EntryListener;
import io.taffrail.ports.OrderHistory;
import io.taffrail.ports.OrderQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All orders that ever were, folded from the journal in memory. */
public final class Archive implements OrderHistory, EntryListener {
    private final Map<OrderId, Order> orders = new LinkedHashMap<>();
    private final Set<String> booked = new LinkedHashSet<>();

    @Override
    public void onEntry(Entry entry) {
        for (Event event : entry.events()) {
            if (event instanceof OrderEvent.OrderInitialized first) {
                orders.put(first.order(), Order.of(first));
            } else if (event instanceof OrderEvent next) {
                orders.computeIfPresent(next.order(), (_, order) -> order.apply(next));
                if (next instanceof OrderEvent.OrderFilled filled) {
                    booked.add(filled.order().value() + " " + filled.fill().tradeId().value());
                }
            }
        }
    }

    /** All of them, oldest first. */
    public List<Order> all() {
        return List.copyOf(orders.values());
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return Optional.ofNullable(orders.get(id));
    }

    @Override
    public Optional<Order> find(AccountId account, ClientOrderId clientOrderId) {
        var named = orders.values().stream()
                .filter(order -> order.account().equals(account) && order.clientOrderId().equals(clientOrderId))
                .toList();
        return named.stream()
                .filter(order -> order.denial().filter(Denial.DuplicateClientOrderId.class::isInstance).isEmpty())
                .findFirst()
                .or(() -> named.stream().max(Comparator.comparingLong(Order::number)));
    }

    @Override
    public List<Order> group(OrderId group) {
        return orders.values().stream().filter(order -> order.group().filter(group::equals).isPresent()).toList();
    }

    @Override
    public boolean isBooked(OrderId order, TradeId execution) {
        return booked.contains(order.value() + " " + execution.value());
    }

    @Override
    public List<Order> list(OrderQuery query) {
        List<Order> found = new ArrayList<>(orders.values().stream().filter(query::includes).toList());
        if (!query.oldestFirst()) {
            found = found.reversed();
        }
        return found.stream().limit(query.limit()).toList();
    }
}
