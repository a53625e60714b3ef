package io.taffrail.cli.verb;

import io.taffrail.cli.settings.Setting;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Option;

/** How the answer is written; every verb has these. */
public final class OutputOptions {

    @Option(names = "--json", description = "Write JSON: the server's own, unchanged. Also: TAFFRAIL_OUTPUT=json.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this text.")
    boolean help;

    /** Whether programs read the output. */
    boolean json(Terminal terminal) {
        return json || wantsJson(terminal);
    }

    /** What the environment says. */
    public static boolean wantsJson(Terminal terminal) {
        return terminal.variable(Setting.OUTPUT.variable()).filter("json"::equalsIgnoreCase).isPresent();
    }
}
