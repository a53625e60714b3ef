package io.taffrail.cli.verb;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taffrail position close-all}. */
@Command(name = "close-all", description = "Close every position at the market.")
public final class PositionCloseAll extends ClientVerb {

    @Option(names = "--cancel-orders", description = "Cancel every open order first.")
    boolean cancelOrders;

    public PositionCloseAll(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.delete("/v2/positions" + (cancelOrders ? "?cancel_orders=true" : ""),
                "close of all positions", "taffrail position list, taffrail order list --status all");
        var several = new SeveralAnswers(reply.json(), "symbol");
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            several.print("nothing is held", out());
        }
        return several.conclude("close");
    }
}
