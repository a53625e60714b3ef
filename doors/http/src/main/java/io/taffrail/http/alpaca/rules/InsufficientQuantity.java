package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.http.web.Refused;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import java.util.List;
import java.util.stream.Stream;

/** Alpaca's answer to an order for more than a position has left. */
public final class InsufficientQuantity {
    private InsufficientQuantity() {}

    /** With the orders that hold the rest. */
    public static Refused answer(
            Symbol symbol, Decimal requested, Decimal available, Decimal existing, Decimal promised, Stream<Order> holders) {
        Refused refused = answer(symbol, requested, available, existing, promised);
        List<String> related = holders.map(order -> order.id().value()).toList();
        if (!related.isEmpty()) {
            related.forEach(refused.body().putArray("related_orders")::add);
        }
        return refused;
    }

    public static Refused answer(
            Symbol symbol, Decimal requested, Decimal available, Decimal existing, Decimal promised) {
        var refused = Errors.forbidden(
                "insufficient qty available for order (requested: " + requested + ", available: " + available + ")");
        refused.body()
                .put("available", available.toString())
                .put("existing_qty", existing.toString())
                .put("held_for_orders", promised.toString())
                .put("symbol", symbol.value());
        return refused;
    }
}
