package io.taffrail.http.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Rows of JSON as a table, RFC 4180: what stands within an object becomes a column {@code outer_inner}, a list of words one
 * cell, and null an empty one.
 */
public final class CsvTable {
    private CsvTable() {}

    public static String of(ArrayNode rows) {
        var columns = new LinkedHashSet<String>();
        List<Map<String, String>> lines = new ArrayList<>();
        for (JsonNode row : rows) {
            Map<String, String> cells = new LinkedHashMap<>();
            flatten("", row, cells);
            columns.addAll(cells.keySet());
            lines.add(cells);
        }
        var text = new StringBuilder(line(columns));
        lines.forEach(cells -> text.append(
                line(columns.stream().map(column -> cells.getOrDefault(column, "")).toList())));
        return text.toString();
    }

    private static void flatten(String name, JsonNode node, Map<String, String> cells) {
        if (node.isObject()) {
            Set<Map.Entry<String, JsonNode>> fields = node.properties();
            fields.forEach(field -> flatten(name.isEmpty() ? field.getKey() : name + "_" + field.getKey(), field.getValue(), cells));
        } else if (node.isArray()) {
            var words = new ArrayList<String>();
            node.forEach(word -> words.add(word.asString()));
            cells.put(name, String.join("; ", words));
        } else {
            cells.put(name, node.isNull() ? "" : node.asString());
        }
    }

    private static String line(Iterable<String> cells) {
        var quoted = new ArrayList<String>();
        cells.forEach(cell -> quoted.add(quoted(cell)));
        return quoted.stream().collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A spreadsheet takes what begins with one of these for a formula, so that a name made by somebody else would be run. */
    private static String quoted(String cell) {
        boolean number = cell.matches("-?[0-9][0-9.]*");
        String safe = !number && !cell.equals("-") && cell.matches("[=+@\\-\\t\\r].*") ? "'" + cell : cell;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
