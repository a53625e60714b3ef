package io.taffrail.cli.verb;

import io.taffrail.cli.settings.Terminal;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** Something that people can ask of Taffrail; {@link #call} answers the exit status. */
abstract class Verb implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    OutputOptions output = new OutputOptions();

    Verb(Terminal terminal) {
        this.terminal = terminal;
    }

    final Terminal terminal() {
        return terminal;
    }

    final PrintStream out() {
        return terminal.out();
    }

    final boolean json() {
        return output.json(terminal);
    }
}
