package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.Excerpt;
import io.taffrail.ports.Following;
import io.taffrail.ports.MarketListener;
import io.taffrail.ports.MarketPast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a market remembers, and how it goes together with what its feed knows of earlier. */
class MarketTest {
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Instant MET = Instant.parse("2026-03-02T15:00:30Z");

    private final Market market = Market.remembering(new HundredAMinute());

    @Test
    void thePastGoesOverIntoWhatIsTold() {
        market.accept(trade(1));
        market.accept(trade(45));
        market.accept(trade(100));

        assertThat(told()).as("the minute in which it was met is whole in its past").containsExactly("14:59 n100", "15:00 n100", "15:01 n1");
        assertThat(market.latest(AAPL)).map(MarketTest::line).contains("15:01 n1");
    }

    @Test
    void whatIsNotOverIsNotTold() {
        market.accept(trade(1));

        assertThat(told()).containsExactly("14:59 n100");
        assertThat(market.latest(AAPL)).map(MarketTest::line).contains("14:59 n100");
        assertThat(market.history(AAPL, MET.minusSeconds(3600), MET.minusSeconds(60))).hasSize(1);
    }

    @Test
    void theEndOfTheMarketEndsItsMinutes() {
        market.accept(trade(45));
        market.over();

        assertThat(told()).containsExactly("14:59 n100", "15:00 n100", "15:01 n1");
    }

    @Test
    void aMarketThatIsNotAskedToRemembersNothing() {
        var plain = new Market(new HundredAMinute().source(), new HundredAMinute().instruments());
        plain.accept(trade(1));
        plain.over();

        assertThat(plain.history(AAPL, Instant.MIN, Instant.MAX)).isEmpty();
        assertThat(plain.latest(AAPL)).isEmpty();
        assertThat(plain.trade(AAPL)).isPresent();
    }

    @Test
    void whoFollowsHearsEverythingInOrderAndMinutesOnceTheyAreOver() {
        var heard = new ArrayList<String>();
        market.accept(trade(31));
        Following following = market.follow(new Ear(heard));

        market.accept(trade(40));
        market.accept(quote(89));
        market.accept(trade(90));
        market.accept(trade(151));
        following.close();
        market.accept(trade(152));
        market.over();

        assertThat(heard).containsExactly("trade 15:01:10", "quote 15:01:59", "minute 15:01 n2", "trade 15:02:00", "minute 15:02 n1", "trade 15:03:01");
    }

    @Test
    void aMinuteThatWasToldInPartIsAsItsPastHasItAndTheLastEndsWithTheMarket() {
        var heard = new ArrayList<String>();
        market.follow(new Ear(heard));

        market.accept(trade(1));
        market.accept(trade(31));
        market.over();

        assertThat(heard).containsExactly("trade 15:00:31", "minute 15:00 n100", "trade 15:01:01", "minute 15:01 n1");
    }

    @Test
    void whoWouldHaveToBeWaitedForIsNotAskedInTheMiddleOfATurn() {
        var heard = new ArrayList<String>();
        var far = Market.remembering(new HundredAMinute(false));
        far.follow(new Ear(heard));

        far.accept(trade(1));
        far.accept(trade(31));
        far.over();

        assertThat(heard).containsExactly("trade 15:00:31", "trade 15:01:01", "minute 15:01 n1");
    }

    @Test
    void singleQuotesAndTradesAreRemembered() {
        market.accept(trade(1));
        market.accept(quote(2));
        market.accept(trade(3));
        var all = new Excerpt(Instant.MIN, Instant.MAX, 10, false);

        assertThat(market.trades(AAPL, all)).containsExactly(trade(1), trade(3));
        assertThat(market.quotes(AAPL, all)).containsExactly(quote(2));
        assertThat(market.quotes(new Symbol("NOBODY"), all)).isEmpty();
    }

    /** Writes down what it hears. */
    private record Ear(List<String> heard) implements MarketListener {
        @Override
        public void onQuote(Quote quote) {
            heard.add("quote " + quote.at().toString().substring(11, 19));
        }

        @Override
        public void onTrade(Trade trade) {
            heard.add("trade " + trade.at().toString().substring(11, 19));
        }

        @Override
        public void onMinute(Summary minute) {
            heard.add("minute " + line(minute));
        }
    }

    private static Quote quote(int second) {
        return Quote.point(MET.plusSeconds(second), AAPL, Price.of("100"));
    }

    private List<String> told() {
        return market.history(AAPL, Instant.MIN, Instant.MAX).stream().map(MarketTest::line).toList();
    }

    private static String line(Summary summary) {
        return summary.at().toString().substring(11, 16) + " n" + summary.trades();
    }

    private static Trade trade(int second) {
        return new Trade(MET.plusSeconds(second), AAPL, Price.of("100"), Quantity.of(1));
    }

    /** A feed that knows of two minutes of a hundred trades each, up to the end of the one in which it begins. */
    private record HundredAMinute(boolean atHand) implements SilentFeed {
        HundredAMinute() {
            this(true);
        }

        @Override
        public MarketSource source() {
            return new MarketSource(MarketSource.Kind.SYNTHETIC, "TAPE", "1");
        }

        @Override
        public Optional<MarketPast> past() {
            return Optional.of(new MarketPast() {
                @Override
                public Instant end() {
                    return MET.plusSeconds(30);
                }

                @Override
                public boolean isAtHand() {
                    return atHand;
                }

                @Override
                public List<Summary> minutes(Symbol symbol, Instant from, Instant until) {
                    assertThat(atHand).as("asked only where nobody has to wait").isTrue();
                    return Stream.of(MET.minusSeconds(90), MET.minusSeconds(30))
                            .filter(at -> !at.isBefore(from) && at.isBefore(until))
                            .map(MarketTest::hundred)
                            .toList();
                }
            });
        }
    }

    private static Summary hundred(Instant at) {
        var trade = new Trade(at, AAPL, Price.of("100"), Quantity.of(1));
        Summary summary = Summary.of(at, Duration.ofMinutes(1), trade);
        for (int i = 1; i < 100; i++) {
            summary = summary.with(trade);
        }
        return summary;
    }
}
