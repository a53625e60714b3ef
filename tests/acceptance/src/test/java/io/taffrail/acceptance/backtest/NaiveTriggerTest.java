package io.taffrail.acceptance.backtest;

import static io.taffrail.acceptance.backtest.ScriptedOrder.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.acceptance.backtest.Outcome.Execution;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stops and trails of the naive exchange on markets of a few lines, against answers worked out by hand. */
final class NaiveTriggerTest {
    private static final List<MarketData> MARKET = List.of(
            quote("10:00", "99.00", "100.00"),
            quote("10:01", "101.00", "102.00"),
            quote("10:02", "98.00", "99.00"),
            quote("10:03", "96.00", "97.00"));

    @Test
    void aBuyStopFiresWhenTheAskIsAtItAndTakesThatAsk() {
        assertThat(on(MARKET, at("10:00", "buy", "day").stoppedAt("102.00"))).isEqualTo(filled("10:01", "buy", "102"));
        assertThat(on(MARKET, at("10:00", "buy", "day").stoppedAt("102.01"))).isEqualTo(nothing("ACCEPTED"));
    }

    @Test
    void aSellStopFiresWhenTheBidIsAtOrBelowIt() {
        assertThat(on(MARKET, at("10:00", "sell", "day").stoppedAt("98.00"))).isEqualTo(filled("10:02", "sell", "98"));
        assertThat(on(MARKET, at("10:00", "sell", "gtc").stoppedAt("97.99"))).isEqualTo(filled("10:03", "sell", "96"));
    }

    @Test
    void aStopThatIsAlreadyThroughFiresAtOnce() {
        assertThat(on(MARKET, at("10:00", "buy", "ioc").stoppedAt("100.00"))).isEqualTo(filled("10:00", "buy", "100"));
        assertThat(on(MARKET, at("10:00", "sell", "fok").stoppedAt("99.00"))).isEqualTo(filled("10:00", "sell", "99"));
    }

    @Test
    void aStopThatLooksOnceAndIsNotThroughIsCanceled() {
        assertThat(on(MARKET, at("10:00", "buy", "ioc").stoppedAt("100.01"))).isEqualTo(nothing("CANCELED"));
        assertThat(on(MARKET, at("10:00", "sell", "fok").stoppedAt("98.99"))).isEqualTo(nothing("CANCELED"));
    }

    @Test
    void aStopBeforeTheFirstQuoteFiresAtIt() {
        assertThat(on(MARKET, at("09:00", "buy", "day").stoppedAt("90.00"))).isEqualTo(filled("10:00", "buy", "100"));
    }

    @Test
    void aFiredStopLimitTakesWithinItsLimitAndElseRests() {
        assertThat(on(MARKET, at("10:00", "buy", "day").stoppedAt("101.00").limitedTo("103.00")))
                .isEqualTo(filled("10:01", "buy", "102"));
        // It fires at 102, beyond its limit; 10:02 asks 99, and the one who waited gets his own price.
        assertThat(on(MARKET, at("10:00", "buy", "day").stoppedAt("101.00").limitedTo("101.50")))
                .isEqualTo(filled("10:02", "buy", "101.5"));
        assertThat(on(MARKET, at("10:00", "buy", "day").stoppedAt("101.00").limitedTo("90.00")))
                .isEqualTo(nothing("TRIGGERED"));
    }

    @Test
    void aTrailFollowsTheBestBidAndFiresAtTheTurn() {
        // The mark goes from 99 to 101; 98 is 3 below it.
        assertThat(on(MARKET, at("10:00", "sell", "day").trailingBy("3.00"))).isEqualTo(filled("10:02", "sell", "98"));
        assertThat(on(MARKET, at("10:00", "sell", "day").trailingBy("3.01"))).isEqualTo(filled("10:03", "sell", "96"));
        // Of one who comes later the mark is 98.
        assertThat(on(MARKET, at("10:02", "sell", "day").trailingBy("2.01"))).isEqualTo(nothing("ACCEPTED"));
        assertThat(on(MARKET, at("10:02", "sell", "day").trailingBy("2.00"))).isEqualTo(filled("10:03", "sell", "96"));
    }

    @Test
    void aTrailOfABuyFollowsTheLowestAsk() {
        List<MarketData> market = List.of(
                quote("10:00", "99.00", "100.00"), quote("10:01", "97.00", "98.00"), quote("10:02", "99.00", "99.99"),
                quote("10:03", "99.00", "100.00"));

        assertThat(on(market, at("10:00", "buy", "day").trailingBy("2.00"))).isEqualTo(filled("10:03", "buy", "100"));
    }

    @Test
    void aTrailInPercentIsNotRounded() {
        // 101 less 2.9 percent is 98.071; less 2.97029 percent 98.0000071; less 2.97030 percent 97.999997.
        assertThat(on(MARKET, at("10:00", "sell", "day").trailingByPercent("2.9")))
                .isEqualTo(filled("10:02", "sell", "98"));
        assertThat(on(MARKET, at("10:00", "sell", "day").trailingByPercent("2.97029")))
                .isEqualTo(filled("10:02", "sell", "98"));
        assertThat(on(MARKET, at("10:00", "sell", "day").trailingByPercent("2.97030")))
                .isEqualTo(filled("10:03", "sell", "96"));
    }

    @Test
    void whereTradesWereSeenTheyFireStopsAndTheOrderActsAtTheQuote() {
        List<MarketData> market = List.of(
                quote("10:00", "99.00", "100.00"), trade("10:01", "99.50"), quote("10:02", "104.00", "105.00"),
                trade("10:03", "101.00"), quote("10:04", "90.00", "91.00"));

        // The ask of 105 does not fire it, the trade of 101 does.
        assertThat(on(market, at("10:01", "buy", "day").stoppedAt("101.00"))).isEqualTo(filled("10:03", "buy", "105"));
        // One that comes before any trade follows the quote while there is none; by 10:02 it has been seen.
        assertThat(on(market, at("10:00", "buy", "day").stoppedAt("100.00"))).isEqualTo(filled("10:00", "buy", "100"));
        assertThat(on(market, at("10:00", "buy", "day").stoppedAt("100.50"))).isEqualTo(filled("10:03", "buy", "105"));
    }

    @Test
    void whereTradesWereSeenTrailsFollowThem() {
        List<MarketData> market = List.of(
                quote("10:00", "99.00", "99.10"), trade("10:01", "100.00"), quote("10:02", "90.00", "91.00"),
                trade("10:03", "102.00"), trade("10:04", "100.50"));

        assertThat(on(market, at("10:01", "sell", "day").trailingBy("1.50"))).isEqualTo(filled("10:04", "sell", "90"));
        assertThat(on(market, at("10:01", "sell", "day").trailingBy("1.51"))).isEqualTo(nothing("ACCEPTED"));
    }

    @Test
    void aStopForAnAuctionLooksAtTheEndOfItsDayAndTradesOnlyWhereItFires() {
        List<MarketData> market = List.of(
                quote("10:00", "99.00", "100.00"), quote("21:00", "98.00", "99.00"), quote("23:00", "99.00", "100.00"));

        // At 10:00 it would have fired; only 22:00 counts, when 99 is asked.
        assertThat(on(market, at("09:59", "buy", "cls").stoppedAt("100.00"))).isEqualTo(nothing("EXPIRED"));
        assertThat(on(market, at("09:59", "buy", "opg").stoppedAt("99.00"))).isEqualTo(filled("22:00", "buy", "99"));
        assertThat(on(market, at("09:59", "sell", "cls").trailingBy("0.01"))).isEqualTo(nothing("EXPIRED"));
    }

    @Test
    void aTradeGivesNothingToAnOrderAtWork() {
        List<MarketData> market = List.of(
                new Point(time("10:00"), "ACME", decimal("9"), Optional.of(decimal("1")), decimal("10"),
                        Optional.of(decimal("0"))),
                trade("10:01", "10.00"));

        assertThat(on(market, at("10:00", "buy", "gtc"))).isEqualTo(nothing("ACCEPTED"));
        assertThat(on(market, at("10:00", "buy", "gtc").stoppedAt("9.50"))).isEqualTo(nothing("TRIGGERED"));
    }

    private static Outcome on(List<MarketData> market, ScriptedOrder order) {
        return new NaiveExchange(market).work(List.of(order)).getFirst();
    }

    private static ScriptedOrder at(String time, String side, String timeInForce) {
        return market(time(time).toString(), "it", "ACME", side, timeInForce, "1");
    }

    private static Outcome filled(String time, String side, String price) {
        return Outcome.of("it", "FILLED", List.of(
                new Execution(time(time), "it", "ACME", side, BigDecimal.ONE, decimal(price))));
    }

    private static Outcome nothing(String status) {
        return Outcome.of("it", status, List.of());
    }

    private static Point quote(String time, String bid, String ask) {
        return new Point(time(time), "ACME", decimal(bid), Optional.empty(), decimal(ask), Optional.empty());
    }

    private static Trade trade(String time, String price) {
        return new Trade(time(time), "ACME", decimal(price));
    }

    private static Instant time(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
