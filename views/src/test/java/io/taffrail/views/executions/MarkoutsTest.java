package io.taffrail.views.executions;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.Following;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.MarketListener;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the market did after a fill of ten at 100. */
class MarkoutsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T17:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Instrument AAPL = InstrumentDefaults.of(new Symbol("AAPL"));

    private final Told market = new Told();
    private final Markouts markouts = new Markouts(market);

    @Test
    void thePriceOfAMomentIsTheLatestThatWasToldUntilThen() {
        fill(Side.BUY, NOON);
        market.tell("0.5", "99");
        market.tell("1", "98");
        market.tell("1.1", "50");
        market.tell("20", "103");
        market.tell("61", "101");
        market.tell("301", "999");

        assertThat(bps()).containsExactly(
                Map.entry(Duration.ofSeconds(1), "200"),
                Map.entry(Duration.ofSeconds(10), "5000"),
                Map.entry(Duration.ofSeconds(60), "-300"),
                Map.entry(Duration.ofMinutes(5), "-100"));
    }

    @Test
    void afterASaleTheSignIsTurnedRound() {
        fill(Side.SELL, NOON);
        market.tell("0.5", "101");
        market.tell("2", "101");

        assertThat(bps()).containsExactly(Map.entry(Duration.ofSeconds(1), "100"));
    }

    @Test
    void whereNothingWasToldThereIsNoPrice() {
        fill(Side.BUY, NOON);
        market.tell("30", "98");
        market.tell("61", "97");

        assertThat(bps()).containsExactly(Map.entry(Duration.ofSeconds(60), "200"));
    }

    @Test
    void aMarketThatIsHoursOnSaysNothingOfAnOldFill() {
        market.tell("7200", "90");
        fill(Side.BUY, NOON);
        market.tell("7201", "91");

        assertThat(bps()).isEmpty();
    }

    @Test
    void theLatestFillsAreToldOneByOneWithWhatTheyStillWaitFor() {
        fill(Side.BUY, NOON);
        market.tell("0.5", "99");
        market.tell("2", "98");

        assertThat(markouts.latest(new AccountId("paper"), 10)).containsExactly(new Markout(
                new OrderId("o"), new TradeId("t"), NOON, Map.of(Duration.ofSeconds(1), Decimal.of(100)),
                List.of(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5))));
        assertThat(markouts.latest(new AccountId("paper"), 0)).isEmpty();
        assertThat(markouts.latest(new AccountId("savings"), 10)).isEmpty();
    }

    private void fill(Side side, Instant at) {
        var first = new OrderInitialized(
                new OrderId("o"), 1, new AccountId("paper"), new ClientOrderId("c"), AAPL, side,
                OrderAmount.units(Quantity.of(10)), new OrderSpec.Market(), TimeInForce.DAY, Optional.empty(), at);
        var fill = new Fill(new TradeId("t"), Quantity.of(10), Price.of("100"), Money.usd("0"), Liquidity.TAKER, at);
        markouts.onFill(Order.of(first), fill, at);
    }

    private Map<Duration, String> bps() {
        var all = new LinkedHashMap<Duration, String>();
        var sums = markouts.sums(DAY, DAY);
        Markouts.AFTER.forEach(after -> sums.forEach((cell, sum) -> {
            if (cell.after().equals(after)) {
                all.put(after, sum.cost().bps().map(Decimal::toString).orElse("none"));
            }
        }));
        return all;
    }

    /** A market that says what the test tells it. */
    private static final class Told implements MarketData {
        private final List<MarketListener> listeners = new ArrayList<>();
        private Optional<Quote> latest = Optional.empty();

        void tell(String seconds, String price) {
            Instant at = NOON.plusMillis(new BigDecimal(seconds).movePointRight(3).intValueExact());
            Quote quote = Quote.point(at, AAPL.symbol(), Price.of(price));
            latest = Optional.of(quote);
            listeners.forEach(listener -> listener.onQuote(quote));
        }

        @Override
        public Following follow(MarketListener listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }

        @Override
        public MarketSource source() {
            return new MarketSource(MarketSource.Kind.SYNTHETIC, "SYNTHETIC", "told");
        }

        @Override
        public List<Instrument> instruments() {
            return List.of(AAPL);
        }

        @Override
        public Optional<Instrument> instrument(Symbol symbol) {
            return Optional.of(AAPL);
        }

        @Override
        public Optional<Quote> quote(Symbol symbol) {
            return latest;
        }

        @Override
        public Optional<Trade> trade(Symbol symbol) {
            return Optional.empty();
        }

        @Override
        public Optional<Summary> latest(Symbol symbol) {
            return Optional.empty();
        }

        @Override
        public List<Summary> history(Symbol symbol, Instant from, Instant until) {
            return List.of();
        }
    }
}
