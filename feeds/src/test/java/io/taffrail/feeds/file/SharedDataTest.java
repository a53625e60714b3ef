package io.taffrail.feeds.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real market data beside the repository; skipped where it is absent. */
class SharedDataTest {

    @ParameterizedTest
    @CsvSource({
        "eurusd-20140507.quotes.csv.gz, 41367, 1",
        "btcusd-20180404.quotes.csv.gz, 1437, 1",
        "ethusd-20180404.quotes.csv.gz, 1438, 1",
        "btcusd-20180404.bars.csv.gz, 1007, 5",
        "ethusd-20180404.bars.csv.gz, 1009, 5",
        "aapl-daily-2015-2017.bars.csv.gz, 506, 5"
    })
    void everyRowIsTold(String name, long rows, long eventsOfARow) {
        try (var market = MarketFiles.open(List.of(shared(name)))) {
            List<MarketEvent> events = MarketFolder.drained(market);

            assertThat(market.rows()).isEqualTo(rows);
            assertThat(events).hasSize(Math.toIntExact(rows * eventsOfARow));
            assertThat(events.getFirst().at()).isEqualTo(market.from());
            assertThat(events).filteredOn(Quote.class::isInstance).last().extracting(MarketEvent::at)
                    .isEqualTo(market.to());
        }
    }

    @Test
    void allFilesTogetherComeInTheOrderOfTime() {
        List<Path> files = List.of(shared("btcusd-20180404.bars.csv.gz"), shared("ethusd-20180404.quotes.csv.gz"),
                shared("aapl-daily-2015-2017.bars.csv.gz"), shared("eurusd-20140507.quotes.csv.gz"));
        try (var market = MarketFiles.open(files)) {
            Instant now = Instant.MIN;
            for (MarketEvent event : MarketFolder.drained(market)) {
                Instant told = event instanceof Bar bar ? bar.end().minusMillis(1) : event.at();
                assertThat(told).isAfterOrEqualTo(now);
                now = told;
            }
        }
    }

    private static Path shared(String name) {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve(".git"))) {
            root = root.getParent();
        }
        Path file = root.resolveSibling("shared").resolve("data").resolve(name);
        assumeTrue(Files.isReadable(file), "skipped: no market data at ../shared/data beside the repository");
        return file;
    }
}
