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
 * @param limit empty for an order that trades at the market
 * @param trigger empty for an order that waits for nothing
 * @param terms what else it asks for
 */
record ScriptedOrder(
        Instant at,
        String clientOrderId,
        String symbol,
        String side,
        String timeInForce,
        Optional<BigDecimal> qty,
        Optional<BigDecimal> notional,
        Optional<BigDecimal> limit,
        Optional<Trigger> trigger,
        Terms terms)
        implements ScriptLine {

    /** An order that comes alone and asks for nothing more. */
    ScriptedOrder(
            Instant at,
            String clientOrderId,
            String symbol,
            String side,
            String timeInForce,
            Optional<BigDecimal> qty,
            Optional<BigDecimal> notional,
            Optional<BigDecimal> limit,
            Optional<Trigger> trigger) {
        this(at, clientOrderId, symbol, side, timeInForce, qty, notional, limit, trigger, Terms.NONE);
    }

    static ScriptedOrder market(String at, String id, String symbol, String side, String timeInForce, String qty) {
        return new ScriptedOrder(
                Instant.parse(at), id, symbol, side, timeInForce, Optional.of(new BigDecimal(qty)), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    ScriptedOrder limitedTo(String price) {
        return new ScriptedOrder(
                at, clientOrderId, symbol, side, timeInForce, qty, notional, Optional.of(new BigDecimal(price)),
                trigger, terms);
    }

    ScriptedOrder forMoney(String amount) {
        return new ScriptedOrder(
                at, clientOrderId, symbol, side, timeInForce, Optional.empty(), Optional.of(new BigDecimal(amount)),
                limit, trigger, terms);
    }

    ScriptedOrder stoppedAt(String price) {
        return triggeredBy(new Trigger.Stop(new BigDecimal(price)));
    }

    ScriptedOrder trailingBy(String offset) {
        return triggeredBy(new Trigger.TrailPrice(new BigDecimal(offset)));
    }

    ScriptedOrder trailingByPercent(String percent) {
        return triggeredBy(new Trigger.TrailPercent(new BigDecimal(percent)));
    }

    /** The same with these terms. */
    ScriptedOrder with(Terms asked) {
        return new ScriptedOrder(
                at, clientOrderId, symbol, side, timeInForce, qty, notional, limit, trigger, asked);
    }

    private ScriptedOrder triggeredBy(Trigger what) {
        return new ScriptedOrder(
                at, clientOrderId, symbol, side, timeInForce, qty, notional, limit, Optional.of(what), terms);
    }

    boolean buys() {
        return side.equals("buy");
    }

    /** Whether it looks once, as soon as there is a quote. */
    boolean isImmediate() {
        return timeInForce.equals("ioc") || timeInForce.equals("fok");
    }

    /** Whether it looks once, at the end of its day. */
    boolean isForAuction() {
        return timeInForce.equals("opg") || timeInForce.equals("cls");
    }

    boolean endsWithItsDay() {
        return timeInForce.equals("day") || isForAuction();
    }

    String type() {
        String plain = limit.isPresent() ? "limit" : "market";
        return trigger.map(what -> switch (what) {
            case Trigger.Stop _ -> limit.isPresent() ? "stop_limit" : "stop";
            case Trigger.TrailPrice _, Trigger.TrailPercent _ -> "trailing_stop";
        }).orElse(plain);
    }

    /** As Alpaca's body, and the time. */
    @Override
    public String toJson() {
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
        trigger.ifPresent(what -> fields.add(switch (what) {
            case Trigger.Stop(var price)           -> text("stop_price", price.toPlainString());
            case Trigger.TrailPrice(var offset)    -> text("trail_price", offset.toPlainString());
            case Trigger.TrailPercent(var percent) -> text("trail_percent", percent.toPlainString());
        }));
        fields.addAll(terms.toJson());
        return "{" + String.join(",", fields) + "}";
    }

    static String text(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }
}
