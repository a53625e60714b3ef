package io.taffrail.acceptance.crash;

import io.taffrail.acceptance.Distribution;
import io.taffrail.acceptance.Json;
import io.taffrail.acceptance.Processes;
import io.taffrail.acceptance.Ran;
import io.taffrail.acceptance.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running server whose calls to write its journal are made to fail by {@code strace}, which counts them by thread. */
final class Strace implements AutoCloseable {
    private final Process process;
    private final Path trace;

    private Strace(Process process, Path trace) {
        this.process = process;
        this.trace = trace;
    }

    /** Whether it is there, and may do what it is asked here. */
    static boolean works() {
        try {
            var ran = Ran.command(
                    List.of("strace", "-f", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=1", "true"), Path.of("."),
                    Duration.ofSeconds(10), Map.of());
            return ran.exit() == 0;
        } catch (UncheckedIOException absent) {
            return false;
        }
    }

    /** From when this returns, the calls on the journal's files are counted and struck. */
    static Strace attach(Path data, String calls, String injection) {
        try {
            Path trace = Files.createTempFile(Distribution.buildFolder("servers"), "strace", ".out");
            Path told = Path.of(trace.toString().replace(".out", ".err"));
            String pid = Json.read(Files.readString(data.resolve("server.json"))).path("pid").asString();
            var command = new ArrayList<>(List.of(
                    "strace", "-f", "-o", trace.toString(), "-p", pid, "-e", "trace=" + calls, "-e", injection));
            for (String file : List.of("trading.db", "trading.db-wal", "trading.db-journal")) {
                command.addAll(List.of("-P", data.resolve(file).toString()));
            }
            var process = Processes.start(command, Path.of("."), told, told, Map.of());
            Waiting.until("strace is attached", Duration.ofSeconds(20), () -> read(told).contains("attached"));
            return new Strace(process, trace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many calls were struck. */
    int hits() {
        return (int) read(trace).lines().filter(line -> line.contains("INJECTED") || line.contains("killed by SIGKILL")).limit(1).count();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Processes.kill(process);
    }
}
