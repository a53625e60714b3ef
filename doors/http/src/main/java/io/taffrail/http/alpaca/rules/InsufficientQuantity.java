package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.http.web.Refused;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Decimal;

/** Alpaca's answer to an order for more than a position has left. */
public final class InsufficientQuantity {
    private InsufficientQuantity() {}

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
