package io.taffrail.cli.verb;

import io.taffrail.cli.settings.Terminal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taffrail halt all}. */
@Command(name = "all", description = "From now on no order leaves but cancels. Exits that work go on working.")
public final class HaltAll extends HaltVerb {

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the halt.")
    Optional<String> reason = Optional.empty();

    public HaltAll(Terminal terminal) {
        super(terminal);
    }

    @Override
    String path() {
        return "/api/v1/halt";
    }

    @Override
    String wish() {
        return "all";
    }

    @Override
    Optional<String> reason() {
        return reason;
    }
}
