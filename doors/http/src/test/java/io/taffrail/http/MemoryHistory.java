package io.taffrail.http;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Order;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.EntryListener;
import io.taffrail.ports.OrderHistory;
import io.taffrail.ports.OrderQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** All entries and orders, kept in memory: what a journal's tables keep on disk. It remembers the last query. */
final class MemoryHistory implements OrderHistory, EntryHistory, EntryListener {
    private final Map<OrderId, Order> orders = new ConcurrentHashMap<>();
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private volatile Optional<OrderQuery> lastQuery = Optional.empty();

    Optional<OrderQuery> lastQuery() {
        return lastQuery;
    }

    @Override
    public void onEntry(Entry entry) {
        entries.add(entry);
        for (var event : entry.events()) {
            if (event instanceof OrderEvent.OrderInitialized first) {
                orders.put(first.order(), Order.of(first));
            } else if (event instanceof OrderEvent next) {
                orders.computeIfPresent(next.order(), (_, order) -> order.apply(next));
            }
        }
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return Optional.ofNullable(orders.get(id));
    }

    @Override
    public Optional<Order> find(AccountId account, ClientOrderId clientOrderId) {
        return orders.values().stream()
                .filter(order -> order.account().equals(account) && order.clientOrderId().equals(clientOrderId))
                .min(Comparator.comparing(Order::number));
    }

    @Override
    public boolean isBooked(OrderId order, TradeId execution) {
        return false;
    }

    @Override
    public List<Order> group(OrderId group) {
        return orders.values().stream()
                .filter(order -> order.group().equals(Optional.of(group)))
                .sorted(Comparator.comparing(Order::number))
                .toList();
    }

    @Override
    public List<Order> list(OrderQuery query) {
        lastQuery = Optional.of(query);
        var oldestFirst = Comparator.comparing(Order::number);
        return orders.values().stream()
                .filter(query::includes)
                .sorted(query.oldestFirst() ? oldestFirst : oldestFirst.reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public List<Entry> page(long fromSequence, int limit) {
        return entries.stream().filter(entry -> entry.sequence() >= fromSequence).limit(limit).toList();
    }

    @Override
    public long firstSince(Instant at) {
        return entries.stream().takeWhile(entry -> entry.at().isBefore(at)).count() + 1;
    }

    @Override
    public long beginningOfOrders(AccountId account, long fromSequence) {
        return 1;
    }
}
