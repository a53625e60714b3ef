package io.taffrail.cli.verb;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.OrderText;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.model.order.Side;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taffrail order list}. */
@Command(name = "list", description = "Show orders: the open ones, the newest first.")
public final class OrderList extends ClientVerb {

    /** Which orders, by where they stand. */
    enum Status { OPEN, CLOSED, ALL }

    @Option(names = "--status", paramLabel = "STATUS", description = "open, closed or all. Default: open.")
    Status status = Status.OPEN;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only of this symbol; may be given again.")
    List<String> symbols = List.of();

    @Option(names = "--side", paramLabel = "SIDE", description = "Only buy, or only sell.")
    Optional<Side> side = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, up to 500. Default: 50.")
    int limit = 50;

    public OrderList(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var query = "?status=" + status.name().toLowerCase(Locale.ROOT) + "&limit=" + limit + "&nested=true"
                + (symbols.isEmpty() ? "" : "&symbols=" + encoded(String.join(",", symbols).toUpperCase(Locale.ROOT)))
                + side.map(one -> "&side=" + one.name().toLowerCase(Locale.ROOT)).orElse("");
        var reply = server.get("/v2/orders" + query, "the list of orders");
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        if (reply.json().isEmpty()) {
            out().println("no orders" + (status == Status.OPEN ? " are open; all of them: --status all" : ""));
        } else {
            OrderText.table(reply.json()).print(out());
        }
        return ExitCode.OK;
    }
}
