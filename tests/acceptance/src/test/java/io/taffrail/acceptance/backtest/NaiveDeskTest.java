package io.taffrail.acceptance.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.acceptance.backtest.ScriptLine.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The naive desk on markets of a few lines, against answers worked out by hand. */
final class NaiveDeskTest {

    @Test
    void theTargetTakesTheStopOff() {
        assertThat(on(List.of(quote("10:00", "99", "100"), quote("10:01", "110", "111")), bracket()))
                .containsExactly("it FILLED 10", "#2 FILLED 10", "#3 CANCELED 0");
    }

    @Test
    void exitsAreAsLargeAsWhatTheEntryHasTraded() {
        assertThat(on(List.of(quote("10:00", "99", "100", "4"), quote("10:01", "90", "101", "9")), bracket()))
                .containsExactly("it CANCELED 4", "#2 CANCELED 0", "#3 FILLED 4");
    }

    @Test
    void anEntryThatEndsUntradedTakesItsExitsWithIt() {
        assertThat(on(
                        List.of(quote("10:00", "100", "101")),
                        bracket(),
                        new ScriptLine.Cancel(time("10:02"), new Target("it", Optional.empty()))))
                .containsExactly("it CANCELED 0", "#2 CANCELED 0", "#3 CANCELED 0");
    }

    @Test
    void aReplacementCountsWhatItsOrderHasTraded() {
        ScriptedOrder order =
                ScriptedOrder.market(time("10:00").toString(), "it", "ACME", "buy", "gtc", "10").limitedTo("100");
        var replacement = new ScriptLine.Replace(
                time("10:00"), new Target("it", Optional.empty()), Optional.of(new BigDecimal("6")), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(on(List.of(quote("10:00", "99", "100", "4"), quote("10:01", "99", "100", "9")), order, replacement))
                .containsExactly("it REPLACED 4", "#2 FILLED 6");
    }

    @Test
    void whoOnlyReducesShrinksWithThePosition() {
        assertThat(on(
                        List.of(quote("10:00", "99", "100"), quote("10:01", "105", "106"), quote("10:02", "110", "111")),
                        ScriptedOrder.market(time("10:00").toString(), "a", "ACME", "buy", "gtc", "10"),
                        ScriptedOrder.market(time("10:00").toString(), "b", "ACME", "sell", "gtc", "10")
                                .limitedTo("110")
                                .with(new Terms(Optional.empty(), false, true, Optional.empty())),
                        ScriptedOrder.market(time("10:01").toString(), "c", "ACME", "sell", "gtc", "4")))
                .containsExactly("a FILLED 10", "b FILLED 6", "c FILLED 4");
    }

    /** Ten bought at up to 100, to be sold at 110, or at 90 and below. */
    private static ScriptedOrder bracket() {
        return ScriptedOrder.market(time("10:00").toString(), "it", "ACME", "buy", "gtc", "10")
                .limitedTo("100")
                .with(new Terms(Optional.empty(), false, false, Optional.of(new Terms.Exits(
                        "bracket", Optional.of(new BigDecimal("110")), Optional.of(new BigDecimal("90")),
                        Optional.empty()))));
    }

    private static List<String> on(List<Point> market, ScriptLine... lines) {
        return new NaiveDesk(market).work(List.of(lines)).stream()
                .map(outcome -> outcome.clientOrderId() + " " + outcome.status() + " " + outcome.filledQty())
                .toList();
    }

    private static Point quote(String time, String bid, String ask) {
        return new Point(
                time(time), "ACME", new BigDecimal(bid), Optional.empty(), new BigDecimal(ask), Optional.empty());
    }

    private static Point quote(String time, String bid, String ask, String size) {
        var there = Optional.of(new BigDecimal(size));
        return new Point(time(time), "ACME", new BigDecimal(bid), there, new BigDecimal(ask), there);
    }

    private static Instant time(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }
}
