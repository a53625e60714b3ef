package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code taffrail reject ID --reason TEXT}. */
@Command(name = "reject", description = "Reject a signal that waits for its approval: it never trades.")
public final class Reject extends ClientVerb {

    @Parameters(paramLabel = "ID", description = "The signal's id: taffrail signal list --status pending.")
    String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with the signal.")
    String reason = "";

    public Reject(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.post(
                "/api/v1/signals/" + encoded(id) + "/reject",
                Json.MAPPER.createObjectNode().put("reason", reason).toString(), "signal " + id, "taffrail signal show " + id);
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            out().println("OK  signal " + id + " rejected; it does not trade");
        }
        return ExitCode.OK;
    }
}
