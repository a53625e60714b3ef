package io.taffrail.acceptance.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the naive exchange's market is made of files: bars walk, files merge. */
final class MarketFilesTest {
    private static final String BARS = "time,symbol,open,high,low,close,volume\n";
    private static final String QUOTES = "time,symbol,bid,bid_size,ask,ask_size\n";

    @TempDir
    Path folder;

    @Test
    void anAdvancingBarFallsFirstAndADecliningOneRisesFirst() throws IOException {
        Path file = file("minutes.csv", BARS
                + "2026-03-02T10:00:00.000Z,BTC/USD,10,14,8,12,1\n"
                + "2026-03-02T10:01:00.000Z,BTC/USD,12,15,9,11,1\n"
                + "2026-03-02T10:05:00.000Z,BTC/USD,11,11,11,11,1\n");

        assertThat(walk(file)).containsExactly(
                "2026-03-02T10:00:00Z 10", "2026-03-02T10:00:20Z 8",
                "2026-03-02T10:00:40Z 14", "2026-03-02T10:00:59.999Z 12",
                "2026-03-02T10:01:00Z 12", "2026-03-02T10:01:20Z 15",
                "2026-03-02T10:01:40Z 9", "2026-03-02T10:01:59.999Z 11",
                "2026-03-02T10:05:00Z 11", "2026-03-02T10:05:20Z 11",
                "2026-03-02T10:05:40Z 11", "2026-03-02T10:05:59.999Z 11");
    }

    @Test
    void aDailyEquityBarSpansItsNewYorkSession() throws IOException {
        Path file = file("days.csv", BARS
                + "2015-12-23T00:00:00.000Z,AAPL,1,4,0.5,2,1\n"
                + "2015-12-24T00:00:00.000Z,AAPL,2,5,1,3,1\n"
                + "2016-07-05T00:00:00.000Z,AAPL,3,6,2,4,1\n");

        assertThat(walk(file)).containsExactly(
                "2015-12-23T14:30:00Z 1", "2015-12-23T16:40:00Z 0.5",
                "2015-12-23T18:50:00Z 4", "2015-12-23T20:59:59.999Z 2",
                // Christmas Eve ends at 13:00; July is summer time.
                "2015-12-24T14:30:00Z 2", "2015-12-24T15:40:00Z 1",
                "2015-12-24T16:50:00Z 5", "2015-12-24T17:59:59.999Z 3",
                "2016-07-05T13:30:00Z 3", "2016-07-05T15:40:00Z 2",
                "2016-07-05T17:50:00Z 6", "2016-07-05T19:59:59.999Z 4");
    }

    @Test
    void filesAreMergedByTimeAndAtOneInstantInTheirOrder() throws IOException {
        Path first = file("a.csv", QUOTES
                + "2026-03-02T10:00:00.000Z,BTC/USD,1,,2,\n"
                + "2026-03-02T10:01:00.000Z,BTC/USD,3,,4,\n");
        Path second = file("b.csv", QUOTES + "2026-03-02T10:00:00.000Z,BTC/USD,5,,6,7\n");

        assertThat(points(first, second)).extracting(point -> point.bid().toString())
                .containsExactly("1", "5", "3");
        assertThat(points(second, first).getFirst().askSize()).contains(new BigDecimal(7));
    }

    @Test
    void tradesComeAmongTheQuotes() throws IOException {
        Path quotes = file("a.csv", QUOTES
                + "2026-03-02T10:00:00.000Z,ACME,1,,2,\n"
                + "2026-03-02T10:01:00.000Z,ACME,3,,4,\n");
        Path trades = file("b.csv", "time,symbol,price,size\n2026-03-02T10:00:00.000Z,ACME,1.5,7\n");

        assertThat(MarketFiles.read(List.of(quotes, trades)).get(1))
                .isEqualTo(new Trade(Instant.parse("2026-03-02T10:00:00Z"), "ACME", new BigDecimal("1.5")));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<Point> points(Path... files) {
        return MarketFiles.read(List.of(files)).stream().map(Point.class::cast).toList();
    }

    private static List<String> walk(Path file) {
        return points(file).stream().map(point -> point.at() + " " + point.ask()).toList();
    }
}
