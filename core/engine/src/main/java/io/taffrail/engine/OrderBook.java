package io.taffrail.engine;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.OrderEvent.OrderAdopted;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderHeld;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A desk's orders: the open ones, the latest that closed, and of those that closed before them the ones whose group goes on:
 * an exit is known by its entry. Older ones live in the history on disk, so that what is kept here does not grow with time.
 */
final class OrderBook {
    /** How many closed orders are kept for reports that come late. */
    static final int RECENT = 1_024;

    private final Map<OrderId, Order> open = new LinkedHashMap<>();
    private final Map<OrderId, Order> closed = new LinkedHashMap<>();
    private final Map<OrderId, Order> outlived = new HashMap<>();
    private final Map<OrderId, Set<OrderId>> openOfGroup = new HashMap<>();
    private final Map<Owner, OrderId> byClientOrderId = new HashMap<>();
    private final Map<Named, OrderId> byVenueOrderId = new HashMap<>();
    private final Map<OrderId, Set<TradeId>> trades = new HashMap<>();
    private final Map<Place, Map<OrderId, Order>> reduceOnly = new HashMap<>();
    private final Resting resting = new Resting();
    private long count;

    /** A client order id is unique within its account. */
    private record Owner(AccountId account, ClientOrderId id) {}

    /** A venue's name of an order is unique within the account that it is held at. */
    private record Named(AccountId account, VenueOrderId id) {}

    private record Place(AccountId account, Symbol symbol) {}

    /** Makes the event part of its order, and answers the order after it. */
    Order apply(OrderEvent event) {
        Order order = event instanceof OrderInitialized first ? Order.of(first) : known(event).apply(event);
        if (event instanceof OrderInitialized first) {
            count = first.number();
        } else if (event instanceof OrderSubmitted || event instanceof OrderHeld || event instanceof OrderAdopted) {
            // Only an order that the house lets through takes its name: a denied one may be sent again under it.
            byClientOrderId.put(owner(order), order.id());
        } else if (event instanceof OrderPendingReplace(_, var by, _, _, _)) {
            byClientOrderId.put(owner(find(by).orElseThrow()), by);
        } else if (event instanceof OrderFilled(_, var fill, _, _)) {
            trades.computeIfAbsent(order.id(), _ -> new HashSet<>()).add(fill.tradeId());
        }
        place(order);
        return order;
    }

    private void place(Order order) {
        resting.place(order);
        order.venueOrderId().ifPresent(id -> byVenueOrderId.put(new Named(order.account(), id), order.id()));
        if (order.has(Instruction.REDUCE_ONLY) && order.link().isEmpty()) {
            placeReduceOnly(order);
        }
        order.group().ifPresent(group -> placeInGroup(group, order));
        if (order.isOpen()) {
            open.put(order.id(), order);
            return;
        }
        open.remove(order.id());
        outlived.remove(order.id());
        closed.put(order.id(), order);
        if (closed.size() > RECENT) {
            Iterator<Order> oldest = closed.values().iterator();
            Order old = oldest.next();
            oldest.remove();
            if (openOfGroup.containsKey(old.id())) {
                outlived.put(old.id(), old);
            } else {
                forget(old);
            }
        }
    }

    /** A group has the id of its first order. */
    private void placeInGroup(OrderId group, Order order) {
        Set<OrderId> working = openOfGroup.computeIfAbsent(group, _ -> new HashSet<>());
        if (order.isOpen()) {
            working.add(order.id());
        } else {
            working.remove(order.id());
        }
        if (working.isEmpty()) {
            openOfGroup.remove(group);
            Optional.ofNullable(outlived.remove(group)).ifPresent(this::forget);
        }
    }

    private void forget(Order order) {
        order.venueOrderId().ifPresent(id -> byVenueOrderId.remove(new Named(order.account(), id), order.id()));
        trades.remove(order.id());
        byClientOrderId.remove(owner(order), order.id());
    }

    private void placeReduceOnly(Order order) {
        Place place = new Place(order.account(), order.symbol());
        if (order.isWorking()) {
            reduceOnly.computeIfAbsent(place, _ -> new LinkedHashMap<>()).put(order.id(), order);
        } else if (reduceOnly.containsKey(place)) {
            reduceOnly.get(place).remove(order.id());
        }
    }

    /** The reduce-only orders that work alone for an account in a symbol, oldest first. */
    Collection<Order> reduceOnly(AccountId account, Symbol symbol) {
        return List.copyOf(reduceOnly.getOrDefault(new Place(account, symbol), Map.of()).values());
    }

    Resting resting() {
        return resting;
    }

    Optional<Order> find(OrderId id) {
        return Optional.ofNullable(open.get(id))
                .or(() -> Optional.ofNullable(closed.get(id)))
                .or(() -> Optional.ofNullable(outlived.get(id)));
    }

    Optional<OrderId> find(AccountId account, ClientOrderId clientOrderId) {
        return Optional.ofNullable(byClientOrderId.get(new Owner(account, clientOrderId)));
    }

    Optional<OrderId> find(AccountId account, VenueOrderId id) {
        return Optional.ofNullable(byVenueOrderId.get(new Named(account, id)));
    }

    boolean isKnown(OrderId order, TradeId trade) {
        return trades.getOrDefault(order, Set.of()).contains(trade);
    }

    /** The order to which an execution was booked, of those that are open and of the latest that are over. */
    Optional<Order> bookedTo(AccountId account, Symbol symbol, TradeId trade) {
        return trades.entrySet().stream()
                .filter(booked -> booked.getValue().contains(trade))
                .flatMap(booked -> find(booked.getKey()).stream())
                .filter(order -> order.account().equals(account) && order.symbol().equals(symbol))
                .findFirst();
    }

    Collection<Order> open() {
        return Collections.unmodifiableCollection(open.values());
    }

    long count() {
        return count;
    }

    private Order known(OrderEvent event) {
        return find(event.order()).orElseThrow(() -> new IllegalStateException("no order for " + event));
    }

    private static Owner owner(Order order) {
        return new Owner(order.account(), order.clientOrderId());
    }
}
