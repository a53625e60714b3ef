package io.taffrail.cli.verb;

import io.taffrail.cli.client.Reply;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.ExplainText;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code taffrail explain ID}. */
@Command(name = "explain", description = "Tell the whole story of an order, or of a signal that never became one.")
public final class Explain extends ClientVerb {

    @Parameters(paramLabel = "ID", description = "An order's id or client order id, or a signal's id.")
    String id = "";

    public Explain(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        Reply order = server.api().get("/api/v1/orders/" + encoded(id) + "/explain");
        boolean isOrder = order.status() != 404;
        Reply reply = isOrder
                ? server.good(order, "order " + id, "")
                : server.get("/api/v1/signals/" + encoded(id) + "/explain", "an order or a signal " + id);
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        if (isOrder) {
            ExplainText.order(reply.json(), out());
        } else {
            ExplainText.signal(reply.json(), out());
        }
        return ExitCode.OK;
    }
}
