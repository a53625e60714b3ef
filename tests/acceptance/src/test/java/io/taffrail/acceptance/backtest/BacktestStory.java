package io.taffrail.acceptance.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.taffrail.acceptance.Distribution;
import io.taffrail.acceptance.backtest.Outcome.Execution;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code taffrail backtest} and the naive exchange read the same market and the same orders, and must agree on all. */
@Tag("backtest")
final class BacktestStory {
    private static final String[] GENEROUS = {"--cash", "1000000000", "--risk", "off"};

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "aapl-daily-2015-2017.bars.csv.gz, 1",
        "aapl-daily-2015-2017.bars.csv.gz, 2",
        "btcusd-20180404.bars.csv.gz, 3",
        "btcusd-20180404.quotes.csv.gz, 4",
        "btcusd-20180404.quotes.csv.gz, 5",
        "ethusd-20180404.bars.csv.gz, 6",
        "ethusd-20180404.quotes.csv.gz, 7",
        "ethusd-20180404.quotes.csv.gz, 8",
        "eurusd-20140507.quotes.csv.gz, 9",
        "eurusd-20140507.quotes.csv.gz, 10"
    })
    void fillsOfARealMarketEqualTheNaiveOnes(String file, long seed) {
        agreeOn(List.of(shared(file)), seed, 400);
    }

    @ParameterizedTest
    @CsvSource({"21", "22", "23"})
    void fillsOfADrawnMarketEqualTheNaiveOnes(long seed) {
        Path quotes = new Backtest(folder).write("drawn.csv", new MarketScript(seed).quotes(300));

        agreeOn(List.of(quotes), seed, 500);
    }

    @ParameterizedTest
    @CsvSource({"24", "25", "26", "27"})
    void whereTradesAreSeenStopsFollowThem(long seed) {
        Backtest backtest = new Backtest(folder);
        MarketScript script = new MarketScript(seed);
        List<String> quotes = script.quotes(400);
        Path trades = backtest.write("trades.csv", script.trades(quotes));

        agreeOn(List.of(backtest.write("quotes.csv", quotes), trades), seed, 500);
    }

    @Test
    void barsAndQuotesOfOneSymbolMakeOneMarket() {
        agreeOn(List.of(shared("btcusd-20180404.bars.csv.gz"), shared("btcusd-20180404.quotes.csv.gz")), 31, 400);
    }

    @Test
    void severalFilesMakeOneMarket() {
        agreeOn(
                List.of(
                        shared("ethusd-20180404.quotes.csv.gz"), shared("eurusd-20140507.quotes.csv.gz"),
                        shared("aapl-daily-2015-2017.bars.csv.gz"), shared("ethusd-20180404.bars.csv.gz"),
                        shared("btcusd-20180404.quotes.csv.gz")),
                32, 600);
    }

    /** Four symbols and three runs, so that no order that a process happens to draw for itself stays unseen. */
    @Test
    void everyRunWritesTheSameBytes() {
        Backtest backtest = new Backtest(folder);
        List<Path> data = List.of(backtest.write("drawn.csv", new MarketScript(41).quotes(200)));
        List<ScriptedOrder> orders = new OrderScript(41, MarketFiles.read(data)).write(300);
        String[] options = {"--seed", "7", "--cash", "1000000000"};

        BacktestResult first = backtest.run("first", data, orders, options);

        assertThat(first.exit()).as(first.stderr()).isZero();
        for (String again : List.of("second", "third")) {
            BacktestResult other = backtest.run(again, data, orders, options);
            for (String name : List.of("orders.csv", "fills.csv", "summary.json")) {
                assertThat(other.text(name)).as(name).isEqualTo(first.text(name));
            }
        }
    }

    @Test
    void theSummaryCarriesTheHeadOfTheJournalThatLiesBesideIt() {
        Backtest backtest = new Backtest(folder);
        List<Path> data = List.of(backtest.write("drawn.csv", new MarketScript(42).quotes(20)));
        List<ScriptedOrder> orders = new OrderScript(42, MarketFiles.read(data)).write(20);

        BacktestResult run = backtest.run("out", data, orders, GENEROUS);

        assertThat(run.text("summary.json")).containsPattern("\"[0-9a-f]{64}\"");
        assertThat(run.out().resolve("trading.db")).isNotEmptyFile();
    }

    @Test
    void linesOutOfTheOrderOfTimeAreTakenInTheOrderOfTime() {
        Backtest backtest = new Backtest(folder);
        List<Path> data = List.of(backtest.write("drawn.csv", new MarketScript(43).quotes(100)));
        List<ScriptedOrder> sorted = new ArrayList<>(new OrderScript(43, MarketFiles.read(data)).write(200));
        sorted.sort(Comparator.comparing(ScriptedOrder::at).thenComparing(ScriptedOrder::clientOrderId));
        List<ScriptedOrder> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(43));

        BacktestResult straight = backtest.run("straight", data, sorted, GENEROUS);
        BacktestResult mixed = backtest.run("mixed", data, shuffled, GENEROUS);

        assertThat(mixed.outcomes()).containsExactlyInAnyOrderEntriesOf(straight.outcomes());
        assertThat(mixed.orderRows()).extracting(row -> row.get("time")).isSorted();
    }

    @Test
    void aTimeMayBeWrittenWithAnOffsetAndANumberWithoutQuotes() {
        Backtest backtest = new Backtest(folder);
        List<Path> data = List.of(backtest.write("m.csv", List.of(
                "time,symbol,bid,bid_size,ask,ask_size", "2026-03-02T15:00:00.000Z,ACME,10.00,,10.02,")));

        BacktestResult run = backtest.runLines("out", data, List.of(
                "{\"at\":\"2026-03-02T10:00:01-05:00\",\"client_order_id\":\"n\",\"symbol\":\"ACME\",\"side\":\"buy\","
                        + "\"type\":\"limit\",\"time_in_force\":\"day\",\"qty\":2.5,\"limit_price\":11}"));

        assertThat(run.exit()).as(run.stderr()).isZero();
        assertThat(run.fillRows()).containsExactly(Map.of(
                "time", "2026-03-02T15:00:01.000Z", "client_order_id", "n", "symbol", "ACME", "side", "buy",
                "qty", "2.5", "price", "10.02", "fee", "0"));
    }

    private void agreeOn(List<Path> data, long seed, int count) {
        List<MarketData> market = MarketFiles.read(data);
        List<ScriptedOrder> orders = new OrderScript(seed, market).write(count);

        BacktestResult run = new Backtest(folder).run("out", data, orders, GENEROUS);

        assertThat(run.exit()).as(run.stderr()).isZero();
        List<Outcome> expected = new NaiveExchange(market).work(orders);
        Map<String, Outcome> actual = run.outcomes();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Outcome outcome = actual.get(orders.get(i).clientOrderId());
            if (!expected.get(i).equals(outcome)) {
                differences.add("%s%n  expected %s%n  actual   %s%n".formatted(
                        orders.get(i).toJson(), expected.get(i), outcome));
            }
        }
        assertThat(differences.stream().limit(10).toList())
                .as("%d of %d orders of seed %d differ", differences.size(), count, seed)
                .isEmpty();
        assertThat(actual).hasSize(count);
        theFilesAreInOrder(run, expected);
        theAveragesAreTheFills(run);
        theStopsAreAsTheyWereGiven(run, orders);
        assertThat(run.fillRows()).allSatisfy(row -> assertThat(new BigDecimal(row.get("fee"))).isZero());
        theScriptReallyTrades(expected);
    }

    /** fills.csv is in the order of time; among fills of one instant only those of one order have an order. */
    private static void theFilesAreInOrder(BacktestResult run, List<Outcome> expected) {
        Comparator<Execution> order = Comparator.comparing(Execution::time).thenComparing(Execution::clientOrderId);
        List<Execution> all = new ArrayList<>();
        expected.forEach(outcome -> all.addAll(outcome.fills()));

        assertThat(run.fills()).extracting(Execution::time).isSorted();
        assertThat(run.fills().stream().sorted(order).toList()).isEqualTo(all.stream().sorted(order).toList());
        assertThat(run.orderRows()).extracting(row -> row.get("time")).isSorted();
    }

    private static void theAveragesAreTheFills(BacktestResult run) {
        Map<String, Outcome> outcomes = run.outcomes();
        for (Map<String, String> row : run.orderRows()) {
            Outcome outcome = outcomes.get(row.get("client_order_id"));
            if (outcome.fills().isEmpty()) {
                assertThat(row.get("filled_avg_price")).isEmpty();
                continue;
            }
            BigDecimal value = BigDecimal.ZERO;
            for (Execution fill : outcome.fills()) {
                value = value.add(fill.price().multiply(fill.qty()));
            }
            BigDecimal average = value.divide(outcome.filledQty(), MathContext.DECIMAL128);
            assertThat(new BigDecimal(row.get("filled_avg_price")).subtract(average).abs())
                    .as("%s: exact average %s", row, average)
                    .isLessThanOrEqualTo(new BigDecimal("0.00000001"));
        }
    }

    private static void theStopsAreAsTheyWereGiven(BacktestResult run, List<ScriptedOrder> orders) {
        Map<String, String> stops = new HashMap<>();
        run.orderRows().forEach(row -> stops.put(row.get("client_order_id"), row.get("stop_price")));
        for (ScriptedOrder order : orders) {
            String cell = stops.get(order.clientOrderId());
            switch (order.trigger().orElse(null)) {
                case Trigger.Stop(var price) -> assertThat(new BigDecimal(cell)).isEqualByComparingTo(price);
                case null -> assertThat(cell).isEmpty();
                // Where a trail stands at the end is told to people; the rules name no number for it.
                case Trigger.TrailPrice _, Trigger.TrailPercent _ -> {}
            }
        }
    }

    /** A script whose orders all stay out of the market would prove nothing. */
    private static void theScriptReallyTrades(List<Outcome> expected) {
        assertThat(new HashSet<>(expected.stream().map(Outcome::status).toList()))
                .contains("FILLED", "CANCELED", "EXPIRED");
        assertThat(expected.stream().mapToInt(outcome -> outcome.fills().size()).sum())
                .isGreaterThan(expected.size() / 3);
    }

    private static Path shared(String name) {
        Path file = Distribution.root().resolve("../shared/data").resolve(name).normalize();
        assumeTrue(Files.exists(file), "skipped: the real market file " + file + " is not on this computer");
        return file;
    }
}
