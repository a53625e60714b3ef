package io.taffrail.cli.verb;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code taffrail order cancel ID}. */
@Command(name = "cancel", description = "Ask for one order to be canceled.")
public final class OrderCancel extends ClientVerb {

    @Parameters(paramLabel = "ID", description = "The order's id, or the client's id for it.")
    String id = "";

    public OrderCancel(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.delete("/v2/orders/" + new OrderRef(id).id(server), "cancel of order " + id,
                "taffrail order show " + id);
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            out().println("OK  cancel asked for; see what became of it: taffrail order show " + id);
        }
        return ExitCode.OK;
    }
}
