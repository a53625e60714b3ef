package io.taffrail.exchange;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The orders in the exchange's hands by symbol, in the order in which they came, and those that were until lately. */
final class WorkingOrders {
    /** How many orders that are over are remembered, so that one offered again is not taken again. */
    private static final int REMEMBERED = 4_096;

    private final Map<Symbol, Map<OrderId, WorkingOrder>> bySymbol = new LinkedHashMap<>();
    private final Map<OrderId, Boolean> over = new LinkedHashMap<>();

    void add(WorkingOrder order) {
        bySymbol.computeIfAbsent(order.symbol(), _ -> new LinkedHashMap<>()).put(order.id(), order);
    }

    void remove(Order order) {
        var orders = bySymbol.get(order.symbol());
        if (orders != null && orders.remove(order.id()) != null && orders.isEmpty()) {
            bySymbol.remove(order.symbol());
        }
        over.put(order.id(), true);
        if (over.size() > REMEMBERED) {
            over.remove(over.keySet().iterator().next());
        }
    }

    Optional<WorkingOrder> find(Order order) {
        var orders = bySymbol.get(order.symbol());
        return orders == null ? Optional.empty() : Optional.ofNullable(orders.get(order.id()));
    }

    boolean has(Order order) {
        var orders = bySymbol.get(order.symbol());
        return orders != null && orders.containsKey(order.id());
    }

    /** Whether an order works, or did until lately. */
    boolean isKnown(Order order) {
        return over.containsKey(order.id()) || has(order);
    }

    /** Those in a symbol, as they are now: who goes through them may take orders off. */
    List<WorkingOrder> in(Symbol symbol) {
        var orders = bySymbol.get(symbol);
        return orders == null ? List.of() : List.copyOf(orders.values());
    }

    List<OrderId> ids() {
        var ids = new ArrayList<OrderId>();
        bySymbol.values().forEach(orders -> ids.addAll(orders.keySet()));
        return ids;
    }
}
