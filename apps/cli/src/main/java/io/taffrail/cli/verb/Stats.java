package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code taffrail stats}. */
@Command(name = "stats", description = "Show how good the trading was; with --executions how well orders were executed.")
public final class Stats extends ClientVerb {

    /** All by which either kind of statistics can be told apart. */
    enum What { DAY, SYMBOL, STRATEGY, BROKER, ACCOUNT, ASSET_CLASS, TYPE, METHOD, HOUR }

    @Option(names = "--by", paramLabel = "WHAT",
            description = "symbol, strategy, broker or account; day and asset_class of results; type, method and hour of executions. "
                    + "Default: strategy, of executions type.")
    Optional<What> by = Optional.empty();

    @Option(names = "--executions", description = "How orders were executed: rates, times, slippage.")
    boolean executions;

    @Mixin
    StretchOptions stretch = new StretchOptions();

    public Stats(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        by.filter(what -> executions ? isOfResults(what) : isOfExecutions(what)).ifPresent(what -> {
            throw Problem.usage("BY_WHAT", "--by " + what.name().toLowerCase(Locale.ROOT) + " does not go "
                            + (executions ? "with" : "without") + " --executions",
                    "results and executions are told apart by different things", "taffrail stats --help names them").failure();
        });
    }

    private static boolean isOfResults(What what) {
        return what == What.DAY || what == What.ASSET_CLASS;
    }

    private static boolean isOfExecutions(What what) {
        return what == What.TYPE || what == What.METHOD || what == What.HOUR;
    }

    @Override
    ExitCode run(Server server) {
        What what = by.orElse(executions ? What.TYPE : What.STRATEGY);
        var reply = server.get(
                stretch.path(executions ? "/api/v1/executions/stats" : "/api/v1/performance",
                        "by=" + what.name().toLowerCase(Locale.ROOT)),
                "the statistics");
        if (json() || stretch.csv) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        JsonNode report = reply.json();
        if (report.path("rows").isEmpty()) {
            out().println(executions ? "no order was decided in these days" : "nothing was traded in these days");
            return ExitCode.OK;
        }
        String title = what.name().replace('_', ' ');
        if (executions) {
            printExecutions(title, report);
        } else {
            printResults(title, report);
        }
        return ExitCode.OK;
    }

    private void printResults(String title, JsonNode report) {
        var trades = new Table(
                Table.words(title), Table.words("MODE"), Table.number("TRADES"), Table.number("WIN RATE"), Table.number("PROFIT FACTOR"),
                Table.number("EXPECTANCY"), Table.number("AVG WIN"), Table.number("AVG LOSS"), Table.number("NET"));
        var returns = new Table(
                Table.words(title), Table.number("DAYS"), Table.number("EXPOSURE"), Table.number("SHARPE"), Table.number("+/-"),
                Table.number("SORTINO"), Table.number("CALMAR"), Table.number("MAX DRAWDOWN"), Table.number("FOR DAYS"));
        for (String part : new String[] {"rows", "totals"}) {
            for (JsonNode row : report.path(part)) {
                trades.row(text(row, "key"), text(row, "mode"), text(row, "trades"), text(row, "win_rate"), text(row, "profit_factor"),
                        text(row, "expectancy"), text(row, "average_win"), text(row, "average_loss"), text(row, "net"));
                JsonNode series = row.path("returns");
                returns.row(text(row, "key"), text(series, "days"), text(row, "exposure"), text(series, "sharpe"),
                        text(series, "sharpe_error"), text(series, "sortino"), text(series, "calmar"), text(series, "max_drawdown"),
                        text(series, "drawdown_days"));
            }
        }
        trades.print(out());
        if (report.path("rows").get(0).path("returns").isObject()) {
            out().println();
            returns.print(out());
        }
        for (JsonNode total : report.path("totals")) {
            total.path("warnings").forEach(warning -> out().println("careful: " + warning.asString()));
        }
    }

    private void printExecutions(String title, JsonNode report) {
        var counts = new Table(
                Table.words(title), Table.words("MODE"), Table.number("ORDERS"), Table.number("DENIED"), Table.number("SENT"),
                Table.number("REJECTED"), Table.number("FILLED"), Table.number("SUCCESS"), Table.number("FILL RATE"),
                Table.number("FEES"));
        var quality = new Table(
                Table.words(title), Table.number("ACK ms p50"), Table.number("p95"), Table.number("p99"), Table.number("FILL ms p50"),
                Table.number("p95"), Table.number("p99"), Table.number("DECISION bps"), Table.number("ARRIVAL bps"),
                Table.number("LIMIT bps"), Table.number("60 s bps"));
        for (String part : new String[] {"rows", "totals"}) {
            for (JsonNode row : report.path(part)) {
                counts.row(text(row, "key"), text(row, "mode"), text(row, "orders"), text(row, "denied"), text(row, "sent"),
                        text(row, "rejected"), text(row, "filled"), text(row, "success_rate"), text(row, "fill_rate"), text(row, "fees"));
                JsonNode times = row.path("latency_ms");
                JsonNode ack = times.path("sent_to_acknowledged");
                JsonNode fill = times.path("decision_to_filled");
                JsonNode slippage = row.path("slippage_bps");
                quality.row(text(row, "key"), text(ack, "p50"), text(ack, "p95"), text(ack, "p99"), text(fill, "p50"),
                        text(fill, "p95"), text(fill, "p99"), text(slippage.path("decision"), "bps"),
                        text(slippage.path("arrival"), "bps"), text(slippage.path("limit"), "bps"),
                        text(row.path("markout_bps").path("60s"), "bps"));
            }
        }
        counts.print(out());
        out().println();
        quality.print(out());
        for (JsonNode total : report.path("totals")) {
            total.path("refusals").properties().forEach(
                    refusal -> out().println("refused: " + refusal.getKey() + " " + refusal.getValue().asString() + " times"));
        }
    }
}
