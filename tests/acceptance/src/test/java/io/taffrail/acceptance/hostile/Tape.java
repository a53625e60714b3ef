package io.taffrail.acceptance.hostile;

import io.taffrail.acceptance.JournalFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened to the orders of one side, read from its file as a stranger would. */
final class Tape {
    private final JournalFile file;

    private Tape(JournalFile file) {
        this.file = file;
    }

    static Tape of(Path data) {
        return new Tape(JournalFile.of(data));
    }

    /** Each order's executions, as {@code 5 @ 187.5}, in the order of their numbers, by client order id. */
    Map<String, List<String>> executions() {
        var executions = new TreeMap<String, List<String>>();
        file.rows("SELECT o.client_order_id AS id, f.qty, f.price FROM fills f JOIN executed_orders o ON o.order_id = f.order_id")
                .forEach(row -> executions.computeIfAbsent(row.get("id"), _ -> new ArrayList<>())
                        .add(number(row.get("qty")) + " @ " + number(row.get("price"))));
        executions.values().forEach(list -> list.sort(null));
        return executions;
    }

    /** The quantity and the value of what each order traded. */
    Map<String, String> totals() {
        var totals = new TreeMap<String, String>();
        executions().forEach((id, parts) -> {
            var quantity = BigDecimal.ZERO;
            var value = BigDecimal.ZERO;
            for (var part : parts) {
                var words = part.split(" @ ", -1);
                quantity = quantity.add(new BigDecimal(words[0]));
                value = value.add(new BigDecimal(words[0]).multiply(new BigDecimal(words[1])));
            }
            totals.put(id, number(quantity.toPlainString()) + " for " + number(value.toPlainString()));
        });
        return totals;
    }

    /** Orders that the house itself refused are told apart: they have never been anywhere. */
    List<Map<String, String>> orders() {
        return file.rows("SELECT client_order_id, status, qty, filled_qty, reason, symbol, side, order_id FROM executed_orders "
                + "WHERE status <> 'DENIED' ORDER BY number");
    }

    /** Signed positions that are not flat, by symbol. */
    Map<String, String> positions() {
        var positions = new TreeMap<String, String>();
        file.rows("SELECT symbol, side, qty FROM positions").stream()
                .filter(row -> new BigDecimal(row.get("qty")).signum() != 0)
                .forEach(row -> positions.put(row.get("symbol"),
                        (row.get("side").equalsIgnoreCase("short") ? "-" : "") + number(row.get("qty"))));
        return positions;
    }

    /** The orders that still work, or of which something is unknown. */
    List<String> open() {
        return file.rows("SELECT client_order_id, status FROM open_orders").stream()
                .map(row -> row.get("client_order_id") + " " + row.get("status")).toList();
    }

    /** Every event of the journal, as JSON arrays, in their order. */
    List<String> events() {
        return file.rows("SELECT events FROM journal ORDER BY sequence").stream().map(row -> row.get("events")).toList();
    }

    private static String number(String text) {
        return JournalFile.number(text).toPlainString();
    }
}
