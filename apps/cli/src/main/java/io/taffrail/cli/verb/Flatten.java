package io.taffrail.cli.verb;

import io.taffrail.cli.failure.Problem;
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

    @Option(names = "--strategy", paramLabel = "NAME",
            description = "One strategy alone: its own orders, and its own part of each position; others' stay.")
    Optional<String> strategy = Optional.empty();

    public Flatten(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        strategy.ifPresent(name -> {
            if (!scope.equals("desk")) {
                throw Problem.usage("STRATEGY_AND_SCOPE", "--strategy " + name + " and --scope " + scope + " were both given",
                        "one scope is flattened at a time", "leave one of them out").failure();
            }
            scope = "strategy:" + name;
        });
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
