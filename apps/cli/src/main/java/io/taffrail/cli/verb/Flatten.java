package io.taffrail.cli.verb;

import io.taffrail.cli.settings.Terminal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taffrail flatten}. */
@Command(name = "flatten",
        description = "Halt entries, take all orders off, close all positions, and see that nothing is left.")
public final class Flatten extends HaltVerb {

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with it.")
    Optional<String> reason = Optional.empty();

    public Flatten(Terminal terminal) {
        super(terminal);
    }

    @Override
    String path() {
        return "/api/v1/flatten";
    }

    @Override
    String wish() {
        return "flatten";
    }

    @Override
    Optional<String> reason() {
        return reason;
    }
}
