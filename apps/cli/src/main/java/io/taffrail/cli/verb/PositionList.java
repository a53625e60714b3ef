package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code taffrail position list}. */
@Command(name = "list", description = "Show what is held.")
public final class PositionList extends ClientVerb {

    public PositionList(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get("/v2/positions", "the list of positions");
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        if (reply.json().isEmpty()) {
            out().println("nothing is held; buy something: taffrail buy AAPL 10");
            return ExitCode.OK;
        }
        var table = new Table(
                Table.words("SYMBOL"), Table.words("SIDE"), Table.number("QTY"), Table.number("AVG PRICE"),
                Table.number("PRICE"), Table.number("VALUE"), Table.number("P&L"));
        for (JsonNode position : reply.json()) {
            table.row(text(position, "symbol"), text(position, "side"), text(position, "qty"),
                    text(position, "avg_entry_price"), text(position, "current_price"),
                    text(position, "market_value"), text(position, "unrealized_pl"));
        }
        table.print(out());
        return ExitCode.OK;
    }
}
