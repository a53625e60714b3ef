package io.taffrail.cli.print;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows under headers: words to the left, numbers to the right. */
public final class Table {

    /** A column's header, and the side on which its cells stand. */
    public record Column(String title, boolean number) {}

    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    public static Column words(String title) {
        return new Column(title, false);
    }

    public static Column number(String title) {
        return new Column(title, true);
    }

    /** One cell for each column. */
    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    public void print(PrintStream out) {
        line(out, columns.stream().map(Column::title).toList());
        rows.forEach(row -> line(out, row));
    }

    private void line(PrintStream out, List<String> cells) {
        var line = new StringBuilder(INDENT);
        for (int i = 0; i < cells.size(); i++) {
            var padding = " ".repeat(width(i) - cells.get(i).length());
            line.append(i == 0 ? "" : GAP)
                    .append(columns.get(i).number() ? padding + cells.get(i) : cells.get(i) + padding);
        }
        out.println(line.toString().stripTrailing());
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length())
                .reduce(columns.get(column).title().length(), Math::max);
    }
}
