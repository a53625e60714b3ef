package io.taffrail.acceptance.backtest;

import static io.taffrail.acceptance.backtest.ScriptedOrder.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.acceptance.backtest.Outcome.Execution;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The naive exchange on markets of a few lines, against answers worked out by hand. */
final class NaiveExchangeTest {

    private static final List<Point> SIZED = List.of(
            quote("10:00:00", "BTC/USD", "99.00", "5", "100.00", "2"),
            quote("10:01:00", "BTC/USD", "98.00", "1", "101.00", "3"),
            quote("10:02:00", "BTC/USD", "99.50", "4", "99.90", "1"),
            quote("10:03:00", "BTC/USD", "101.00", "2", "102.00", "9"),
            quote("10:04:00", "BTC/USD", "97.00", "9", "98.00", "0.5"));

    private static final List<Point> UNSIZED = List.of(
            quote("10:00:00", "EUR/USD", "1.10000", "", "1.10010", ""),
            quote("10:01:00", "EUR/USD", "1.10020", "", "1.10030", ""));

    @Test
    void aMarketOrderSweepsTheQuotesThatFollowUntilItIsDone() {
        ScriptedOrder order = at("10:00:00", "buy", "gtc", "6");

        assertThat(on(SIZED, order)).isEqualTo(outcome("FILLED",
                bought("10:00:00", "2", "100"),
                bought("10:01:00", "3", "101"),
                bought("10:02:00", "1", "99.9")));
    }

    @Test
    void aSellTakesTheBid() {
        ScriptedOrder order = at("10:01:30", "sell", "day", "3");

        assertThat(on(SIZED, order)).isEqualTo(outcome("FILLED",
                sold("10:01:30", "1", "98"),
                sold("10:02:00", "2", "99.5")));
    }

    @Test
    void theQuoteOfTheOrdersOwnInstantIsTheCurrentOne() {
        assertThat(on(SIZED, at("10:01:00", "buy", "ioc", "1"))).isEqualTo(outcome("FILLED",
                bought("10:01:00", "1", "101")));
        assertThat(on(SIZED, at("10:00:59.999", "buy", "ioc", "1"))).isEqualTo(outcome("FILLED",
                bought("10:00:59.999", "1", "100")));
    }

    @Test
    void ofSeveralQuotesAtOneInstantTheLastCounts() {
        List<Point> market = List.of(
                quote("10:00:00", "BTC/USD", "9", "1", "10", "1"),
                quote("10:00:00", "BTC/USD", "8", "1", "9", "1"),
                quote("10:00:00", "BTC/USD", "7", "1", "8", "1"));

        assertThat(on(market, at("10:00:00", "buy", "day", "2"))).isEqualTo(outcome("PARTIALLY_FILLED",
                bought("10:00:00", "1", "8")));
        assertThat(on(market, at("09:00:00", "buy", "day", "3"))).isEqualTo(outcome("FILLED",
                bought("10:00:00", "1", "10"),
                bought("10:00:00", "1", "9"),
                bought("10:00:00", "1", "8")));
    }

    @Test
    void anOrderBeforeTheFirstQuoteWaitsForIt() {
        assertThat(on(SIZED, at("09:00:00", "buy", "fok", "2"))).isEqualTo(outcome("FILLED",
                bought("10:00:00", "2", "100")));
        assertThat(on(SIZED, at("09:00:00", "buy", "ioc", "9"))).isEqualTo(outcome("CANCELED",
                bought("10:00:00", "2", "100")));
    }

    @Test
    void anOrderAfterTheLastQuoteTakesThatQuoteAndThenWaits() {
        assertThat(on(SIZED, at("11:00:00", "buy", "gtc", "2"))).isEqualTo(outcome("PARTIALLY_FILLED",
                bought("11:00:00", "0.5", "98")));
        assertThat(on(List.of(), at("11:00:00", "buy", "gtc", "2"))).isEqualTo(outcome("ACCEPTED"));
    }

    @Test
    void aLimitTakesTheFarSideUntilAQuoteIsBeyondItAndFromThenOnFillsAtItsOwnPrice() {
        ScriptedOrder order = at("10:00:00", "buy", "gtc", "6").limitedTo("100.50");

        assertThat(on(SIZED, order)).isEqualTo(outcome("PARTIALLY_FILLED",
                bought("10:00:00", "2", "100"),
                // 10:01 asks 101: it rests.
                bought("10:02:00", "1", "100.5"),
                // 10:03 asks 102.
                bought("10:04:00", "0.5", "100.5")));
    }

    @Test
    void aLimitThatNeverMeetsAQuoteBeyondItGetsEveryImprovement() {
        ScriptedOrder order = at("10:00:00", "sell", "gtc", "9").limitedTo("98.00");

        assertThat(on(SIZED, order)).isEqualTo(outcome("FILLED",
                sold("10:00:00", "5", "99"),
                sold("10:01:00", "1", "98"),
                sold("10:02:00", "3", "99.5")));
    }

    @Test
    void aRestingSellFillsAtItsOwnPriceHoweverHighTheBid() {
        ScriptedOrder order = at("10:00:00", "sell", "day", "2").limitedTo("99.25");

        assertThat(on(SIZED, order)).isEqualTo(outcome("FILLED",
                sold("10:02:00", "2", "99.25")));
    }

    @Test
    void aLimitAtExactlyTheFarSideTakesIt() {
        assertThat(on(SIZED, at("10:00:00", "buy", "ioc", "1").limitedTo("100.00"))).isEqualTo(outcome("FILLED",
                bought("10:00:00", "1", "100")));
        assertThat(on(SIZED, at("10:00:00", "buy", "ioc", "1").limitedTo("99.99"))).isEqualTo(outcome("CANCELED"));
    }

    @Test
    void fokTakesAllOrNothingOfTheCurrentQuote() {
        assertThat(on(SIZED, at("10:00:00", "buy", "fok", "2"))).isEqualTo(outcome("FILLED",
                bought("10:00:00", "2", "100")));
        assertThat(on(SIZED, at("10:00:00", "buy", "fok", "2.00000001"))).isEqualTo(outcome("CANCELED"));
        assertThat(on(UNSIZED, euros("10:00:00", "buy", "fok", "5000000"))).isEqualTo(outcome("FILLED",
                fill("10:00:00", "EUR/USD", "buy", "5000000", "1.1001")));
    }

    @Test
    void anUnknownSizeIsEnoughForAnything() {
        assertThat(on(UNSIZED, euros("10:00:30", "sell", "day", "5000000"))).isEqualTo(outcome("FILLED",
                fill("10:00:30", "EUR/USD", "sell", "5000000", "1.1")));
    }

    @Test
    void aQuotedSizeOfZeroGivesNothingYet() {
        List<Point> market = List.of(
                quote("10:00:00", "BTC/USD", "9", "0", "10", "0"),
                quote("10:01:00", "BTC/USD", "9", "1", "11", "1"));

        assertThat(on(market, at("10:00:00", "buy", "day", "1"))).isEqualTo(outcome("FILLED",
                bought("10:01:00", "1", "11")));
        assertThat(on(market, at("10:00:00", "buy", "ioc", "1"))).isEqualTo(outcome("CANCELED"));
    }

    @Test
    void anAmountOfMoneyBuysWholeLotsOnly() {
        // 1000 / 1.1001 = 909.008...; the 0.01 dollars that are left pay for no further euro.
        assertThat(on(UNSIZED, euros("10:00:00", "buy", "fok", "1").forMoney("1000"))).isEqualTo(outcome("FILLED",
                fill("10:00:00", "EUR/USD", "buy", "909", "1.1001")));
    }

    @Test
    void anAmountOfMoneyIsSpentQuoteByQuote() {
        // 2 at 100 leave 300.50, which pays for 2.97524752 at 101; what is left then is below a lot.
        ScriptedOrder order = at("10:00:00", "buy", "gtc", "1").forMoney("500.50");

        assertThat(on(SIZED, order)).isEqualTo(outcome("FILLED",
                bought("10:00:00", "2", "100"),
                bought("10:01:00", "2.97524752", "101")));
    }

    @Test
    void aRestingAmountOfMoneyIsCountedAtTheLimit() {
        // It rests at 10:01 already; 10:02 asks 99.90 and has 1, 10:04 has 0.5: each costs 100.
        ScriptedOrder order = at("10:01:00", "buy", "gtc", "1").forMoney("120").limitedTo("100");

        assertThat(on(SIZED, order)).isEqualTo(outcome("FILLED",
                bought("10:02:00", "1", "100"),
                bought("10:04:00", "0.2", "100")));
    }

    @Test
    void whatAFillCostsIsRoundedHalfEvenToEightPlaces() {
        // At a price of 1, half a unit of the eighth place costs nothing, one and a half cost two.
        assertThat(on(shares("0.000000005"), sharesFor("1"))).isEqualTo(outcome("FILLED",
                fill("10:00:00", "ACME", "buy", "0.000000005", "1"),
                fill("10:01:00", "ACME", "buy", "1", "1")));
        assertThat(on(shares("0.000000015"), sharesFor("1"))).isEqualTo(outcome("FILLED",
                fill("10:00:00", "ACME", "buy", "0.000000015", "1"),
                fill("10:01:00", "ACME", "buy", "0.99999998", "1")));
    }

    @Test
    void anAmountOfMoneyThatTookAllItPaidForIsDoneHoweverItsCostIsRounded() {
        // 80.318924834 cost 8827.0499998944; rounded to eight places what is left would look like one lot more.
        List<Point> market = List.of(quote("10:00:00", "ACME", "109.90", "", "109.900002", ""));

        assertThat(on(market, sharesFor("8827.05"))).isEqualTo(outcome("FILLED",
                fill("10:00:00", "ACME", "buy", "80.318924834", "109.900002")));
    }

    @Test
    void anAmountBelowOneLotDoesNotFillWhereItCannot() {
        List<Point> market = List.of(
                quote("10:00:00", "EUR/USD", "1.10", "", "1.20", ""),
                quote("10:01:00", "EUR/USD", "1.10", "", "1.15", ""));

        assertThat(on(market, euros("10:00:00", "buy", "day", "1").forMoney("1.17"))).isEqualTo(outcome("FILLED",
                fill("10:01:00", "EUR/USD", "buy", "1", "1.15")));
    }

    @Test
    void ordersDoNotMeetAndEachSeesTheWholeSize() {
        ScriptedOrder one = at("10:00:00", "buy", "ioc", "2");

        assertThat(new NaiveExchange(SIZED).work(List.of(one, one, at("10:00:00", "sell", "ioc", "5"))))
                .extracting(Outcome::status)
                .containsExactly("FILLED", "FILLED", "FILLED");
    }

    @Test
    void anotherSymbolsQuotesAreNotSeen() {
        List<Point> market = new ArrayList<>(SIZED);
        market.addAll(UNSIZED);
        market.sort(Comparator.comparing(Point::at));

        assertThat(on(market, euros("10:02:00", "buy", "day", "10"))).isEqualTo(outcome("FILLED",
                fill("10:02:00", "EUR/USD", "buy", "10", "1.1003")));
    }

    private static Outcome on(List<Point> market, ScriptedOrder order) {
        return new NaiveExchange(market).work(List.of(order)).getFirst();
    }

    private static ScriptedOrder at(String time, String side, String timeInForce, String qty) {
        return market(today(time), "it", "BTC/USD", side, timeInForce, qty);
    }

    private static ScriptedOrder euros(String time, String side, String timeInForce, String qty) {
        return market(today(time), "it", "EUR/USD", side, timeInForce, qty);
    }

    private static ScriptedOrder sharesFor(String money) {
        return market(today("10:00:00"), "it", "ACME", "buy", "day", "1").forMoney(money);
    }

    /** Shares at a price of 1: so many at first, then any number. */
    private static List<Point> shares(String first) {
        return List.of(
                quote("10:00:00", "ACME", "1", "", "1", first),
                quote("10:01:00", "ACME", "1", "", "1", ""));
    }

    private static Outcome outcome(String status, Execution... fills) {
        return Outcome.of("it", status, List.of(fills));
    }

    private static Execution bought(String time, String qty, String price) {
        return fill(time, "BTC/USD", "buy", qty, price);
    }

    private static Execution sold(String time, String qty, String price) {
        return fill(time, "BTC/USD", "sell", qty, price);
    }

    private static Execution fill(String time, String symbol, String side, String qty, String price) {
        return new Execution(
                Instant.parse(today(time)), "it", symbol, side, new BigDecimal(qty), new BigDecimal(price));
    }

    private static Point quote(String time, String symbol, String bid, String bidSize, String ask, String askSize) {
        return new Point(
                Instant.parse(today(time)), symbol, new BigDecimal(bid), size(bidSize), new BigDecimal(ask),
                size(askSize));
    }

    private static Optional<BigDecimal> size(String size) {
        return size.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(size));
    }

    private static String today(String time) {
        return "2026-03-02T" + time + "Z";
    }
}
