package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of an orders file, in the words of the file.
 *
 * @param qty units; empty where the order is for an amount of money
 * @param notional that amount of money; empty where the order is for units
 * @param limit empty for a market order
 */
record ScriptedOrder(
        Instant at,
        String clientOrderId,
        String symbol,
        String side,
        String timeInForce,
        Optional<BigDecimal> qty,
        Optional<BigDecimal> notional,
        Optional<BigDecimal> limit) {

    static ScriptedOrder market(String at, String id, String symbol, String side, String timeInForce, String qty) {
        return new ScriptedOrder(
                Instant.parse(at), id, symbol, side, timeInForce, Optional.of(new BigDecimal(qty)), Optional.empty(),
                Optional.empty());
    }

    ScriptedOrder limitedTo(String price) {
        return new ScriptedOrder(
                at, clientOrderId, symbol, side, timeInForce, qty, notional, Optional.of(new BigDecimal(price)));
    }

    ScriptedOrder forMoney(String amount) {
        return new ScriptedOrder(
                at, clientOrderId, symbol, side, timeInForce, Optional.empty(), Optional.of(new BigDecimal(amount)),
                limit);
    }

    boolean buys() {
        return side.equals("buy");
    }

    String type() {
        return limit.isPresent() ? "limit" : "market";
    }

    /** As Alpaca's body, and the time. */
    String toJson() {
        List<String> fields = new ArrayList<>();
        fields.add(text("at", at.toString()));
        fields.add(text("client_order_id", clientOrderId));
        fields.add(text("symbol", symbol));
        fields.add(text("side", side));
        fields.add(text("type", type()));
        fields.add(text("time_in_force", timeInForce));
        qty.ifPresent(value -> fields.add(text("qty", value.toPlainString())));
        notional.ifPresent(value -> fields.add(text("notional", value.toPlainString())));
        limit.ifPresent(value -> fields.add(text("limit_price", value.toPlainString())));
        return "{" + String.join(",", fields) + "}";
    }

    private static String text(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }
}
