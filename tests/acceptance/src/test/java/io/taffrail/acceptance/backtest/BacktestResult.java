package io.taffrail.acceptance.backtest;

import io.taffrail.acceptance.backtest.Outcome.Execution;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run of the backtest left behind: its exit code, what it said, and the files of its output folder. */
record BacktestResult(int exit, String stdout, String stderr, Path out) {
    private static final List<String> ORDERS_COLUMNS = List.of(
            "time", "client_order_id", "symbol", "side", "type", "time_in_force", "qty", "notional", "limit_price",
            "stop_price", "status", "filled_qty", "filled_avg_price", "reason");
    private static final List<String> FILLS_COLUMNS =
            List.of("time", "client_order_id", "symbol", "side", "qty", "price", "fee");

    /** The rows of fills.csv in the order of the file. */
    List<Execution> fills() {
        List<Execution> fills = new ArrayList<>();
        for (Map<String, String> row : rows("fills.csv", FILLS_COLUMNS)) {
            fills.add(new Execution(
                    Instant.parse(row.get("time")), row.get("client_order_id"), row.get("symbol"), row.get("side"),
                    new BigDecimal(row.get("qty")), new BigDecimal(row.get("price"))));
        }
        return fills;
    }

    /** The rows of fills.csv, cell by cell. */
    List<Map<String, String>> fillRows() {
        return rows("fills.csv", FILLS_COLUMNS);
    }

    /** The rows of orders.csv in the order of the file. */
    List<Map<String, String>> orderRows() {
        return rows("orders.csv", ORDERS_COLUMNS);
    }

    /** Status and reason of the order's row; where several orders share the id, of the last one. */
    Map<String, String> order(String clientOrderId) {
        return orderRows().stream()
                .filter(row -> row.get("client_order_id").equals(clientOrderId))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError("orders.csv has no order " + clientOrderId));
    }

    /** Each order's outcome as the two files tell it. */
    Map<String, Outcome> outcomes() {
        Map<String, List<Execution>> fills = new LinkedHashMap<>();
        for (Execution fill : fills()) {
            fills.computeIfAbsent(fill.clientOrderId(), _ -> new ArrayList<>()).add(fill);
        }
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (Map<String, String> row : orderRows()) {
            String id = row.get("client_order_id");
            outcomes.put(id, new Outcome(
                    id, row.get("status"), new BigDecimal(row.get("filled_qty")), fills.getOrDefault(id, List.of())));
        }
        return outcomes;
    }

    /** A file of the output folder as it is, byte by byte, for every byte is of UTF-8. */
    String text(String name) {
        try {
            return Files.readString(out.resolve(name));
        } catch (IOException e) {
            throw new AssertionError("the run left no readable " + name + "; it said: " + stderr, e);
        }
    }

    /** The rows by the names of the file's own header, which has these columns and may have more. */
    private List<Map<String, String>> rows(String name, List<String> columns) {
        List<String> lines = new ArrayList<>(text(name).lines().toList());
        List<String> names = lines.isEmpty() ? List.of() : List.of(lines.getFirst().split(",", -1));
        if (!names.containsAll(columns)) {
            throw new AssertionError(name + " should have the columns " + columns + " but has " + names);
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() != names.size()) {
                throw new AssertionError(name + " has a row of " + cells.size() + " cells: " + line);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** The cells of one line; a quoted cell may hold commas and doubled quotes. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
