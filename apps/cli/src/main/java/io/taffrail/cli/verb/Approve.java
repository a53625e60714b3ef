package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.SignalText;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code taffrail approve ID}. */
@Command(name = "approve", description = "Approve a signal that waits for it: it trades at what the market is now.")
public final class Approve extends ClientVerb {

    @Parameters(paramLabel = "ID", description = "The signal's id: taffrail signal list --status pending.")
    String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the signal.")
    String reason = "";

    public Approve(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var body = Json.MAPPER.createObjectNode();
        if (!reason.isBlank()) {
            body.put("reason", reason);
        }
        var reply = server.post(
                "/api/v1/signals/" + encoded(id) + "/approve", body.toString(), "signal " + id, "taffrail signal show " + id);
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            out().println("OK  signal " + id + " approved, and " + SignalText.status(reply.json())
                    + (text(reply.json(), "code").isEmpty()
                            ? "" : ": " + text(reply.json(), "code") + ": " + text(reply.json(), "what")));
            SignalText.sequel(reply.json(), out());
        }
        return text(reply.json(), "status").equals("rejected") ? ExitCode.DENIED : ExitCode.OK;
    }
}
