package io.taffrail.feeds.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.feeds.file.UserInstruments;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {
    private static final Instant START = Instant.parse("2026-01-02T14:30:00Z");

    @Test
    void theSameSeedGivesTheSameBytesOnEveryMachine() throws Exception {
        String once = hash(events(7, START, 50_000));

        assertThat(hash(events(7, START, 50_000))).isEqualTo(once);
        assertThat(once).isEqualTo("4e0d3ad4f742b746fb0dca572d2eb981d94534ecee3fc0cabaad369664982463");
        assertThat(hash(events(8, START, 50_000))).isNotEqualTo(once);
    }

    @Test
    void itSaysThatItIsSynthetic() {
        var market = new SyntheticMarket(42, START);

        assertThat(market.source()).isEqualTo(new MarketSource(MarketSource.Kind.SYNTHETIC, "SYNTHETIC", "42"));
        assertThat(market.instruments()).extracting(i -> i.symbol().value())
                .contains("AAPL", "SPY", "EUR/USD", "AUD/USD", "BTC/USD", "ETH/USD").hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void everyEventKeepsToTheRulesOfItsInstrument() {
        var market = new SyntheticMarket(1, START);
        Map<Symbol, Instrument> instruments = market.instruments().stream()
                .collect(Collectors.toMap(Instrument::symbol, i -> i));
        Map<Symbol, Quote> quotes = new HashMap<>();
        Instant now = START;
        for (int i = 0; i < 300_000; i++) {
            MarketEvent event = market.next().orElseThrow();
            Instrument instrument = instruments.get(event.symbol());
            Instant told = event instanceof Bar bar ? bar.end().minusMillis(1) : event.at();
            assertThat(told).as("time of %s", event).isAfterOrEqualTo(event instanceof Bar ? now.minusMillis(1) : now);
            now = told.isAfter(now) ? told : now;
            switch (event) {
                case Quote quote -> {
                    assertThat(quote.bid().value().isPositive() && quote.bid().isBelow(quote.ask())
                            && onRules(instrument, quote.bid(), quote.bidSize().orElseThrow())
                            && onRules(instrument, quote.ask(), quote.askSize().orElseThrow())).as("%s", quote).isTrue();
                    quotes.put(quote.symbol(), quote);
                }
                case Trade trade -> {
                    Quote quote = quotes.get(trade.symbol());
                    assertThat(onRules(instrument, trade.price(), trade.size()) && !trade.price().isBelow(quote.bid())
                            && !trade.price().isAbove(quote.ask())).as("%s against %s", trade, quote).isTrue();
                }
                case Bar bar -> assertThat(bar.span()).isEqualTo(Duration.ofMinutes(1));
            }
        }
    }

    @Test
    void aBarIsTheTradesOfItsMinuteAndComesWhenItIsOver() {
        List<MarketEvent> events = events(3, START, 40_000);
        List<Bar> bars = events.stream().filter(Bar.class::isInstance).map(Bar.class::cast).toList();

        assertThat(bars).hasSizeGreaterThan(100);
        for (Bar bar : bars) {
            List<Trade> trades = events.stream().filter(Trade.class::isInstance).map(Trade.class::cast)
                    .filter(t -> t.symbol().equals(bar.symbol()) && !t.at().isBefore(bar.at()) && t.at().isBefore(bar.end()))
                    .toList();
            assertThat(bar).isEqualTo(new Bar(bar.at(), Duration.ofMinutes(1), bar.symbol(), trades.getFirst().price(),
                    trades.stream().map(Trade::price).max(Comparator.naturalOrder()).orElseThrow(),
                    trades.stream().map(Trade::price).min(Comparator.naturalOrder()).orElseThrow(),
                    trades.getLast().price(),
                    trades.stream().map(Trade::size).reduce(Quantity.ZERO, Quantity::plus)));
            assertThat(events.indexOf(bar)).isGreaterThan(events.indexOf(trades.getLast()));
        }
    }

    @Test
    void everySymbolHasAQuoteAtTheStart() {
        var market = new SyntheticMarket(5, START.plusMillis(12_345));

        for (Instrument instrument : market.instruments()) {
            MarketEvent first = market.next().orElseThrow();
            assertThat(first).isInstanceOf(Quote.class);
            assertThat(first.at()).isEqualTo(START.plusMillis(12_345));
            assertThat(first.symbol()).isEqualTo(instrument.symbol());
        }
    }

    @Test
    void aMarketThatStartsLaterIsTheSameMarketLater() {
        Instant later = START.plusSeconds(95);
        var lateBars = START.plusSeconds(120);
        List<MarketEvent> all = events(9, START, 20_000);
        List<MarketEvent> late = events(9, later, 5_000);

        List<MarketEvent> rest = all.stream()
                .filter(e -> e instanceof Bar ? !e.at().isBefore(lateBars) : e.at().isAfter(later)).toList();
        List<MarketEvent> afterOpening = late.subList(new SyntheticMarket(9, later).instruments().size(), late.size());
        assertThat(rest.subList(0, afterOpening.size())).isEqualTo(afterOpening);
    }

    @Test
    void pricesDoNotJumpOverMidnight() {
        for (String symbol : List.of("AAPL", "EUR/USD", "BTC/USD")) {
            List<Double> logs = minuteLogs(4, symbol, Instant.parse("2026-03-01T12:00:00Z"), 14 * 1_440);
            for (int i = 1; i < logs.size(); i++) {
                assertThat(Math.abs(logs.get(i) - logs.get(i - 1))).as("%s minute %s", symbol, i).isLessThan(0.03);
            }
        }
    }

    @Test
    void volatilityComesInClusters() {
        for (String symbol : List.of("AAPL", "EUR/USD", "ETH/USD")) {
            List<Double> logs = minuteLogs(11, symbol, Instant.parse("2026-02-02T00:00:00Z"), 10 * 1_440);
            List<Double> sizes = new ArrayList<>();
            for (int i = 1; i < logs.size(); i++) {
                sizes.add(Math.abs(logs.get(i) - logs.get(i - 1)));
            }
            assertThat(autocorrelation(sizes, 1)).as("%s from minute to minute", symbol).isGreaterThan(0.1);
            assertThat(autocorrelation(sizes, 10)).as("%s over ten minutes", symbol).isGreaterThan(0.1);
        }
    }

    @Test
    void theOpenIsBusierAndWiderThanMidday() {
        List<Quote> open = quotes("AAPL", Instant.parse("2026-01-05T14:30:00Z"));
        List<Quote> midday = quotes("AAPL", Instant.parse("2026-01-05T17:15:00Z"));
        List<Quote> close = quotes("AAPL", Instant.parse("2026-01-05T20:00:00Z"));

        assertThat((double) open.size()).isGreaterThan(1.5 * midday.size());
        assertThat((double) close.size()).isGreaterThan(1.5 * midday.size());
        assertThat(midday.size()).isBetween(1_800, 7_200);
    }

    @Test
    void theSpreadIsAUOverTheDay() {
        double open = 0;
        double midday = 0;
        for (int day = 5; day < 30; day++) {
            open += spread(quotes("NVDA", Instant.parse("2026-01-%02dT14:30:00Z".formatted(day)), Duration.ofMinutes(10)));
            midday += spread(quotes("NVDA", Instant.parse("2026-01-%02dT17:40:00Z".formatted(day)), Duration.ofMinutes(10)));
        }
        assertThat(open).isGreaterThan(1.1 * midday);
    }

    @Test
    void aUsersInstrumentTradesToo() {
        var list = "symbol,name,class,currency,tick,tick_below_one,lot\nGOLD,Gold,crypto_pair,USD,0.5,,2\n"
                + "AAPL,Apple,us_equity,USD,0.25,,10\n";
        var instruments = UserInstruments.read("mine", new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)));
        var market = new SyntheticMarket(1, START, instruments);

        assertThat(market.instruments()).containsAll(instruments.all());
        Map<Symbol, Instrument> mine = instruments.all().stream().collect(Collectors.toMap(Instrument::symbol, i -> i));
        int met = 0;
        for (int i = 0; i < 20_000; i++) {
            if (market.next().orElseThrow() instanceof Quote quote && mine.containsKey(quote.symbol())) {
                met++;
                assertThat(onRules(mine.get(quote.symbol()), quote.bid(), quote.bidSize().orElseThrow())).isTrue();
            }
        }
        assertThat(met).isGreaterThan(500);
    }

    private static boolean onRules(Instrument instrument, Price price, Quantity size) {
        return price.value().isPositive() && !size.isZero()
                && instrument.rules().isOnTick(price) && instrument.rules().isOnLot(size);
    }

    private static List<MarketEvent> events(long seed, Instant start, int count) {
        var market = new SyntheticMarket(seed, start);
        List<MarketEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(market.next().orElseThrow());
        }
        return events;
    }

    private static String hash(List<MarketEvent> events) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        events.forEach(event -> digest.update(event.toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Quote> quotes(String symbol, Instant start) {
        return quotes(symbol, start, Duration.ofHours(1));
    }

    private static List<Quote> quotes(String symbol, Instant start, Duration length) {
        var market = new SyntheticMarket(2, start);
        List<Quote> quotes = new ArrayList<>();
        for (MarketEvent event = market.next().orElseThrow(); event.at().isBefore(start.plus(length));
                event = market.next().orElseThrow()) {
            if (event instanceof Quote quote && quote.symbol().value().equals(symbol)) {
                quotes.add(quote);
            }
        }
        return quotes;
    }

    private static double spread(List<Quote> quotes) {
        return quotes.stream().mapToDouble(q -> q.ask().value().minus(q.bid().value()).toBigDecimal().doubleValue())
                .average().orElseThrow();
    }

    /** The logarithm of the path at each minute: the market's own prices, less the noise of ticks. */
    private static List<Double> minuteLogs(long seed, String symbol, Instant start, int minutes) {
        Listing listing = Listings.with(UserInstruments.NONE).stream()
                .filter(l -> l.instrument().symbol().value().equals(symbol)).findFirst().orElseThrow();
        List<Double> logs = new ArrayList<>();
        Optional<Day> day = Optional.empty();
        for (int i = 0; i < minutes; i++) {
            long minute = start.getEpochSecond() / 60 + i;
            if (day.isEmpty() || minute % Day.MINUTES == 0) {
                day = Optional.of(new Day(seed, listing, minute / Day.MINUTES));
            }
            logs.add(day.get().log((int) (minute % Day.MINUTES)));
        }
        return logs;
    }

    private static double autocorrelation(List<Double> values, int lag) {
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (int i = 0; i < values.size(); i++) {
            below += (values.get(i) - mean) * (values.get(i) - mean);
            above += i >= lag ? (values.get(i) - mean) * (values.get(i - lag) - mean) : 0;
        }
        return above / below;
    }
}
