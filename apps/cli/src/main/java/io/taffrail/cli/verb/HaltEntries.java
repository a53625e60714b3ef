package io.taffrail.cli.verb;

import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;

/** {@code taffrail halt entries}. */
@Command(name = "entries", description = "From now on only orders that reduce a position leave.")
public final class HaltEntries extends HaltAtLevel {

    public HaltEntries(Terminal terminal) {
        super(terminal, "entries");
    }
}
