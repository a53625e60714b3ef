package io.taffrail.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Everything that the server has promised to its clients, across all of its lives. */
final class Acknowledgements {

    private static final List<String> FIXED_FIELDS = List.of("id", "client_order_id", "symbol", "side", "qty", "type",
            "limit_price", "time_in_force", "submitted_at");

    private final Map<String, Answer> orders = new ConcurrentHashMap<>();
    private final Map<String, Answer> fills = new ConcurrentHashMap<>();
    private final Set<String> cancels = ConcurrentHashMap.newKeySet();
    private final Map<Integer, AtomicInteger> refusals = new ConcurrentHashMap<>();

    /** An order that was answered with 200. */
    void order(String clientOrderId, Answer answer) {
        orders.put(clientOrderId, answer);
    }

    /** An order that a client has seen filled. */
    void filled(String clientOrderId, Answer answer) {
        fills.put(clientOrderId, answer);
    }

    /** An order that a client has seen canceled. */
    void canceled(String clientOrderId) {
        cancels.add(clientOrderId);
    }

    /** An answer that promises nothing. */
    void refused(Answer answer) {
        refusals.computeIfAbsent(answer.status(), _ -> new AtomicInteger()).incrementAndGet();
    }

    /** The answers to the orders, by client order id. */
    Map<String, Answer> orders() {
        return orders;
    }

    /** The filled orders as they were seen, by client order id. */
    Map<String, Answer> fills() {
        return fills;
    }

    /** The canceled orders. */
    Set<String> cancels() {
        return cancels;
    }

    /** How many answers were refusals, by status. */
    Map<Integer, AtomicInteger> refusals() {
        return new TreeMap<>(refusals);
    }

    /** What is different between an order as it was acknowledged and as it is told now; empty when nothing is. */
    Optional<String> broken(String clientOrderId, Answer now) {
        if (now.status() != 200) {
            return Optional.of(clientOrderId + " was acknowledged and is gone: " + now);
        }
        var then = orders.get(clientOrderId);
        for (var field : FIXED_FIELDS) {
            if (!then.json().path(field).equals(now.json().path(field))) {
                return Optional.of(clientOrderId + " has another " + field + ": " + then + " now " + now);
            }
        }
        if (cancels.contains(clientOrderId) && !now.text("status").equals("canceled")) {
            return Optional.of(clientOrderId + " was seen canceled and is not: " + now);
        }
        var fill = fills.get(clientOrderId);
        if (fill != null && !(now.text("status").equals("filled")
                && now.text("filled_avg_price").equals(fill.text("filled_avg_price")))) {
            return Optional.of(clientOrderId + " was seen as " + fill + " and is " + now);
        }
        return Optional.empty();
    }
}
