package io.taffrail.cli.settings;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the command line runs.
 *
 * @param in what a person types when he is asked
 * @param out data, and nothing else
 * @param err errors, progress and notices
 * @param interactive whether a person watches, who can be shown a moving bar and be asked
 */
public record Terminal(
        InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Path workingFolder, boolean interactive) {

    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** This process's own. */
    public static Terminal ofThisProcess() {
        return new Terminal(
                System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.getenv(), Path.of("").toAbsolutePath(),
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    /** A variable of the environment; an empty one counts as absent. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public Path home() {
        return Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home")));
    }

    /** A file as people write it, seen from the working folder. */
    public Path path(String written) {
        return workingFolder.resolve(written).normalize();
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
