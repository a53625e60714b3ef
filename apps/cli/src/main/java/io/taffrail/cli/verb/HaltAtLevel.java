package io.taffrail.cli.verb;

import io.taffrail.cli.settings.Terminal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A halt of trading at a level, for a reason that may be left out. */
abstract class HaltAtLevel extends HaltVerb {
    private final String level;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the halt.")
    Optional<String> reason = Optional.empty();

    HaltAtLevel(Terminal terminal, String level) {
        super(terminal);
        this.level = level;
    }

    @Override
    final String path() {
        return "/api/v1/halt";
    }

    @Override
    final String wish() {
        return level;
    }

    @Override
    final Optional<String> reason() {
        return reason;
    }
}
