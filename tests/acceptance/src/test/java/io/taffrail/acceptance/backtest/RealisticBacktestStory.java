package io.taffrail.acceptance.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.taffrail.acceptance.Distribution;
import io.taffrail.acceptance.backtest.Outcome.Execution;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code backtest --exchange realistic} on real markets: what every fill must be, and that every run is the same. */
@Tag("backtest")
final class RealisticBacktestStory {
    private static final BigDecimal TWO_BASIS_POINTS = new BigDecimal("0.0002");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "aapl-daily-2015-2017.bars.csv.gz, 1",
        "btcusd-20180404.quotes.csv.gz, 2",
        "ethusd-20180404.bars.csv.gz, 3",
        "eurusd-20140507.quotes.csv.gz, 4"
    })
    void everyRunOfASeedWritesTheSameBytesAndAnotherSeedOthers(String file, long seed) {
        Backtest backtest = new Backtest(folder);
        List<Path> data = List.of(shared(file));
        List<ScriptedOrder> orders = new OrderScript(seed, MarketFiles.read(data)).write(150);

        BacktestResult first = backtest.run("first", data, orders, options(7));
        BacktestResult second = backtest.run("second", data, orders, options(7));
        BacktestResult other = backtest.run("other", data, orders, options(8));

        for (String written : List.of("fills.csv", "orders.csv", "summary.json")) {
            assertThat(second.text(written)).as(written).isEqualTo(first.text(written));
        }
        assertThat(other.text("fills.csv")).isNotEqualTo(first.text("fills.csv"));
        assertThat(first.fills()).isNotEmpty();
    }

    @Test
    void everyFillHasTravelledAndMarketOrdersPayAtMostTwoBasisPointsBeyondTheQuoteAndAQuarterOfAPercent() {
        Backtest backtest = new Backtest(folder);
        List<Path> data = List.of(shared("btcusd-20180404.quotes.csv.gz"));
        List<MarketData> market = MarketFiles.read(data);
        List<ScriptedOrder> orders = new OrderScript(5, market).write(300);
        Map<String, ScriptedOrder> byId =
                orders.stream().collect(Collectors.toMap(ScriptedOrder::clientOrderId, order -> order));

        BacktestResult result = backtest.run("travelled", data, orders, options(7));

        List<Execution> fills = result.fills();
        assertThat(fills).hasSizeGreaterThan(100);
        for (Execution fill : fills) {
            ScriptedOrder order = byId.get(fill.clientOrderId());
            assertThat(Duration.between(order.at(), fill.time())).as(fill.toString()).isGreaterThanOrEqualTo(Duration.ofMillis(5));
            if (order.type().equals("market") && !order.isForAuction()) {
                assertIsAtTheQuoteOrJustBehindIt(fill, order, market);
            }
        }
        result.fillRows().forEach(RealisticBacktestStory::assertPaysAQuarterOfAPercent);
    }

    private static void assertIsAtTheQuoteOrJustBehindIt(Execution fill, ScriptedOrder order, List<MarketData> market) {
        Point quote = market.stream()
                .filter(Point.class::isInstance)
                .map(Point.class::cast)
                .filter(point -> !point.at().isAfter(fill.time()))
                .reduce((_, later) -> later)
                .orElseThrow();
        BigDecimal far = order.buys() ? quote.ask() : quote.bid();
        BigDecimal most = far.multiply(TWO_BASIS_POINTS).add(new BigDecimal("0.0001"));
        BigDecimal worse = order.buys() ? fill.price().subtract(far) : far.subtract(fill.price());
        assertThat(worse).as(fill + " on " + quote).isBetween(BigDecimal.ZERO, most);
    }

    private static void assertPaysAQuarterOfAPercent(Map<String, String> fill) {
        BigDecimal worth = new BigDecimal(fill.get("qty")).multiply(new BigDecimal(fill.get("price")));
        assertThat(new BigDecimal(fill.get("fee")).subtract(worth.multiply(new BigDecimal("0.0025"))).abs())
                .as(fill.toString())
                .isLessThanOrEqualTo(new BigDecimal("0.00000002"));
    }

    @Test
    void noOrderHasMoreThanATenthOfADaysVolume() {
        Backtest backtest = new Backtest(folder);
        List<Path> data = List.of(backtest.write("few.bars.csv", List.of(
                "time,symbol,open,high,low,close,volume",
                "2016-03-01T00:00:00.000Z,AAPL,100,101,99,100,1000",
                "2016-03-02T00:00:00.000Z,AAPL,100,101,99,100,2000",
                "2016-03-03T00:00:00.000Z,AAPL,100,101,99,100,4000")));
        List<ScriptedOrder> orders =
                List.of(ScriptedOrder.market("2016-03-01T15:00:00Z", "large", "AAPL", "buy", "gtc", "500"));

        BacktestResult result = backtest.run("tenth", data, orders, options(1));

        assertThat(result.fills().stream().map(fill -> fill.time().toString().substring(0, 10) + " " + fill.qty()))
                .containsExactly("2016-03-01 100", "2016-03-02 200", "2016-03-03 200");
    }

    @Test
    void sharesSoldShortCostAFeeForEachDayAndDividendsArePaidOnTheEveOfTheirExDate() {
        Backtest backtest = new Backtest(folder);
        List<Path> data = List.of(backtest.write("few.bars.csv", List.of(
                "time,symbol,open,high,low,close,volume",
                "2016-03-01T00:00:00.000Z,AAPL,100,100,100,100,1000000",
                "2016-03-02T00:00:00.000Z,AAPL,100,100,100,100,1000000",
                "2016-03-03T00:00:00.000Z,AAPL,100,100,100,100,1000000")));
        Path dividends = backtest.write("dividends.csv", List.of("symbol,ex_date,amount", "AAPL,2016-03-03,0.52"));
        List<ScriptedOrder> orders =
                List.of(ScriptedOrder.market("2016-03-01T15:00:00Z", "short", "AAPL", "sell", "gtc", "100"));

        BacktestResult without = backtest.run("without", data, orders, options(1));
        BacktestResult with = backtest.run("with", data, orders,
                "--exchange", "realistic", "--seed", "1", "--cash", "1000000000", "--dividends", dividends.toString());

        // Two days end in the market: 10,000 dollars at 0.3 % for 1/360 of a year are 8.33 cents, rounded up to 9.
        BigDecimal proceeds = worthLessFees(without);
        assertThat(cash(without)).isEqualByComparingTo(proceeds.add(new BigDecimal("1000000000")).subtract(new BigDecimal("0.18")));
        assertThat(cash(without).subtract(cash(with))).isEqualByComparingTo("52");
    }

    private static BigDecimal worthLessFees(BacktestResult result) {
        return result.fillRows().stream()
                .map(fill -> new BigDecimal(fill.get("qty")).multiply(new BigDecimal(fill.get("price")))
                        .subtract(new BigDecimal(fill.get("fee"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cash(BacktestResult result) {
        String text = result.text("summary.json");
        return new BigDecimal(text.replaceAll("(?s).*\"cash\" : \"([0-9.-]+)\".*", "$1"));
    }

    private static String[] options(long seed) {
        return new String[] {"--exchange", "realistic", "--seed", Long.toString(seed), "--cash", "1000000000"};
    }

    private static Path shared(String name) {
        Path file = Distribution.root().resolve("../shared/data").resolve(name).normalize();
        assumeTrue(Files.exists(file), "skipped: the real market file " + file + " is not on this computer");
        return file;
    }
}
