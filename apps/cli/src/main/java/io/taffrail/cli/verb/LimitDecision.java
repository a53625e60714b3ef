package io.taffrail.cli.verb;

import io.taffrail.cli.client.Reply;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A decision about a limit that somebody answers for: it has a reason. */
abstract class LimitDecision extends ClientVerb {

    @Mixin
    LimitOptions limit = new LimitOptions();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with the decision.")
    String reason = "";

    LimitDecision(Terminal terminal) {
        super(terminal);
    }

    abstract Reply ask(Server server);

    /** What is true from now on. */
    abstract String outcome();

    @Override
    final void check() {
        limit.scope();
    }

    @Override
    final ExitCode run(Server server) {
        var reply = ask(server);
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            out().println("OK  " + outcome());
        }
        return ExitCode.OK;
    }
}
