package io.taffrail.cli.print;

import static io.taffrail.cli.print.Fields.text;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** An order of the API, told to people. */
public final class OrderText {
    private static final List<String> OVER = List.of("filled", "canceled", "expired", "rejected", "replaced");

    private OrderText() {}

    /** {@code BUY 10 AAPL  LIMIT 187.50 DAY}, {@code SELL 10 AAPL  TRAIL 2% GTC}. */
    public static String ticket(JsonNode order) {
        var amount = text(order, "qty").isEmpty() ? "$" + text(order, "notional") : text(order, "qty");
        var kind = isLeg(order) ? "" : text(order, "order_class");
        var until = text(order, "time_in_force").equals("gtd") ? " until " + text(order, "expires_at") : "";
        return upper(order, "side") + " " + amount + " " + text(order, "symbol") + "  " + terms(order)
                + " " + upper(order, "time_in_force") + until + (kind.isEmpty() ? "" : "  " + kind);
    }

    /** {@code take profit}, {@code stop loss}: the part that an order plays in its group; empty where it plays none. */
    public static String role(JsonNode order) {
        return text(order, "group_role").replace('_', ' ');
    }

    /** Whether another order has brought it with it. */
    private static boolean isLeg(JsonNode order) {
        var group = text(order, "group_id");
        return !group.isEmpty() && !role(order).equals("entry") && !group.equals(text(order, "id"));
    }

    /** {@code 2%} or {@code 1.5}: how far its stop stays behind the market; empty where it does not trail. */
    public static String trail(JsonNode order) {
        var percent = text(order, "trail_percent");
        return percent.isEmpty() ? text(order, "trail_price") : percent + "%";
    }

    /** {@code , its stop at 184}: what an order waits for of which nothing has traded; empty where it has no stop. */
    public static String waitsFor(JsonNode order) {
        var stop = text(order, "stop_price");
        return stop.isEmpty() || hasTraded(order) ? "" : ", its stop at " + stop;
    }

    /** {@code PARTIALLY_FILLED 3 of 10 @ 187.48}: where the order stands. */
    public static String standing(JsonNode order) {
        var filled = text(order, "filled_qty");
        if (!hasTraded(order)) {
            return upper(order, "status");
        }
        var complete = text(order, "status").equals("filled") || text(order, "qty").isEmpty();
        return upper(order, "status") + " " + filled + (complete ? "" : " of " + text(order, "qty"))
                + " @ " + text(order, "filled_avg_price");
    }

    /** {@code   take profit at 195 NEW, stop loss at 183 NEW}: how an order's exits stand; empty where it has none. */
    public static String exits(JsonNode order) {
        var exits = new StringJoiner(", ", "   ", "").setEmptyValue("");
        for (JsonNode leg : order.path("legs")) {
            var price = text(leg, "stop_price").isEmpty() ? text(leg, "limit_price") : text(leg, "stop_price");
            exits.add(role(leg) + " at " + price + " " + standing(leg));
        }
        return exits.toString();
    }

    /** Whether nothing more is expected of the order. */
    public static boolean isOver(JsonNode order) {
        return OVER.contains(text(order, "status"));
    }

    /** The table of a list of orders, the legs of a group under their parent. */
    public static Table table(JsonNode orders) {
        var table = new Table(
                Table.words("SUBMITTED (UTC)"), Table.words("ID"), Table.words("CLIENT ID"), Table.words("SIDE"),
                Table.number("QTY"), Table.words("SYMBOL"), Table.words("TYPE"), Table.number("LIMIT"),
                Table.number("STOP"), Table.number("TRAIL"), Table.number("HWM"), Table.words("TIF"),
                Table.number("FILLED"), Table.number("AVG PRICE"), Table.words("STATUS"));
        for (JsonNode order : orders) {
            row(table, Fields.dayAndTime(order, "submitted_at"), isLeg(order) ? "  " + role(order) : "", order);
            for (JsonNode leg : order.path("legs")) {
                row(table, "  " + role(leg), "", leg);
            }
        }
        return table;
    }

    private static void row(Table table, String first, String note, JsonNode order) {
        var qty = text(order, "qty").isEmpty() ? "$" + text(order, "notional") : text(order, "qty");
        table.row(first, text(order, "id"), text(order, "client_order_id"),
                upper(order, "side"), qty, text(order, "symbol"), text(order, "type"), text(order, "limit_price"),
                text(order, "stop_price"), trail(order), text(order, "hwm"), text(order, "time_in_force"),
                text(order, "filled_qty"), text(order, "filled_avg_price"), upper(order, "status") + note);
    }

    private static String terms(JsonNode order) {
        return switch (text(order, "type")) {
            case "limit"         -> "LIMIT " + text(order, "limit_price");
            case "stop"          -> "STOP " + text(order, "stop_price");
            case "stop_limit"    -> "STOP " + text(order, "stop_price") + " LIMIT " + text(order, "limit_price");
            case "trailing_stop" -> "TRAIL " + trail(order);
            default              -> upper(order, "type");
        };
    }

    private static boolean hasTraded(JsonNode order) {
        var filled = text(order, "filled_qty");
        return !filled.isEmpty() && !filled.equals("0");
    }

    private static String upper(JsonNode order, String field) {
        return text(order, field).toUpperCase(Locale.ROOT);
    }
}
