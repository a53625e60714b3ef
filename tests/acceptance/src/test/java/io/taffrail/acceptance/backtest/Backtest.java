package io.taffrail.acceptance.backtest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code taffrail backtest} as a user runs it: a process of its own, told everything on its command line.
 *
 * <p>It runs the distribution where one is built, else the command line of the test's own class path.
 */
final class Backtest {
    private static final String MAIN = "io.taffrail.cli.Main";
    private static final long PATIENCE_SECONDS = 180;

    private final Path folder;

    /** @param folder where the orders file is written and the runs leave their output; it exists */
    Backtest(Path folder) {
        this.folder = folder;
    }

    /** Whether there is a command line to run; only in a build of single rooms there is none. */
    static boolean isBuilt() {
        return Files.isDirectory(distribution())
                || Backtest.class.getResource("/" + MAIN.replace('.', '/') + ".class") != null;
    }

    /** The folder of the repository, found upwards from where the tests run. */
    static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no folder above " + Path.of("").toAbsolutePath() + " has a .mvn");
            }
        }
        return folder;
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
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-cp", classPath(), MAIN, "backtest"));
        command.addAll(arguments);
        Path stdout = folder.resolve(out + ".stdout");
        Path stderr = folder.resolve(out + ".stderr");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile());
        // The tester's own settings are not part of the story.
        builder.environment().keySet().removeIf(name -> name.matches("(TAFFRAIL|ALPACA|APCA|LOG|DEBUG)_.*"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("backtest did not end within " + PATIENCE_SECONDS + " s: " + arguments);
            }
            return new BacktestResult(
                    process.exitValue(), Files.readString(stdout), Files.readString(stderr), folder.resolve(out));
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    Path write(String name, List<String> lines) {
        try {
            return Files.write(folder.resolve(name), lines);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + name, e);
        }
    }

    private static Path distribution() {
        return repository().resolve("apps/cli/target/taffrail/lib");
    }

    private static String classPath() {
        if (Files.isDirectory(distribution())) {
            try (Stream<Path> jars = Files.list(distribution())) {
                return String.join(File.pathSeparator, jars.map(Path::toString).sorted().toList());
            } catch (IOException e) {
                throw new IllegalStateException("cannot list " + distribution(), e);
            }
        }
        // Surefire hands the real class path over in a property of its own.
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
