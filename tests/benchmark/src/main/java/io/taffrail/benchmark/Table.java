package io.taffrail.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures of one workload over all pairs, printed as medians and as ratios with their range. */
final class Table {
    private final Map<String, List<Double>> products = new LinkedHashMap<>();
    private final Map<String, List<Double>> yardsticks = new LinkedHashMap<>();

    void add(List<Figure> product, List<Figure> yardstick) {
        product.forEach(figure -> take(products, figure));
        yardstick.forEach(figure -> take(yardsticks, figure));
    }

    private static void take(Map<String, List<Double>> side, Figure figure) {
        side.computeIfAbsent(figure.name(), _ -> new ArrayList<>()).add(figure.value());
    }

    void print(PrintStream out, List<Mark> marks) {
        line(out, "", "product", "yardstick", "ratio", "range of ratios", "");
        products.forEach((name, ours) -> {
            List<Double> ratios = ratios(name);
            line(out, name, number(median(ours)),
                    Optional.ofNullable(yardsticks.get(name)).map(theirs -> number(median(theirs))).orElse("-"),
                    ratios.isEmpty() ? "-" : number(median(ratios)),
                    ratios.isEmpty() ? "-" : range(ratios),
                    "product " + range(ours));
        });
        marks.forEach(mark -> {
            double value = median(mark.subject() == Mark.Subject.RATIO
                    ? ratios(mark.figure())
                    : products.getOrDefault(mark.figure(), List.of(Double.NaN)));
            out.printf("  %s  mark: %s; measured %s%n", mark.isMet(value) ? "MET   " : "MISSED", mark, number(value));
        });
    }

    private List<Double> ratios(String name) {
        var ours = products.getOrDefault(name, List.of());
        var theirs = yardsticks.getOrDefault(name, List.of());
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return ratios;
    }

    private static void line(
            PrintStream out, String name, String product, String yardstick, String ratio, String range, String spread) {
        out.printf("  %-30s %12s %12s %10s %20s   %s%n", name, product, yardstick, ratio, range, spread);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String range(List<Double> values) {
        return number(values.stream().mapToDouble(value -> value).min().orElse(Double.NaN)) + " - "
                + number(values.stream().mapToDouble(value -> value).max().orElse(Double.NaN));
    }

    /** Three digits or so, and thousands in full. */
    static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 1 ? "%.2f" : "%.4f", value);
    }
}
