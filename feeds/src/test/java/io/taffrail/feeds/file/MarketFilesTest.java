package io.taffrail.feeds.file;

import static io.taffrail.feeds.file.MarketFolder.BARS;
import static io.taffrail.feeds.file.MarketFolder.QUOTES;
import static io.taffrail.feeds.file.MarketFolder.TRADES;
import static io.taffrail.feeds.file.MarketFolder.tape;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.market.MarketSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketFilesTest {
    @TempDir
    Path temporary;

    private MarketFolder folder;

    @BeforeEach
    void folder() {
        folder = new MarketFolder(temporary);
    }

    @Test
    void quotesKeepTheirSizesAndAnEmptySizeIsUnknown() {
        Path file = folder.write("q.csv", QUOTES,
                "2018-04-04T00:01:00.000Z,BTC/USD,7424.9,1.88483821,7424.91,",
                "2018-04-04T00:01:00.000Z,BTC/USD,7425,0,7425,2");

        assertThat(tape(file)).containsExactly(
                "2018-04-04T00:01:00Z BTC/USD quote 7424.9x1.88483821 7424.91",
                "2018-04-04T00:01:00Z BTC/USD quote 7425x0 7425x2");
    }

    @Test
    void aMinuteBarIsFourQuotesAndThenItself() {
        Path file = folder.write("b.csv", BARS,
                "2018-04-04T00:00:00.000Z,BTC/USD,100,104,98,101,7.5",
                "2018-04-04T00:01:00.000Z,BTC/USD,101,103,97,99,1");

        assertThat(tape(file)).containsExactly(
                "2018-04-04T00:00:00Z BTC/USD quote 100 100",
                "2018-04-04T00:00:20Z BTC/USD quote 98 98",
                "2018-04-04T00:00:40Z BTC/USD quote 104 104",
                "2018-04-04T00:00:59.999Z BTC/USD quote 101 101",
                "2018-04-04T00:00:00Z BTC/USD bar PT1M 100 104 98 101 7.5",
                "2018-04-04T00:01:00Z BTC/USD quote 101 101",
                "2018-04-04T00:01:20Z BTC/USD quote 103 103",
                "2018-04-04T00:01:40Z BTC/USD quote 97 97",
                "2018-04-04T00:01:59.999Z BTC/USD quote 99 99",
                "2018-04-04T00:01:00Z BTC/USD bar PT1M 101 103 97 99 1");
    }

    @Test
    void aDailyEquityBarSpansTheNewYorkSessionOfItsDate() {
        Path file = folder.write("daily.csv", BARS,
                "2015-11-24T00:00:00.000Z,AAPL,100,104,98,101,7",
                "2015-11-25T00:00:00.000Z,AAPL,100,104,98,101,7",
                "2015-11-27T00:00:00.000Z,AAPL,100,104,98,99,7",
                "2016-07-05T00:00:00.000Z,AAPL,100,104,98,101,7");

        assertThat(tape(file)).contains(
                "2015-11-24T14:30:00Z AAPL bar PT6H30M 100 104 98 101 7",
                "2015-11-27T14:30:00Z AAPL bar PT3H30M 100 104 98 99 7").endsWith(
                "2016-07-05T13:30:00Z AAPL quote 100 100",
                "2016-07-05T15:40:00Z AAPL quote 98 98",
                "2016-07-05T17:50:00Z AAPL quote 104 104",
                "2016-07-05T19:59:59.999Z AAPL quote 101 101",
                "2016-07-05T13:30:00Z AAPL bar PT6H30M 100 104 98 101 7");
        assertThat(tape(file)).containsSubsequence(
                "2015-11-27T14:30:00Z AAPL quote 100 100",
                "2015-11-27T15:40:00Z AAPL quote 104 104",
                "2015-11-27T16:50:00Z AAPL quote 98 98",
                "2015-11-27T17:59:59.999Z AAPL quote 99 99");
    }

    @Test
    void aDailyEquityBarMayBeTimedAtMidnightInNewYork() {
        Path file = folder.write("daily.csv", BARS,
                "2015-11-24T05:00:00Z,AAPL,100,104,98,101,7", "2015-11-25T05:00:00Z,AAPL,100,104,98,101,7");

        assertThat(tape(file)).contains("2015-11-24T14:30:00Z AAPL bar PT6H30M 100 104 98 101 7");
    }

    @Test
    void aDailyBarOfWhatTradesAroundTheClockSpansADay() {
        Path file = folder.write("daily.csv", BARS,
                "2018-04-06T00:00:00Z,EUR/USD,1,4,0.5,2,7", "2018-04-09T00:00:00Z,EUR/USD,1,4,0.5,2,7");

        assertThat(tape(file)).startsWith(
                "2018-04-06T00:00:00Z EUR/USD quote 1 1",
                "2018-04-06T08:00:00Z EUR/USD quote 0.5 0.5",
                "2018-04-06T16:00:00Z EUR/USD quote 4 4",
                "2018-04-06T23:59:59.999Z EUR/USD quote 2 2",
                "2018-04-06T00:00:00Z EUR/USD bar PT24H 1 4 0.5 2 7");
    }

    @Test
    void theSmallestGapIsTheSpanAlsoWhereMinutesAreMissing() {
        Path file = folder.write("b.csv", BARS,
                "2018-04-04T00:00:00Z,BTC/USD,1,1,1,1,1", "2018-04-04T01:00:00Z,BTC/USD,1,1,1,1,1",
                "2018-04-04T01:05:00Z,BTC/USD,1,1,1,1,1");

        assertThat(tape(file)).contains("2018-04-04T00:00:00Z BTC/USD bar PT5M 1 1 1 1 1");
    }

    @Test
    void aSingleBarIsADaysAtMidnightAndElseAMinutes() {
        Path midnight = folder.write("midnight.csv", BARS, "2018-04-04T00:00:00Z,BTC/USD,1,1,1,1,1");
        Path later = folder.write("later.csv", BARS, "2018-04-04T15:00:00Z,AAPL,1,1,1,1,1");

        assertThat(tape(midnight)).contains("2018-04-04T00:00:00Z BTC/USD bar PT24H 1 1 1 1 1");
        assertThat(tape(later)).contains("2018-04-04T15:00:00Z AAPL bar PT1M 1 1 1 1 1");
    }

    @Test
    void theLaterPricesOfABarComeAmongTheRowsOfOtherSymbolsAndFiles() {
        Path bars = folder.write("bars.csv", BARS,
                "2018-04-04T00:00:00Z,BTC/USD,10,12,9,11,1", "2018-04-04T00:00:30Z,ETH/USD,5,5,5,5,1",
                "2018-04-04T00:01:00Z,BTC/USD,20,20,20,20,1", "2018-04-04T00:01:30Z,ETH/USD,6,6,6,6,1");
        Path trades = folder.write("trades.csv", TRADES,
                "2018-04-04T00:00:20Z,EUR/USD,1.2,100", "2018-04-04T00:00:45Z,EUR/USD,1.3,100");

        assertThat(tape(bars, trades)).startsWith(
                "2018-04-04T00:00:00Z BTC/USD quote 10 10",
                "2018-04-04T00:00:20Z BTC/USD quote 9 9",
                "2018-04-04T00:00:20Z EUR/USD trade 1.2x100",
                "2018-04-04T00:00:30Z ETH/USD quote 5 5",
                "2018-04-04T00:00:40Z BTC/USD quote 12 12",
                "2018-04-04T00:00:45Z EUR/USD trade 1.3x100",
                "2018-04-04T00:00:50Z ETH/USD quote 5 5",
                "2018-04-04T00:00:59.999Z BTC/USD quote 11 11",
                "2018-04-04T00:00:00Z BTC/USD bar PT1M 10 12 9 11 1",
                "2018-04-04T00:01:00Z BTC/USD quote 20 20");
    }

    @Test
    void atOneTimeTheOrderOfTheFilesDecidesAndThenThatOfTheRows() {
        Path first = folder.write("z.csv", TRADES, "2018-04-04T00:00:00Z,A,1,1", "2018-04-04T00:00:00Z,A,2,1");
        Path second = folder.write("a.csv", TRADES, "2018-04-04T00:00:00Z,A,3,1", "2018-04-04T00:00:00Z,A,4,1");

        assertThat(tape(first, second)).containsExactly(
                "2018-04-04T00:00:00Z A trade 1x1", "2018-04-04T00:00:00Z A trade 2x1",
                "2018-04-04T00:00:00Z A trade 3x1", "2018-04-04T00:00:00Z A trade 4x1");
        assertThat(tape(second, first)).startsWith("2018-04-04T00:00:00Z A trade 3x1");
    }

    @Test
    void aMarketKnowsItsSourceItsInstrumentsAndItsExtent() {
        Path bars = folder.pack("bars.csv.gz", BARS,
                "2018-04-04T00:00:00Z,BTC/USD,10,12,9,11,1", "2018-04-04T00:01:00Z,BTC/USD,20,20,20,20,1");
        Path trades = folder.write("trades.csv", TRADES, "2018-04-03T00:00:20Z,AAPL,1.2,100");

        try (var market = MarketFiles.open(List.of(bars, trades))) {
            assertThat(market.source().kind()).isEqualTo(MarketSource.Kind.REPLAY);
            assertThat(market.source().name()).isEqualTo("bars.csv.gz+trades.csv");
            assertThat(market.source().fingerprint()).matches("[0-9a-f]{64}");
            assertThat(market.instruments()).containsExactly(
                    InstrumentDefaults.of(new Symbol("BTC/USD")), InstrumentDefaults.of(new Symbol("AAPL")));
            assertThat(market.rows()).isEqualTo(3);
            assertThat(market.from()).isEqualTo(Instant.parse("2018-04-03T00:00:20Z"));
            assertThat(market.to()).isEqualTo(Instant.parse("2018-04-04T00:01:59.999Z"));
        }
    }

    @Test
    void theFingerprintFollowsTheBytesAndTheOrderOfTheFiles() {
        Path one = folder.write("one.csv", TRADES, "2018-04-03T00:00:20Z,AAPL,1.2,100");
        Path same = folder.write("same.csv", TRADES, "2018-04-03T00:00:20Z,AAPL,1.2,100");
        Path other = folder.write("other.csv", TRADES, "2018-04-03T00:00:20Z,AAPL,1.2,101");

        assertThat(fingerprint(one)).isEqualTo(fingerprint(same)).isNotEqualTo(fingerprint(other));
        assertThat(fingerprint(one, other)).isNotEqualTo(fingerprint(other, one));
    }

    @Test
    void windowsLineEndsAreLineEnds() {
        Path file = folder.write("w.csv", TRADES + "\r\n2018-04-03T00:00:20Z,AAPL,1.2,100\r\n");

        assertThat(tape(file)).containsExactly("2018-04-03T00:00:20Z AAPL trade 1.2x100");
    }

    private static String fingerprint(Path... files) {
        try (var market = MarketFiles.open(List.of(files))) {
            return market.source().fingerprint();
        }
    }
}
