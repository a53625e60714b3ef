package io.taffrail.cli.verb;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.SignalText;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code taffrail signal show ID}. */
@Command(name = "show", description = "Show one signal: what it said, how it was sized, and what became of it.")
public final class SignalShow extends ClientVerb {

    @Parameters(paramLabel = "ID", description = "The signal's id.")
    String id = "";

    public SignalShow(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get("/api/v1/signals/" + encoded(id), "signal " + id);
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            SignalText.print(reply.json(), out());
        }
        return ExitCode.OK;
    }
}
