package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code taffrail order resolve}. */
@Command(name = "resolve",
        description = "Say of an order in doubt that it never came to the broker, or is over there. You must have looked.")
public final class OrderResolve extends ClientVerb {

    @Parameters(paramLabel = "ORDER", description = "Its id or client order id.")
    String order = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "How you know; kept with the order.")
    String reason = "";

    public OrderResolve(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.post(
                "/api/v1/orders/" + encoded(order) + "/resolve",
                Json.MAPPER.createObjectNode().put("reason", reason).toString(),
                "order " + order, "taffrail order show " + order);
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            out().println("OK  order " + text(reply.json(), "client_order_id") + " is " + text(reply.json(), "status"));
        }
        return ExitCode.OK;
    }
}
