package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code taffrail portfolio}. */
@Command(name = "portfolio", description = "Show what is at stake: exposure, leverage, open risk, and what stops would leave.")
public final class PortfolioShow extends ClientVerb {

    public PortfolioShow(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get("/api/v1/portfolio", "the portfolio");
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        JsonNode portfolio = reply.json();
        new Table(Table.words("ACCOUNT " + text(portfolio, "account")), Table.number(text(portfolio, "currency")))
                .row("equity", text(portfolio, "equity"))
                .row("cash", text(portfolio, "cash"))
                .row("leverage", text(portfolio, "leverage"))
                .row("equity at the stops", text(portfolio, "equity_at_stop"))
                .print(out());
        if (portfolio.path("positions").asInt() == 0) {
            out().println("nothing is held; buy something: taffrail buy AAPL 10");
            return ExitCode.OK;
        }
        out().println();
        var table = new Table(
                Table.words("BY"), Table.words("OF"), Table.number("LONG"), Table.number("SHORT"), Table.number("GROSS"),
                Table.number("NET"), Table.number("UNREALISED"), Table.number("OPEN RISK"), Table.number("NET AT STOP"),
                Table.number("UNCOVERED"));
        portfolio.path("by_symbol").forEach(row -> add(table, "symbol", text(row, "key"), row));
        portfolio.path("by_strategy").forEach(row -> add(table, "strategy", text(row, "key"), row));
        portfolio.path("by_asset_class").forEach(row -> add(table, "asset class", text(row, "key"), row));
        add(table, "total", "", portfolio);
        table.print(out());
        return ExitCode.OK;
    }

    private static void add(Table table, String by, String of, JsonNode row) {
        table.row(by, of, text(row, "long"), text(row, "short"), text(row, "gross"), text(row, "net"), text(row, "unrealised"),
                text(row, "open_risk"), text(row, "net_at_stop"), text(row, "uncovered"));
    }
}
