package io.taffrail.acceptance.backtest;

import io.taffrail.acceptance.Distribution;
import io.taffrail.acceptance.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code taffrail backtest} as a user runs it: a process of its own, told everything on its command line. */
final class Backtest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;

    /** @param folder where the orders file is written and the runs leave their output; it exists */
    Backtest(Path folder) {
        this.folder = folder;
    }

    BacktestResult run(String out, List<Path> data, List<ScriptedOrder> orders, String... options) {
        return runLines(out, data, orders.stream().map(ScriptedOrder::toJson).toList(), options);
    }

    BacktestResult runLines(String out, List<Path> data, List<String> lines, String... options) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--data");
        data.forEach(file -> arguments.add(file.toString()));
        arguments.addAll(List.of("--orders", write(out + ".jsonl", lines).toString()));
        arguments.addAll(List.of("--out", folder.resolve(out).toString()));
        arguments.addAll(List.of(options));
        return runWith(out, arguments);
    }

    BacktestResult runWith(String out, List<String> arguments) {
        var words = Stream.concat(Stream.of("backtest"), arguments.stream()).toArray(String[]::new);
        var ran = Ran.command(Distribution.commandLine(words), folder, PATIENCE, Map.of());
        return new BacktestResult(ran.exit(), ran.out(), ran.err(), folder.resolve(out));
    }

    Path write(String name, List<String> lines) {
        try {
            return Files.write(folder.resolve(name), lines);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + name, e);
        }
    }
}
