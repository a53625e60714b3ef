package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.dayAndTime;
import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code taffrail position closed}. */
@Command(name = "closed", description = "Show what was held before, what it brought, and why it ended; the latest first.")
public final class PositionClosed extends ClientVerb {

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, up to 1000. Default: 50.")
    int limit = 50;

    @Mixin
    StretchOptions stretch = new StretchOptions();

    public PositionClosed(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get(stretch.path("/api/v1/positions/closed", "limit=" + limit), "the list of closed positions");
        if (json() || stretch.csv) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        JsonNode rows = reply.json().path("closed_positions");
        if (rows.isEmpty()) {
            out().println("nothing was closed; what is held: taffrail position list");
            return ExitCode.OK;
        }
        var table = new Table(
                Table.words("CLOSED"), Table.words("SYMBOL"), Table.words("STRATEGY"), Table.words("SIDE"), Table.number("QTY"),
                Table.number("ENTRY"), Table.number("EXIT"), Table.number("FEES"), Table.number("NET"), Table.words("WHY"));
        for (JsonNode row : rows) {
            table.row(dayAndTime(row, "closed_at"), text(row, "symbol"), text(row, "strategy"), text(row, "side"), text(row, "qty"),
                    text(row, "entry_price"), text(row, "exit_price"), text(row, "commission"), text(row, "net"),
                    text(row, "exit_reason"));
        }
        table.print(out());
        return ExitCode.OK;
    }
}
