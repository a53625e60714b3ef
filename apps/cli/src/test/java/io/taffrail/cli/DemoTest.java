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
                        "too-dear BUY MSFT DENIED",
                        "too-low BUY AAPL CANCELED",
                        "close-1 SELL AAPL ACCEPTED",
                        "close-1 SELL AAPL FILLED"));
    }

    @Test
    void programsReadTheTriggerAsAnEvent(@TempDir Path home) {
        var run = new Shell(home).type("demo", "--exit", "--json");

        assertThat(run.out())
                .containsOnlyOnce("\"event\":\"TRIGGERED\",\"client_order_id\":\"stop-loss\",\"side\":\"sell\"");
    }

    /** The line's name, side, symbol and event: {@code 14:35:00.101  market-1  BUY 10 AAPL  FILLED 10 @ 195.62}. */
    private static String withoutNumbers(String line) {
        var words = line.strip().split("\\s+", -1);
        return String.join(" ", words[1], words[2], words[4], words[5]);
    }
}
