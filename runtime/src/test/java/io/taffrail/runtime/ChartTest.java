package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is remembered of a symbol, and what of it is told. */
class ChartTest {
    private static final Symbol SYMBOL = new Symbol("AAPL");
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Chart chart = new Chart();

    @Test
    void aMinuteIsMadeOfItsTrades() {
        chart.accept(trade(1, "100.10", "10"));
        chart.accept(trade(20, "100.30", "20"));
        chart.accept(trade(59, "100.00", "30"));
        chart.accept(trade(60, "99.00", "1"));

        assertThat(told(60)).containsExactly("15:00 100.1 100.3 100 100 v60 n3 vw100.116666667");
    }

    @Test
    void aMinuteIsToldOnceItIsOver() {
        chart.accept(trade(1, "100.10", "10"));

        assertThat(told(59)).isEmpty();
        assertThat(chart.latest(START.plusSeconds(59))).isEmpty();
        assertThat(told(60)).hasSize(1);
        assertThat(chart.latest(START.plusSeconds(60))).isPresent();
    }

    @Test
    void quotesAloneMakeMinutesOfTheirMiddlesWithoutVolume() {
        chart.accept(quote(1, "100.00", "100.01"));
        chart.accept(quote(2, "100.02", "100.04"));
        chart.accept(quote(70, "99.00", "99.00"));

        assertThat(told(120)).containsExactly(
                "15:00 100.005 100.03 100.005 100.03 v0 n0 vw100.021666667", "15:01 99 99 99 99 v0 n0 vw99");
    }

    @Test
    void theFirstTradeDrivesQuotesOut() {
        chart.accept(quote(1, "100.00", "100.02"));
        chart.accept(quote(61, "100.00", "100.02"));
        chart.accept(trade(62, "100.02", "5"));
        chart.accept(quote(121, "90.00", "90.02"));

        assertThat(told(180)).containsExactly("15:01 100.02 100.02 100.02 100.02 v5 n1 vw100.02");
    }

    @Test
    void aBarOfTheFeedReplacesTheQuotesThatStoodForIt() {
        var bar = bar(0, MINUTE, "100", "103", "99", "101", "500");
        bar.walk().forEach(chart::accept);
        chart.accept(bar);

        assertThat(told(59)).as("told with its last moment, and then over").containsExactly("15:00 100 103 99 101 v500 n0 vw101");
    }

    @Test
    void barsOfLessThanAMinuteAddUpToMinutes() {
        chart.accept(bar(0, Duration.ofSeconds(30), "100", "103", "99", "101", "500"));
        chart.accept(bar(30, Duration.ofSeconds(30), "101", "104", "101", "102", "100"));

        assertThat(told(60)).containsExactly("15:00 100 104 99 102 v600 n0 vw101.222222222");
    }

    @Test
    void aLongerBarStaysWhole() {
        var day = bar(0, Duration.ofHours(6), "100", "110", "90", "105", "9000");
        day.walk().forEach(chart::accept);
        chart.accept(day);

        var found = chart.between(Instant.MIN, Instant.MAX, START);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().span()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void aBarOfATradedMinuteSaysNothingNew() {
        chart.accept(trade(1, "100.10", "10"));
        chart.accept(bar(0, MINUTE, "1", "1", "1", "1", "1"));

        assertThat(told(60)).containsExactly("15:00 100.1 100.1 100.1 100.1 v10 n1 vw100.1");
    }

    @Test
    void aSpanIsToldFromItsFirstMomentToBeforeItsLast() {
        for (int minute = 0; minute < 5; minute++) {
            chart.accept(trade(minute * 60, "10" + minute, "1"));
        }

        var found = chart.between(START.plusSeconds(60), START.plusSeconds(180), Instant.MAX);

        assertThat(found).extracting(Summary::at).containsExactly(START.plusSeconds(60), START.plusSeconds(120));
    }

    @Test
    void memoryIsBounded() {
        for (int minute = 0; minute < Chart.MOST * 2; minute++) {
            chart.accept(trade(minute * 60, "100", "1"));
        }

        var found = chart.between(Instant.MIN, Instant.MAX, Instant.MAX);

        assertThat(found).hasSizeBetween(Chart.MOST * 9 / 10, Chart.MOST);
        assertThat(found.getLast().at()).isEqualTo(START.plusSeconds((Chart.MOST * 2L - 1) * 60));
    }

    private List<String> told(int second) {
        return chart.between(Instant.MIN, Instant.MAX, START.plusSeconds(second)).stream().map(ChartTest::line).toList();
    }

    private static String line(Summary s) {
        return "%s %s %s %s %s v%s n%d vw%s".formatted(s.at().toString().substring(11, 16), s.open(), s.high(), s.low(), s.close(),
                s.volume().toPlainString(), s.trades(), s.averagePrice());
    }

    private static Trade trade(int second, String price, String size) {
        return new Trade(START.plusSeconds(second), SYMBOL, Price.of(price), Quantity.of(size));
    }

    private static Quote quote(int second, String bid, String ask) {
        return new Quote(START.plusSeconds(second), SYMBOL, Price.of(bid), Optional.empty(), Price.of(ask), Optional.empty());
    }

    private static Bar bar(int second, Duration span, String open, String high, String low, String close, String volume) {
        return new Bar(START.plusSeconds(second), span, SYMBOL, Price.of(open), Price.of(high), Price.of(low), Price.of(close),
                Quantity.of(volume));
    }
}
