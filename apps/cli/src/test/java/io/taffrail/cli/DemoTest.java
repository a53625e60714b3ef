package io.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The made-up trading day, on the seed that everybody sees first. */
class DemoTest {

    @Test
    void theDayHasAFillAStopThatIsHitAPartialFillARestingLimitARefusalACancelAndAClose(@TempDir Path home) {
        var run = new Shell(home).type("demo", "--exit");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("  1")).map(DemoTest::withoutNumbers).toList())
                .isEqualTo(List.of(
                        "market-1 BUY AAPL ACCEPTED",
                        "market-1 BUY AAPL FILLED",
                        "stop-loss SELL AAPL ACCEPTED",
                        "larger-than-the-offer BUY BTC/USD ACCEPTED",
                        "larger-than-the-offer BUY BTC/USD PARTIALLY_FILLED",
                        "larger-than-the-offer BUY BTC/USD FILLED",
                        "stop-loss SELL AAPL TRIGGERED",
                        "stop-loss SELL AAPL FILLED",
                        "patient BUY MSFT ACCEPTED",
                        "patient BUY MSFT FILLED",
                        "too-low BUY AAPL ACCEPTED",
                        "target take-profit SELL NVDA HELD",
                        "target stop-loss SELL NVDA HELD",
                        "target BUY NVDA ACCEPTED",
                        "target BUY NVDA FILLED",
                        "target take-profit SELL NVDA ACCEPTED",
                        "target stop-loss SELL NVDA ACCEPTED",
                        "stopped take-profit SELL TSLA HELD",
                        "stopped stop-loss SELL TSLA HELD",
                        "stopped BUY TSLA ACCEPTED",
                        "stopped BUY TSLA FILLED",
                        "stopped take-profit SELL TSLA ACCEPTED",
                        "stopped stop-loss SELL TSLA ACCEPTED",
                        "stopped stop-loss SELL TSLA TRIGGERED",
                        "stopped stop-loss SELL TSLA FILLED",
                        "stopped take-profit SELL TSLA CANCELED",
                        "target take-profit SELL NVDA FILLED",
                        "target stop-loss SELL NVDA CANCELED",
                        "too-dear BUY MSFT DENIED",
                        "too-low BUY AAPL CANCELED",
                        "close-1 SELL AAPL ACCEPTED",
                        "close-1 SELL AAPL FILLED"));
    }

    @Test
    void programsReadTheTriggerAsAnEvent(@TempDir Path home) {
        var run = new Shell(home).type("demo", "--exit", "--json");

        assertThat(run.out())
                .containsOnlyOnce("\"event\":\"TRIGGERED\",\"client_order_id\":\"stop-loss\",\"name\":\"stop-loss\",\"side\":\"sell\"")
                .containsOnlyOnce("\"name\":\"target take-profit\",\"side\":\"sell\",\"amount\":\"10\",\"symbol\":\"NVDA\",\"detail\":\"10 @ ");
    }

    /** The line's name, side, symbol and event: {@code 14:35:00.101  market-1  BUY 10 AAPL  FILLED 10 @ 195.62}. */
    private static String withoutNumbers(String line) {
        var parts = line.strip().split(" {2,}", -1);
        var what = parts[2].split(" ", -1);
        return String.join(" ", parts[1], what[0], what[2], parts[3].split(" ", -1)[0]);
    }
}
