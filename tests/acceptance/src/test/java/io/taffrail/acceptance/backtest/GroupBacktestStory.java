package io.taffrail.acceptance.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.taffrail.acceptance.Distribution;
import io.taffrail.acceptance.backtest.Outcome.Execution;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Brackets, OCOs, OTOs, replacements, cancels, reduce-only, post-only and gtd: {@code taffrail backtest} and the naive
 * desk read the same market and the same lines, and must agree on every order. Issue 3; scenarios P13, P14, P16, P17.
 */
@Tag("backtest")
final class GroupBacktestStory {
    private static final String[] IDEAL = {"--cash", "1000000000", "--risk", "off", "--exchange", "ideal"};

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "aapl-daily-2015-2017.bars.csv.gz, 60",
        "aapl-daily-2015-2017.bars.csv.gz, 61",
        "aapl-daily-2015-2017.bars.csv.gz, 62",
        "btcusd-20180404.bars.csv.gz, 63",
        "btcusd-20180404.quotes.csv.gz, 64",
        "btcusd-20180404.quotes.csv.gz, 65",
        "ethusd-20180404.bars.csv.gz, 66",
        "ethusd-20180404.quotes.csv.gz, 67",
        "ethusd-20180404.quotes.csv.gz, 68",
        "eurusd-20140507.quotes.csv.gz, 69",
        "eurusd-20140507.quotes.csv.gz, 70"
    })
    void groupsOfARealMarketEndAsTheNaiveOnes(String file, long seed) {
        Path data = Distribution.root().resolve("../shared/data").resolve(file).normalize();
        assumeTrue(Files.exists(data), "skipped: no " + file + " beside this checkout");

        agreeOn(List.of(data), seed, 300);
    }

    @ParameterizedTest
    @CsvSource({"81", "82", "83", "84", "85", "86"})
    void groupsOfADrawnMarketEndAsTheNaiveOnes(long seed) {
        Path quotes = new Backtest(folder).write("drawn.csv", new MarketScript(seed).quotes(500));

        agreeOn(List.of(quotes), seed, 300);
    }

    @ParameterizedTest
    @CsvSource({"87", "88", "89"})
    void whereTradesAreSeenStopsOfGroupsFollowThem(long seed) {
        Backtest backtest = new Backtest(folder);
        MarketScript script = new MarketScript(seed);
        List<String> quotes = script.quotes(500);
        Path trades = backtest.write("trades.csv", script.trades(quotes));

        agreeOn(List.of(backtest.write("quotes.csv", quotes), trades), seed, 300);
    }

    private void agreeOn(List<Path> data, long seed, int count) {
        List<MarketData> market = MarketFiles.read(data);
        List<ScriptLine> script = new GroupScript(seed, market).write(count);
        List<Outcome> expected = new NaiveDesk(market).work(script);

        BacktestResult run = new Backtest(folder)
                .runLines("out", data, script.stream().map(ScriptLine::toJson).toList(), IDEAL);

        assertThat(run.exit()).as(run.stderr()).isZero();
        List<Outcome> found = outcomes(run, expected);
        for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
            assertThat(found.get(i)).as("order %s of seed %s", i + 1, seed).isEqualTo(expected.get(i));
        }
        assertThat(found).hasSameSizeAs(expected);
    }

    /** The orders of the run by their numbers; those that nobody has named have theirs for a name. */
    private static List<Outcome> outcomes(BacktestResult run, List<Outcome> expected) {
        List<Map<String, String>> rows = run.orderRows();
        List<Execution> fills = run.fills();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            String given = row.get("client_order_id");
            String name = i < expected.size() ? expected.get(i).clientOrderId() : given;
            outcomes.add(new Outcome(
                    name,
                    row.get("status"),
                    new BigDecimal(row.get("filled_qty")),
                    fills.stream()
                            .filter(fill -> fill.clientOrderId().equals(given))
                            .map(fill -> new Execution(
                                    fill.time(), name, fill.symbol(), fill.side(), fill.qty(), fill.price()))
                            .toList()));
        }
        return outcomes;
    }
}
