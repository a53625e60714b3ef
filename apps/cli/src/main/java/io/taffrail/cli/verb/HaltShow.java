package io.taffrail.cli.verb;

import io.taffrail.cli.client.Reply;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;

/** {@code taffrail halt show}. */
@Command(name = "show", description = "Show what is halted, and how far flattening has come. Ends with 9 where anything is halted.")
public final class HaltShow extends ClientVerb {

    public HaltShow(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        Reply reply = server.get("/api/v1/halt", "the halts");
        boolean halted = reply.json().path("halted").asBoolean();
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            HaltText.print(reply.json(), out());
            if (!halted) {
                out().println("OK  nothing is halted");
            }
        }
        return halted ? ExitCode.HALTED : ExitCode.OK;
    }
}
