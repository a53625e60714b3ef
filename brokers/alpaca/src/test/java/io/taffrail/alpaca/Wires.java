package io.taffrail.alpaca;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Texts in Alpaca's form, written by us. */
final class Wires {
    private Wires() {}

    static String account(String cash) {
        return "{\"id\":\"a-1\",\"account_number\":\"PA3TEST00001\",\"status\":\"ACTIVE\",\"currency\":\"USD\",\"cash\":\"" + cash
                + "\",\"account_blocked\":false,\"trading_blocked\":false}";
    }

    /** An order to buy ten AAPL at 100, changed as is said: a value is a JSON text, and an empty one takes the key out. */
    static String order(String id, String clientId, String status, Map<String, String> changes) {
        var fields = new TreeMap<String, String>();
        fields.put("id", quoted(id));
        fields.put("client_order_id", quoted(clientId));
        fields.put("created_at", quoted("2026-11-20T15:00:00.123456789Z"));
        fields.put("updated_at", quoted("2026-11-20T15:00:01Z"));
        fields.put("submitted_at", quoted("2026-11-20T15:00:00.123456789Z"));
        fields.put("asset_id", quoted("b0b6dd9d-8b9b-48a9-ba46-b9d54906e415"));
        fields.put("symbol", quoted("AAPL"));
        fields.put("asset_class", quoted("us_equity"));
        fields.put("notional", "null");
        fields.put("qty", quoted("10"));
        fields.put("filled_qty", quoted("0"));
        fields.put("order_class", quoted(""));
        fields.put("type", quoted("limit"));
        fields.put("order_type", quoted("limit"));
        fields.put("side", quoted("buy"));
        fields.put("time_in_force", quoted("gtc"));
        fields.put("limit_price", quoted("100"));
        fields.put("stop_price", "null");
        fields.put("status", quoted(status));
        fields.put("legs", "null");
        fields.putAll(changes);
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> quoted(field.getKey()) + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String order(String id, String clientId, String status) {
        return order(id, clientId, status, Map.of());
    }

    static String filled(String id, String clientId, String status, String filled) {
        return order(id, clientId, status, Map.of("filled_qty", quoted(filled)));
    }

    /** A bracket around an entry to buy ten: the legs are Alpaca's, under names of its own. */
    static String bracket(String status, String filled, String profitStatus, String stopStatus) {
        return order("v-1", "c-1", status, Map.of(
                "order_class", quoted("bracket"), "filled_qty", quoted(filled),
                "legs", "[" + profitLeg(profitStatus, "0") + "," + stopLeg(stopStatus) + "]"));
    }

    static String profitLeg(String status, String filled) {
        return order("v-2", "alpaca-2", status, Map.of(
                "side", quoted("sell"), "limit_price", quoted("110"), "filled_qty", quoted(filled)));
    }

    static String stopLeg(String status) {
        return order("v-3", "alpaca-3", status, Map.of(
                "side", quoted("sell"), "type", quoted("stop"), "order_type", quoted("stop"), "limit_price", "null",
                "stop_price", quoted("90")));
    }

    static String update(String event, String order) {
        return "{\"stream\":\"trade_updates\",\"data\":{\"event\":" + quoted(event)
                + ",\"timestamp\":\"2026-11-20T15:00:02Z\",\"order\":" + order + "}}";
    }

    static String trade(String event, String execution, String qty, String price, String order) {
        return "{\"stream\":\"trade_updates\",\"data\":{\"event\":" + quoted(event) + ",\"execution_id\":" + quoted(execution)
                + ",\"qty\":" + quoted(qty) + ",\"price\":" + quoted(price)
                + ",\"timestamp\":\"2026-11-20T15:00:02Z\",\"order\":" + order + "}}";
    }

    static String fill(String execution, String order, String qty, String price) {
        return "{\"id\":" + quoted("20261120150002000::" + execution) + ",\"activity_type\":\"FILL\",\"type\":\"fill\""
                + ",\"transaction_time\":\"2026-11-20T15:00:02Z\",\"price\":" + quoted(price) + ",\"qty\":" + quoted(qty)
                + ",\"side\":\"buy\",\"symbol\":\"AAPL\",\"leaves_qty\":\"0\",\"cum_qty\":" + quoted(qty)
                + ",\"order_id\":" + quoted(order) + ",\"order_status\":\"filled\"}";
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
