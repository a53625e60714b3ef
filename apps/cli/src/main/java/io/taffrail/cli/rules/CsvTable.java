package io.taffrail.cli.rules;

import io.taffrail.cli.failure.Failure;
import io.taffrail.cli.failure.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows with a header: fields are parted by commas, and stand in double quotes where they have one themselves (RFC 4180). */
final class CsvTable {
    private final String name;
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param required columns that must be there
     * @param optional columns that may be; any other is an error, because it is a misspelt one
     */
    CsvTable(String name, String text, Set<String> required, Set<String> optional) {
        this.name = name;
        List<String> header = List.of();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String plain = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (plain.isBlank() || plain.startsWith("#")) {
                continue;
            }
            List<String> fields = fields(plain, number);
            if (header.isEmpty()) {
                header = header(fields, number, required, optional);
            } else {
                rows.add(new Row(number, values(header, fields, number)));
            }
        }
        if (header.isEmpty()) {
            throw wrong(1, "it has no header", "the first line names the columns: " + String.join(",", required));
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** One line, by the names of its columns. */
    final class Row {
        private final int line;
        private final Map<String, String> values;

        Row(int line, Map<String, String> values) {
            this.line = line;
            this.values = values;
        }

        Optional<String> find(String column) {
            return Optional.ofNullable(values.get(column)).filter(value -> !value.isEmpty());
        }

        String require(String column) {
            return find(column).orElseThrow(() -> wrong(column + " is empty", "every row has one"));
        }

        Failure wrong(String what, String why) {
            return CsvTable.this.wrong(line, what, why);
        }
    }

    private List<String> header(List<String> fields, int line, Set<String> required, Set<String> optional) {
        for (String column : required) {
            if (!fields.contains(column)) {
                throw wrong(line, "the column " + column + " is missing", "the header has: " + String.join(",", fields));
            }
        }
        for (String column : fields) {
            if (!required.contains(column) && !optional.contains(column)) {
                throw wrong(line, "the column " + column + " is not known",
                        "known are: " + String.join(",", required) + "," + String.join(",", optional));
            }
        }
        return fields;
    }

    private Map<String, String> values(List<String> header, List<String> fields, int line) {
        if (fields.size() != header.size()) {
            throw wrong(line, "it has " + fields.size() + " fields", "the header has " + header.size());
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < fields.size(); i++) {
            values.put(header.get(i), fields.get(i));
        }
        return values;
    }

    private List<String> fields(String line, int number) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw wrong(number, "a quote is not closed", "a field ends on its line");
        }
        fields.add(field.toString().strip());
        return fields;
    }

    private Failure wrong(int line, String what, String why) {
        return Problem.usage("RULES_MALFORMED", name + " line " + line + ": " + what, why, "correct the file").failure();
    }
}
