package io.taffrail.benchmark;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the workloads one after the other, product and yardstick in turn, and prints a table for each. */
public final class Benchmark {
    private static final PrintStream OUT = System.out;

    private Benchmark() {}

    /**
     * Measures.
     *
     * @param args a folder for journals; then {@code short}, and names of workloads where not all are wanted
     */
    public static void main(String[] args) throws Exception {
        var words = new ArrayList<>(List.of(args));
        Path folder = Path.of(words.removeFirst());
        Size size = words.remove("short") ? Size.SHORT : Size.FULL;
        OUT.println(Machine.description());
        measure(words, "engine", size, () -> new EngineWork(size));
        measure(words, "risk", size, () -> new RiskWork(size));
        measure(words, "order", size, () -> new OrderWork(size, folder));
        measure(words, "limits", size, () -> new LimitsWork(size, folder));
        measure(words, "halt", size, () -> new HaltWork(size, folder));
        measure(words, "ticks", size, () -> new TickWork(size));
        measure(words, "replay", size, () -> new ReplayWork(size, folder));
    }

    private interface Maker {
        Workload make() throws Exception;
    }

    private static void measure(List<String> wanted, String word, Size size, Maker maker) throws Exception {
        if (!wanted.isEmpty() && !wanted.contains(word)) {
            return;
        }
        try (Workload workload = maker.make()) {
            OUT.printf("%n%s: %s%n", workload.name(), workload.what());
            // One of each to warm up: the compiler has then seen both.
            workload.product();
            workload.yardstick();
            var table = new Table();
            for (int pair = 1; pair <= size.pairs(); pair++) {
                String before = Machine.pressure();
                List<Figure> product = workload.product();
                String between = Machine.pressure();
                table.add(product, workload.yardstick());
                OUT.printf("  pair %d: CPU pressure %s, product, %s, yardstick, %s%n",
                        pair, before, between, Machine.pressure());
            }
            table.print(OUT, workload.marks());
            for (Figure figure : workload.atLast()) {
                OUT.printf("  %-30s %12s%n", figure.name(), Table.number(figure.value()));
            }
        }
    }
}
