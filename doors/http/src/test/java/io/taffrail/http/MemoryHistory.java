package io.taffrail.http;

import io.taffrail.model.account.CashMovement;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.performance.DayResult;
import io.taffrail.model.performance.Execution;
import io.taffrail.model.performance.RoundTrip;
import io.taffrail.model.signal.SignalStatus;
import io.taffrail.model.signal.SignalStory;
import io.taffrail.ports.Activity;
import io.taffrail.ports.ActivityQuery;
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
import java.util.function.Consumer;

/** All entries and orders, kept in memory: what a journal's tables keep on disk. It remembers the last query. */
final class MemoryHistory implements OrderHistory, EntryHistory, EntryListener {
    private final Map<OrderId, Order> orders = new ConcurrentHashMap<>();
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final List<Activity> activities = new CopyOnWriteArrayList<>();
    private final MemoryPerformance performance = new MemoryPerformance();
    private volatile Optional<OrderQuery> lastQuery = Optional.empty();

    Optional<OrderQuery> lastQuery() {
        return lastQuery;
    }

    @Override
    public void onEntry(Entry entry) {
        entries.add(entry);
        for (int part = 0; part < entry.events().size(); part++) {
            var event = entry.events().get(part);
            if (event instanceof OrderEvent.OrderInitialized first) {
                orders.put(first.order(), Order.of(first));
            } else if (event instanceof OrderEvent next) {
                orders.computeIfPresent(next.order(), (_, order) -> order.apply(next));
            }
            note(entry, part);
            performance.note(entry, event, Optional.ofNullable(event instanceof OrderEvent of ? orders.get(of.order()) : null));
        }
    }

    @Override
    public void roundTrips(Span span, Consumer<RoundTrip> reader) {
        performance.roundTrips(span).forEach(reader);
    }

    @Override
    public List<RoundTrip> latestRoundTrips(Span span, int limit) {
        return performance.roundTrips(span).reversed().stream().limit(limit).toList();
    }

    @Override
    public void days(Span span, Consumer<DayResult> reader) {
        performance.days(span).forEach(reader);
    }

    @Override
    public void executions(Span span, int limit, Consumer<Execution> reader) {
        performance.executions(span, orders).reversed().stream().limit(limit).forEach(reader);
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

    @Override
    public List<Activity> activities(ActivityQuery query) {
        Comparator<Activity> byPlace = Comparator.comparing(Activity::place);
        return activities.stream()
                .filter(query::includes)
                .sorted(query.oldestFirst() ? byPlace : byPlace.reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public Optional<SignalStory> signal(AccountId account, SignalId id) {
        return Optional.empty();
    }

    @Override
    public List<SignalStory> signals(AccountId account, Optional<SignalStatus> status, long before, int limit) {
        return List.of();
    }

    private void note(Entry entry, int part) {
        var event = entry.events().get(part);
        var place = new Activity.Place(entry.sequence(), part);
        if (event instanceof BalanceChanged moved && moved.movement().kind() != CashMovement.Kind.TRADE) {
            activities.add(new Activity.Moved(moved.account(), place, entry.at(), moved.change(), moved.reason()));
        }
        if (event instanceof OrderEvent.OrderFilled(var id, var fill, _, _)) {
            Order order = orders.get(id);
            activities.add(new Activity.Traded(
                    order.account(), place, entry.at(), id, fill.tradeId(), order.symbol(), order.side(), fill.lastQty(),
                    fill.lastPx(), order.cumQty(),
                    order.orderQty().map(asked -> asked.minus(order.cumQty())), order.status(), fill.venueTime()));
            if (!fill.commission().isZero()) {
                activities.add(new Activity.Charged(
                        order.account(), new Activity.Place(entry.sequence(), part + 1), entry.at(), id, fill.tradeId(),
                        order.symbol(), order.instrument().assetClass(), fill.lastQty(), fill.commission()));
            }
        }
    }
}
