package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code taffrail pnl}. */
@Command(name = "pnl", description = "Show what was earned and lost: realised, after fees, and what is open.")
public final class Pnl extends ClientVerb {

    @Option(names = "--by", paramLabel = "WHAT", description = "day, symbol, strategy, broker, account or asset_class. Default: day.")
    ResultsBy by = ResultsBy.DAY;

    @Mixin
    StretchOptions stretch = new StretchOptions();

    public Pnl(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get(stretch.path("/api/v1/performance", by.parameter()), "the results");
        if (json() || stretch.csv) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        JsonNode report = reply.json();
        if (report.path("rows").isEmpty()) {
            out().println("nothing was traded from " + text(report, "from") + " to " + text(report, "to"));
            return ExitCode.OK;
        }
        var table = new Table(
                Table.words(by.title()), Table.words("MODE"), Table.number("TRADES"), Table.number("REALISED"), Table.number("FEES"),
                Table.number("CARRY"), Table.number("NET"), Table.number("UNREALISED"));
        report.path("rows").forEach(row -> add(table, row));
        report.path("totals").forEach(row -> add(table, row));
        table.print(out());
        out().println(text(report, "from") + " to " + text(report, "to") + ", amounts in " + text(report, "currency"));
        report.path("missing_rates").forEach(rate -> out().println("left out for want of a rate: " + rate.asString()));
        return ExitCode.OK;
    }

    private static void add(Table table, JsonNode row) {
        table.row(text(row, "key"), text(row, "mode"), text(row, "trades"), text(row, "realised"), text(row, "commission"),
                text(row, "carry"), text(row, "net"), text(row, "unrealised"));
    }
}
