package io.taffrail.feeds.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.ports.Excerpt;
import io.taffrail.ports.MarketPast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The past of a synthetic market is the market that somebody who came earlier saw. */
class SyntheticPastTest {
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Instant EARLY = Instant.parse("2026-03-02T23:30:00Z");
    private static final Instant LATE = Instant.parse("2026-03-03T00:30:30.5Z");

    @Test
    void itsMinutesAreThoseThatWereTold() {
        var told = new ArrayList<String>();
        try (var market = new SyntheticMarket(7, EARLY)) {
            for (var event = market.next().orElseThrow(); event.at().isBefore(LATE.minusSeconds(31)); event = market.next().orElseThrow()) {
                if (event instanceof Bar bar && bar.symbol().equals(AAPL)) {
                    told.add(line(Summary.of(bar)));
                }
            }
        }

        var known = past(LATE).minutes(AAPL, EARLY, Instant.MAX).stream()
                .filter(minute -> minute.at().isBefore(LATE.minusSeconds(31)))
                .toList();

        assertThat(known).extracting(SyntheticPastTest::line).startsWith(told.toArray(String[]::new));
        assertThat(told).hasSizeBetween(50, 60);
        assertThat(known).allMatch(minute -> minute.trades() > 0);
    }

    @Test
    void itEndsWithTheMinuteInWhichTheMarketWasMet() {
        assertThat(past(LATE).end()).isEqualTo(Instant.parse("2026-03-03T00:31:00Z"));
        assertThat(past(Instant.parse("2026-03-03T00:31:00Z")).end()).isEqualTo(Instant.parse("2026-03-03T00:31:00Z"));
        assertThat(past(Instant.parse("2026-03-03T00:31:00.001Z")).end()).isEqualTo(Instant.parse("2026-03-03T00:32:00Z"));
        assertThat(past(LATE).minutes(AAPL, LATE.minusSeconds(600), Instant.MAX))
                .allMatch(minute -> minute.at().isBefore(past(LATE).end()))
                .hasSizeBetween(8, 11);
    }

    @Test
    void itReachesTwoWeeksBackAndKnowsItsOwnSymbolsOnly() {
        List<Summary> all = past(LATE).minutes(AAPL, Instant.MIN, Instant.MAX);

        assertThat(all.getFirst().at()).isBetween(past(LATE).end().minus(Duration.ofDays(14)),
                past(LATE).end().minus(Duration.ofDays(14)).plusSeconds(600));
        assertThat(past(LATE).minutes(new Symbol("NOBODY"), EARLY, LATE)).isEmpty();
        assertThat(past(LATE).minutes(AAPL, LATE, EARLY)).isEmpty();
    }

    @Test
    void itsQuotesAndTradesAreThoseThatWereTold() {
        var quotes = new ArrayList<Quote>();
        var trades = new ArrayList<Trade>();
        try (var market = new SyntheticMarket(7, EARLY)) {
            for (var event = market.next().orElseThrow(); event.at().isBefore(LATE); event = market.next().orElseThrow()) {
                if (event.symbol().equals(AAPL) && event.at().isAfter(EARLY)) {
                    switch (event) {
                        case Quote quote -> quotes.add(quote);
                        case Trade trade -> trades.add(trade);
                        case Bar _       -> {}
                    }
                }
            }
        }
        var span = new Excerpt(EARLY.plusNanos(1), LATE, 1_000_000, false);

        assertThat(past(LATE).quotes(AAPL, span)).isEqualTo(quotes).hasSizeGreaterThan(200);
        assertThat(past(LATE).trades(AAPL, span)).isEqualTo(trades).hasSizeGreaterThan(100);
        assertThat(past(LATE).trades(AAPL, new Excerpt(EARLY.plusNanos(1), LATE, 50, true))).isEqualTo(trades.reversed().subList(0, 50));
        assertThat(past(LATE).quotes(AAPL, new Excerpt(EARLY.plusNanos(1), LATE, 50, false))).isEqualTo(quotes.subList(0, 50));
        assertThat(past(LATE).quotes(new Symbol("NOBODY"), span)).isEmpty();
        assertThat(past(LATE).quotes(AAPL, new Excerpt(Instant.MIN, LATE, 1, false)).getFirst().at())
                .isBetween(past(LATE).end().minus(Duration.ofDays(14)), past(LATE).end().minus(Duration.ofDays(14)).plusSeconds(600));
    }

    private static MarketPast past(Instant start) {
        try (var market = new SyntheticMarket(7, start)) {
            return market.past().orElseThrow();
        }
    }

    private static String line(Summary s) {
        return s.at() + " " + s.open() + " " + s.high() + " " + s.low() + " " + s.close() + " " + s.volume().stripTrailingZeros();
    }
}
