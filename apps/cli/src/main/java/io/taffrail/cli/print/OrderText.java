package io.taffrail.cli.print;

import static io.taffrail.cli.print.Fields.text;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** An order of the API, told to people. */
public final class OrderText {
    private static final List<String> OVER = List.of("filled", "canceled", "expired", "rejected", "replaced");

    private OrderText() {}

    /** {@code BUY 10 AAPL  LIMIT 187.50 DAY}. */
    public static String ticket(JsonNode order) {
        var amount = text(order, "qty").isEmpty() ? "$" + text(order, "notional") : text(order, "qty");
        var limit = text(order, "limit_price").isEmpty() ? "" : " " + text(order, "limit_price");
        return upper(order, "side") + " " + amount + " " + text(order, "symbol") + "  " + upper(order, "type") + limit
                + " " + upper(order, "time_in_force");
    }

    /** {@code PARTIALLY_FILLED 3 of 10 @ 187.48}: where the order stands. */
    public static String standing(JsonNode order) {
        var filled = text(order, "filled_qty");
        if (filled.isEmpty() || filled.equals("0")) {
            return upper(order, "status");
        }
        var complete = text(order, "status").equals("filled") || text(order, "qty").isEmpty();
        return upper(order, "status") + " " + filled + (complete ? "" : " of " + text(order, "qty"))
                + " @ " + text(order, "filled_avg_price");
    }

    /** Whether nothing more is expected of the order. */
    public static boolean isOver(JsonNode order) {
        return OVER.contains(text(order, "status"));
    }

    /** The table of a list of orders. */
    public static Table table(JsonNode orders) {
        var table = new Table(
                Table.words("SUBMITTED (UTC)"), Table.words("ID"), Table.words("CLIENT ID"), Table.words("SIDE"),
                Table.number("QTY"), Table.words("SYMBOL"), Table.words("TYPE"), Table.number("LIMIT"),
                Table.words("TIF"), Table.number("FILLED"), Table.number("AVG PRICE"), Table.words("STATUS"));
        for (JsonNode order : orders) {
            var qty = text(order, "qty").isEmpty() ? "$" + text(order, "notional") : text(order, "qty");
            table.row(Fields.dayAndTime(order, "submitted_at"), text(order, "id"), text(order, "client_order_id"),
                    upper(order, "side"), qty, text(order, "symbol"), text(order, "type"), text(order, "limit_price"),
                    text(order, "time_in_force"), text(order, "filled_qty"), text(order, "filled_avg_price"),
                    upper(order, "status"));
        }
        return table;
    }

    private static String upper(JsonNode order, String field) {
        return text(order, field).toUpperCase(Locale.ROOT);
    }
}
