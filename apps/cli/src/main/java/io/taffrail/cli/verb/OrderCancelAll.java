package io.taffrail.cli.verb;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;

/** {@code taffrail order cancel-all}. */
@Command(name = "cancel-all", description = "Ask for every open order to be canceled.")
public final class OrderCancelAll extends ClientVerb {

    public OrderCancelAll(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.delete("/v2/orders", "cancel of all orders", "taffrail order list");
        var several = new SeveralAnswers(reply.json(), "id");
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            several.print("no orders are open", out());
        }
        return several.conclude("cancel");
    }
}
