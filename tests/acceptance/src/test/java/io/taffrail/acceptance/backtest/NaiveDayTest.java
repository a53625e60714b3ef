package io.taffrail.acceptance.backtest;

import static io.taffrail.acceptance.backtest.ScriptedOrder.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.acceptance.backtest.Outcome.Execution;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How days end in the naive exchange: 17:00 in New York is 22:00 in the winter of these markets. */
final class NaiveDayTest {
    private static final String END = "2026-03-02T22:00:00Z";

    private static final List<Point> TWO_DAYS = List.of(
            point("2026-03-02T15:00:00Z", "99", "100"),
            point(END, "97", "98"),
            point("2026-03-03T15:00:00Z", "89", "90"));

    @Test
    void aDayEndsAtSeventeenHoursInNewYorkInWinterAndInSummer() {
        assertThat(TradingDay.endAfter(Instant.parse("2026-03-06T21:59:59.999Z"))).hasToString("2026-03-06T22:00:00Z");
        assertThat(TradingDay.endAfter(Instant.parse("2026-03-06T22:00:00Z"))).hasToString("2026-03-07T22:00:00Z");
        assertThat(TradingDay.endAfter(Instant.parse("2026-03-07T22:00:00Z"))).hasToString("2026-03-08T21:00:00Z");
        assertThat(TradingDay.endAfter(Instant.parse("2026-10-31T21:00:00Z"))).hasToString("2026-11-01T22:00:00Z");
    }

    @Test
    void aDayOrderExpiresAndAnUntilCanceledOneGoesOn() {
        ScriptedOrder day = order("2026-03-02T16:00:00Z", "buy", "day").limitedTo("95");

        assertThat(on(TWO_DAYS, day)).isEqualTo(outcome("EXPIRED"));
        assertThat(on(TWO_DAYS, order("2026-03-02T16:00:00Z", "buy", "gtc").limitedTo("95")))
                .isEqualTo(outcome("FILLED", fill("2026-03-03T15:00:00Z", "buy", "1", "95")));
        assertThat(on(TWO_DAYS, order("2026-03-02T16:00:00Z", "buy", "day").stoppedAt("101")))
                .isEqualTo(outcome("EXPIRED"));
        assertThat(on(TWO_DAYS, order("2026-03-02T16:00:00Z", "sell", "day").trailingBy("5")))
                .isEqualTo(outcome("EXPIRED"));
    }

    @Test
    void dataOfTheEndsMomentComesBeforeItAndAnOrderOfThatMomentAfter() {
        assertThat(on(TWO_DAYS, order("2026-03-02T16:00:00Z", "buy", "day").limitedTo("98")))
                .isEqualTo(outcome("FILLED", fill(END, "buy", "1", "98")));
        assertThat(on(TWO_DAYS, order(END, "buy", "day").limitedTo("95")))
                .isEqualTo(outcome("FILLED", fill("2026-03-03T15:00:00Z", "buy", "1", "95")));
        assertThat(on(TWO_DAYS, order(END, "buy", "cls"))).isEqualTo(outcome("ACCEPTED"));
    }

    @Test
    void auctionOrdersTakeTheQuoteOfTheEndAtTheTimeOfTheEnd() {
        assertThat(on(TWO_DAYS, order("2026-03-02T16:00:00Z", "buy", "opg")))
                .isEqualTo(outcome("FILLED", fill(END, "buy", "1", "98")));
        assertThat(on(TWO_DAYS, order("2026-03-02T16:00:00Z", "sell", "cls").limitedTo("97")))
                .isEqualTo(outcome("FILLED", fill(END, "sell", "1", "97")));
        assertThat(on(TWO_DAYS, order("2026-03-02T16:00:00Z", "sell", "cls").limitedTo("97.01")))
                .isEqualTo(outcome("EXPIRED"));
    }

    @Test
    void anAuctionOrderTakesNoMoreThanIsQuoted() {
        List<Point> market = List.of(
                new Point(Instant.parse("2026-03-02T15:00:00Z"), "ACME", new BigDecimal("9"), Optional.empty(),
                        new BigDecimal("10"), Optional.of(new BigDecimal("0.25"))),
                new Point(Instant.parse("2026-03-03T15:00:00Z"), "ELSE", new BigDecimal("9"), Optional.empty(),
                        new BigDecimal("10"), Optional.empty()));

        assertThat(on(market, order("2026-03-02T16:00:00Z", "buy", "cls")))
                .isEqualTo(outcome("EXPIRED", fill(END, "buy", "0.25", "10")));
    }

    @Test
    void withoutAQuoteAnAuctionOrderExpires() {
        assertThat(on(TWO_DAYS, order("2026-03-01T16:00:00Z", "buy", "opg"))).isEqualTo(outcome("EXPIRED"));
    }

    @Test
    void aPartOfADayOrderIsKeptWhenTheRestExpires() {
        List<Point> market = List.of(
                new Point(Instant.parse("2026-03-02T15:00:00Z"), "ACME", new BigDecimal("9"), Optional.empty(),
                        new BigDecimal("10"), Optional.of(new BigDecimal("0.25"))),
                point("2026-03-03T15:00:00Z", "9", "10"));

        assertThat(on(market, order("2026-03-02T16:00:00Z", "buy", "day")))
                .isEqualTo(outcome("EXPIRED", fill("2026-03-02T16:00:00Z", "buy", "0.25", "10")));
    }

    @Test
    void aDayEndsOnlyWhereSomethingComesAfterItsEnd() {
        List<Point> untilTheEnd = TWO_DAYS.subList(0, 2);
        ScriptedOrder cls = order("2026-03-02T16:00:00Z", "buy", "cls");
        ScriptedOrder day = order("2026-03-02T16:00:00Z", "buy", "day").limitedTo("1");

        assertThat(on(untilTheEnd, cls)).isEqualTo(outcome("ACCEPTED"));
        assertThat(new NaiveExchange(untilTheEnd).work(List.of(cls, day, order(END, "buy", "gtc").limitedTo("1"))))
                .containsExactly(
                        outcome("FILLED", fill(END, "buy", "1", "98")), outcome("EXPIRED"), outcome("ACCEPTED"));
    }

    private static Outcome on(List<Point> market, ScriptedOrder order) {
        return new NaiveExchange(market).work(List.of(order)).getFirst();
    }

    private static ScriptedOrder order(String at, String side, String timeInForce) {
        return market(at, "it", "ACME", side, timeInForce, "1");
    }

    private static Outcome outcome(String status, Execution... fills) {
        return Outcome.of("it", status, List.of(fills));
    }

    private static Execution fill(String time, String side, String qty, String price) {
        return new Execution(
                Instant.parse(time), "it", "ACME", side, new BigDecimal(qty), new BigDecimal(price));
    }

    private static Point point(String time, String bid, String ask) {
        return new Point(
                Instant.parse(time), "ACME", new BigDecimal(bid), Optional.empty(), new BigDecimal(ask),
                Optional.empty());
    }
}
