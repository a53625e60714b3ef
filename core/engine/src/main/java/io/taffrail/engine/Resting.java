package io.taffrail.engine;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Price;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The desk's orders that may trade as soon as somebody comes to their price, by how far they go: what a new order would meet of
 * one's own is found at once, however many work.
 *
 * <p>What waits for a trigger stands in no book until it fires. While a replacement is not answered, the further of the two
 * prices counts.
 */
final class Resting {
    private final Map<Lane, NavigableMap<Reach, Order>> lanes = new HashMap<>();
    private final Map<OrderId, Reach> reaches = new HashMap<>();

    private record Lane(Symbol symbol, Side side) {
        static Lane of(Order order) {
            return new Lane(order.symbol(), order.side());
        }
    }

    /** @param price to which an order trades; empty for one at the market, which trades at any */
    private record Reach(Optional<Price> price, long number) {
        /** Who goes furthest comes first, and among those who came first. */
        static Comparator<Reach> order(Side side) {
            return (one, other) -> {
                int further = compare(side, one.price, other.price);
                return further == 0 ? Long.compare(one.number, other.number) : further;
            };
        }

        private static int compare(Side side, Optional<Price> one, Optional<Price> other) {
            if (one.isEmpty() || other.isEmpty()) {
                return Boolean.compare(one.isPresent(), other.isPresent());
            }
            return switch (side) {
                case BUY  -> other.get().compareTo(one.get());
                case SELL -> one.get().compareTo(other.get());
            };
        }
    }

    /** An order stands as it stands now. */
    void place(Order order) {
        Lane lane = Lane.of(order);
        Reach before = reaches.remove(order.id());
        if (before != null) {
            lanes.computeIfPresent(lane, (_, orders) -> {
                orders.remove(before);
                return orders.isEmpty() ? null : orders;
            });
        }
        if (order.isWorking() && (order.triggered() || !order.spec().waitsForTrigger())) {
            var reach = new Reach(furthest(order), order.number());
            reaches.put(order.id(), reach);
            lanes.computeIfAbsent(lane, _ -> new TreeMap<>(Reach.order(order.side()))).put(reach, order);
        }
    }

    private static Optional<Price> furthest(Order order) {
        Optional<Price> own = order.spec().limitPrice();
        return order.replacement()
                .map(next -> next.spec().limitPrice())
                .flatMap(next -> Stream.of(own, next)
                        .min((one, other) -> Reach.compare(order.side(), one, other)))
                .orElse(own);
    }

    /**
     * The first order on the other side with which one that goes so far would trade.
     *
     * @param to the price to which it trades; empty where it trades at any
     * @param counts whether an order is looked at
     */
    Optional<Order> meeting(Symbol symbol, Side side, Optional<Price> to, Predicate<Order> counts) {
        NavigableMap<Reach, Order> others = lanes.get(new Lane(symbol, side.opposite()));
        if (others == null) {
            return Optional.empty();
        }
        for (var other : others.entrySet()) {
            if (!crosses(side, to, other.getKey().price())) {
                return Optional.empty();
            }
            if (counts.test(other.getValue())) {
                return Optional.of(other.getValue());
            }
        }
        return Optional.empty();
    }

    private static boolean crosses(Side side, Optional<Price> to, Optional<Price> other) {
        if (to.isEmpty() || other.isEmpty()) {
            return true;
        }
        return switch (side) {
            case BUY  -> to.get().compareTo(other.get()) >= 0;
            case SELL -> to.get().compareTo(other.get()) <= 0;
        };
    }
}
