package io.taffrail.cli.verb;

import io.taffrail.cli.settings.Terminal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taffrail halt entries}. */
@Command(name = "entries", description = "From now on only orders that reduce a position leave.")
public final class HaltEntries extends HaltVerb {

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the halt.")
    Optional<String> reason = Optional.empty();

    public HaltEntries(Terminal terminal) {
        super(terminal);
    }

    @Override
    String path() {
        return "/api/v1/halt";
    }

    @Override
    String wish() {
        return "entries";
    }

    @Override
    Optional<String> reason() {
        return reason;
    }
}
