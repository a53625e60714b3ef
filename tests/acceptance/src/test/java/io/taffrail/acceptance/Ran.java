package io.taffrail.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A command that has ended: how, and what it said.
 *
 * @param exit the exit code
 * @param out  standard output
 * @param err  standard error
 */
public record Ran(List<String> command, int exit, String out, String err) {

    /** Runs {@code taffrail <arguments>} to its end. */
    public static Ran taffrail(String... arguments) {
        return taffrail(Map.of(), arguments);
    }

    /** Runs {@code taffrail <arguments>} with an environment of its own. */
    public static Ran taffrail(Map<String, String> environment, String... arguments) {
        return command(Distribution.commandLine(arguments), Distribution.buildFolder("."), Duration.ofSeconds(60), environment);
    }

    /** Runs any command to its end; one that takes longer than its deadline is ended and is a failure. */
    public static Ran command(List<String> command, Path folder, Duration deadline, Map<String, String> environment) {
        try {
            var out = Files.createTempFile("story", ".out");
            var err = Files.createTempFile("story", ".err");
            try {
                var process = Processes.start(command, folder, out, err, environment);
                var inTime = ended(process, deadline);
                if (!inTime) {
                    Processes.kill(process);
                }
                var ran = new Ran(command, Processes.awaitEnd(process), Files.readString(out), Files.readString(err));
                if (!inTime) {
                    throw new AssertionError("not ended within " + deadline + ": " + ran.describe());
                }
                return ran;
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Standard output as one JSON value. */
    public JsonNode json() {
        return Json.read(out);
    }

    /** The whole of it, for the message of a failed test. */
    public String describe() {
        return "`" + String.join(" ", command) + "` ended with " + exit + "\n--- out\n" + out + "\n--- err\n" + err;
    }

    private static boolean ended(Process process, Duration deadline) {
        try {
            return process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a command ran", e);
        }
    }
}
