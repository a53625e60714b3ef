package io.taffrail.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every process that a story has started; none outlives the test, however it ends. */
public final class Processes {

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "end-processes"));
    }

    private Processes() {}

    /**
     * Starts a process that writes into two files.
     *
     * @param environment added to the test's own, from which everything that would speak to the program is taken away
     */
    public static Process start(List<String> command, Path folder, Path out, Path err, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
        builder.environment().keySet().removeIf(Processes::speaksToTheProgram);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            RUNNING.add(process);
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a process at once, as {@code kill -9} does, and waits until it is gone. */
    public static void kill(Process process) {
        process.destroyForcibly();
        awaitEnd(process);
    }

    /** Waits for the end of a process that has been told to end. */
    public static int awaitEnd(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process ended", e);
        } finally {
            RUNNING.remove(process);
        }
    }

    private static boolean speaksToTheProgram(String variable) {
        return variable.startsWith("TAFFRAIL_") || variable.startsWith("ALPACA_") || variable.startsWith("APCA_")
                || variable.equals("LOG_LEVEL") || variable.equals("DEBUG_MODE") || variable.equals("JAVA_TOOL_OPTIONS");
    }
}
