package io.taffrail.cli.verb;

import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;

/** {@code taffrail halt all}. */
@Command(name = "all", description = "From now on no order leaves but cancels. Exits that work go on working.")
public final class HaltAll extends HaltAtLevel {

    public HaltAll(Terminal terminal) {
        super(terminal, "all");
    }
}
