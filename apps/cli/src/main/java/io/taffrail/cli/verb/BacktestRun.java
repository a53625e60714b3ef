package io.taffrail.cli.verb;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.ProgressBar;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.LogLevel;
import io.taffrail.cli.settings.ServerSettings;
import io.taffrail.cli.settings.Settings;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.cli.settings.Value;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.server.Backtest;
import io.taffrail.server.BacktestOptions;
import io.taffrail.server.BacktestSummary;
import io.taffrail.server.ExchangeOptions;
import io.taffrail.server.SummaryFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code taffrail backtest}. It takes nothing from the configuration, so that its command says all that its result
 * depends on.
 */
@Command(name = "backtest", description = "Play orders of a file against a market of files.")
public final class BacktestRun extends Verb {

    @Option(names = "--data", required = true, arity = "1..*", paramLabel = "FILE",
            description = "Market files: quotes, trades or bars, also packed with gzip.")
    List<String> data = List.of();

    @Option(names = "--orders", required = true, paramLabel = "FILE",
            description = "One order a line: the body of an Alpaca order, and \"at\".")
    String orders = "";

    @Option(names = "--exchange", paramLabel = "PROFILE", description = "ideal or realistic. Default: ideal.")
    ExchangeOptions.Kind exchange = ExchangeOptions.Kind.IDEAL;

    @Option(names = "--sessions", paramLabel = "HOURS",
            description = "exchange: each market's own hours. Default: round_the_clock, a day ends at 17:00 New York.")
    Optional<String> sessions = Optional.empty();

    @Option(names = "--dividends", paramLabel = "FILE", description = "Dividends to pay: symbol,ex_date,amount.")
    Optional<String> dividends = Optional.empty();

    @Option(names = "--halts", paramLabel = "FILE", description = "When what may not trade: symbol,from,until.")
    Optional<String> halts = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "The root of every id and draw. Default: 1.")
    long seed = 1;

    @Option(names = "--cash", paramLabel = "USD", converter = PositiveDecimal.class,
            description = "What the account starts with. Default: 100000.")
    Decimal cash = Decimal.of(100_000);

    @Option(names = "--account", paramLabel = "KIND",
            description = "margin (short sales, twice the equity) or cash. Default: margin.")
    AccountKind account = AccountKind.MARGIN;

    @Option(names = "--risk", paramLabel = "RISK",
            description = "Which limits orders keep: default, basic (buying power only), off, or a file. Default: basic.")
    Optional<String> risk = Optional.empty();

    @Option(names = "--out", required = true, paramLabel = "DIR",
            description = "Where orders.csv, fills.csv, summary.json and the journal go.")
    String out = "";

    public BacktestRun(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        LogLevel.set(Settings.ofEnvironment(terminal()).logLevel("warn"));
        var policy = ServerSettings.riskOfThePast(risk.map(text -> new Value(text, "--risk", terminal().workingFolder())));
        var options = new BacktestOptions(
                data.stream().map(terminal()::path).toList(), terminal().path(orders),
                exchange(), seed, Money.usd(cash.toString()), account, policy,
                terminal().path(out));
        var bar = new ProgressBar("backtest", terminal());
        BacktestSummary summary;
        try {
            summary = StartFailure.told("backtest not run", () -> Backtest.run(options, bar::show));
        } finally {
            bar.clear();
        }
        if (json()) {
            out().println(SummaryFile.json(summary));
        } else {
            print(summary, options.out());
        }
        return ExitCode.OK.number();
    }

    private ExchangeOptions exchange() {
        var hours = sessions.map(text -> new Value(text, "--sessions", terminal().workingFolder()));
        return new ExchangeOptions(
                exchange, ServerSettings.sessions(hours), dividends.map(terminal()::path), halts.map(terminal()::path));
    }

    private void print(BacktestSummary summary, Path folder) {
        var balance = summary.standing().balance();
        out().println("SIMULATED · " + summary.options().account() + " account · market " + summary.source().name()
                + " · exchange " + summary.options().exchange().kind().word());
        new Table(Table.words(summary.from() + " to " + summary.to()), Table.number(""))
                .row("orders", summary.orders().entrySet().stream()
                        .map(ended -> ended.getValue() + " " + ended.getKey()).collect(Collectors.joining(", ")))
                .row("fills", Long.toString(summary.fills()))
                .row("cash", balance.cash().toString())
                .row("equity", balance.equity().toString())
                .row("realised P&L", summary.standing().realised().toString())
                .print(out());
        out().println("OK  results in " + folder + ", journal of " + summary.head().sequence() + " entries, head "
                + summary.head().hash());
    }
}
