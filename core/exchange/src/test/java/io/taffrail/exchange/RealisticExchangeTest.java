package io.taffrail.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.model.instrument.InstrumentDefaults;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The profile realistic, seen through one stock: latency, levels, queue, shares of volume, and what a restart leaves. */
class RealisticExchangeTest {
    private static final long SEED = 11;
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Instant OPEN = Instant.parse("2026-01-02T14:30:00Z");

    private final ExchangeFloor floor = new ExchangeFloor(Profile.realistic(SEED));

    @Test
    void anOrderIsThereAfterItsLatencyAndNotBefore() {
        Duration latency = new Latency.Seeded(new Draws(SEED)).of(floor.idOf("1"), 0);
        Instant due = OPEN.plusSeconds(1).plus(latency);

        floor.quote("9.98", "50", "10.02", "40").enter("1 buy 10").then()
                .until(due.minusNanos(1).toString()).then()
                .until(due.toString());

        assertThat(floor.reports()).extracting(ExecutionReport::venueTime).containsExactly(due);
        floor.then("1 filled 10 @ 10.02.");
    }

    @Test
    void theQuoteAtItsArrivalCountsAndNotTheOneAtWhichItWasSent() {
        floor.quote("9.98", "50", "10.02", "40").enter("1 buy 10")
                .hears(Quote.point(OPEN.plusSeconds(1).plusMillis(4), AAPL, Price.of("11")))
                .quote("9.98", "50", "10.02", "40");

        // A point has no size, so all of it is behind the quote.
        floor.then("1 filled 10 @ " + behind("11", Side.BUY, "1", 0) + ".");
    }

    @Test
    void itTakesTheQuotedSizeAsMuchAgainBehindItAndTheRestLater() {
        floor.quote("9.98", "5", "10.02", "4").enter("1 buy 10")
                .quote("9.98", "5", "10.03", "1").quote("9.98", "5", "10.01", "9")
                .then("1 filled 4 @ 10.02", "1 filled 4 @ " + behind("10.02", Side.BUY, "1", 0),
                        "1 filled 1 @ 10.03", "1 filled 1 @ " + behind("10.03", Side.BUY, "1", 2) + ".");
    }

    @Test
    void behindItsLimitItTakesNothingAndRests() {
        floor.quote("9.98", "5", "10.02", "4").enter("1 buy 10 limit 10.02")
                .quote("9.98", "5", "10.03", "9").then("1 filled 4 @ 10.02", "1 rests");
    }

    @Test
    void allOrNothingCountsBothLevels() {
        floor.quote("9.98", "5", "10.02", "4").enter("1 buy 8 fok").enter("2 buy 9 fok")
                .quote("9.98", "5", "10.02", "4");

        assertThat(floor.reports().stream().filter(report -> report.order().equals(floor.idOf("1"))))
                .allMatch(ExecutionReport.Filled.class::isInstance).hasSize(2);
        assertThat(floor.reports().stream().filter(report -> report.order().equals(floor.idOf("2"))))
                .singleElement().isInstanceOf(ExecutionReport.Canceled.class);
    }

    @Test
    void aRestingOrderWaitsUntilWhatStandsAheadOfItHasTraded() {
        floor.quote("9.98", "5", "10.02", "4").enter("1 buy 3 limit 9.98")
                .quote("9.98", "8", "10.02", "4").then("1 rests")
                .trade("9.98", "4").trade("9.99", "100").then()
                .trade("9.98", "2").then("1 filled 1 @ 9.98")
                .trade("9.98", "1").then("1 filled 1 @ 9.98")
                .trade("9.98", "9").then("1 filled 1 @ 9.98.");
    }

    @Test
    void aTradeThroughItsPriceFillsItWhereverItStands() {
        floor.quote("9.98", "500", "10.02", "4").enter("1 buy 3 limit 9.98")
                .quote("9.98", "500", "10.02", "4").then("1 rests")
                .trade("9.97", "2").then("1 filled 2 @ 9.98")
                .quote("9.95", "5", "9.97", "9").then("1 filled 1 @ 9.98.");
    }

    @Test
    void anOrderAloneAtItsPriceIsFirst() {
        floor.quote("9.98", "5", "10.02", "4").enter("1 buy 3 limit 10")
                .quote("9.98", "5", "10.02", "4").then("1 rests")
                .quote("9.98", "5", "10", "2").then("1 filled 2 @ 10")
                .quote("9.98", "5", "10", "2").then("1 filled 1 @ 10.");
    }

    @Test
    void askingForMoreCostsThePlaceInTheQueueAndForLessDoesNot() {
        floor.quote("9.98", "5", "10.02", "4").enter("1 buy 3 limit 9.98").enter("2 buy 3 limit 9.98")
                .quote("9.98", "5", "10.02", "4").trade("9.98", "5");
        floor.reports().clear();

        floor.resize("1", "4").resize("2", "2").quote("9.98", "7", "10.02", "4").trade("9.98", "3");

        floor.then("2 filled 2 @ 9.98.").trade("9.98", "5").then("1 filled 1 @ 9.98");
    }

    @Test
    void oneOrderHasATenthOfABarsVolumeAtMost() {
        var bar = new Bar(OPEN.plusSeconds(10), Duration.ofMinutes(1), AAPL, Price.of("10"), Price.of("10.5"),
                Price.of("9.5"), Price.of("10.2"), Quantity.of(95));
        var next = new Bar(OPEN.plusSeconds(70), Duration.ofMinutes(1), AAPL, Price.of("10.2"), Price.of("10.5"),
                Price.of("9.5"), Price.of("10.3"), Quantity.of(1_000));
        var bars = new ExchangeFloor(Profile.realistic(SEED).with((BarsAhead) quote ->
                Optional.of(quote.at().isBefore(bar.end()) ? bar : next)));

        bars.enter("1 buy 12");
        bar.walk().forEach(bars::hears);
        bars.then("1 filled 9.5 @ " + behind("10", Side.BUY, "1", 0));
        next.walk().forEach(bars::hears);
        bars.then("1 filled 2.5 @ " + behind("10.2", Side.BUY, "1", 1) + ".");
    }

    @Test
    void aPostOnlyOrderThatWouldTakeIsCanceledAndOneThatRestsTrades() {
        floor.quote("9.98", "5", "10.02", "4").enter("1 buy post 3 limit 10.02").enter("2 buy post 3 limit 10.01")
                .quote("9.98", "5", "10.02", "4");

        assertThat(floor.reports().stream().map(report -> report.getClass().getSimpleName() + report.order()))
                .containsExactlyInAnyOrder("Canceled" + floor.idOf("1"), "Booked" + floor.idOf("2"));
    }

    @Test
    void aCancelNeverOvertakesItsOrder() {
        for (int number = 1; number < 20; number++) {
            var busy = new ExchangeFloor(Profile.realistic(number));
            busy.quote("9.98", "5", "10.02", "4").enter("1 buy 3 limit 9.9").cancelNow("1")
                    .quote("9.98", "5", "10.02", "4").then("1 rests", "1 canceled").andWorking();
        }
    }

    @Test
    void aReplacementTakesThePlaceWithWhatHasTraded() {
        floor.quote("9.98", "5", "10.02", "4").enter("1 buy 10 limit 10.02").quote("9.98", "5", "10.03", "4")
                .then("1 filled 4 @ 10.02", "1 rests")
                .replace("1", "2 buy 12 limit 10.05").then()
                .quote("9.98", "5", "10.04", "20").then("1 replaced by 2", "2 filled 4 @ 10.03",
                        "2 filled 4 @ " + behind("10.03", Side.BUY, "2", 0) + ".")
                .replace("1", "3 buy 12 limit 10.05").quote("9.98", "5", "10.04", "20").then("1 not replaced");
    }

    @Test
    void anOrderGoodTillATimeRunsOutThen() {
        floor.quote("9.98", "5", "10.02", "4").enter("1 buy 10 limit 9 gtd 2026-01-02T14:40:00Z")
                .until("2026-01-02T14:39:59Z").then("1 rests")
                .until("2026-01-02T14:40:00Z").then("1 expired");
    }

    @Test
    void theOthersChangeNothing() {
        var alone = new ExchangeFloor(Profile.realistic(SEED));
        alone.quote("9.98", "5", "10.02", "4").enter("1 buy 10").quote("9.99", "5", "10.04", "4").quote("9.99", "5", "10.04", "4");
        var crowded = new ExchangeFloor(Profile.realistic(SEED));
        crowded.quote("9.98", "5", "10.02", "4").enter("2 buy 50").enter("3 sell 7").enter("1 buy 10").enter("4 buy 9 limit 10.02")
                .quote("9.99", "5", "10.04", "4").quote("9.99", "5", "10.04", "4");

        assertThat(crowded.reports().stream().filter(report -> report.order().equals(crowded.idOf("1"))).toList())
                .isEqualTo(alone.reports());
    }

    @Test
    void afterARestartAnOrderThatWasUnderWayArrivesAndARestingOneIsLastInItsQueue() {
        var again = new ExchangeFloor(Profile.realistic(SEED));
        again.restore("1 buy 3", "0", "", false).restore("2 buy 3 limit 9.98", "0", "", true)
                .quote("9.98", "5", "10.02", "4").then("1 filled 3 @ 10.02.")
                .trade("9.98", "5").then()
                .trade("9.98", "3").then("2 filled 3 @ 9.98.");
    }

    private String behind(String quoted, Side side, String order, int count) {
        return new Slippage(new Draws(SEED))
                .behind(Price.of(quoted), side, InstrumentDefaults.of(AAPL), floor.idOf(order), count).toString();
    }
}
