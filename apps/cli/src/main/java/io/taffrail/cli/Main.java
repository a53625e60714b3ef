package io.taffrail.cli;

import io.taffrail.cli.settings.Terminal;

/** Where the process starts. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new Taffrail(Terminal.ofThisProcess()).run(arguments));
    }
}
