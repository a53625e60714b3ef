package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.signal.SizingRule.VolatilityTarget;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.ports.MarketPast;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far a price moves in a bar, from what the market remembers. */
class VolatilitiesTest {
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Instant MET = Instant.parse("2026-03-02T15:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void itIsReckonedFromWholeBarsBeforeTheLatestQuote() {
        // Every minute goes from 99 to 101; five of them make a bar whose range is 2 as well.
        assertThat(of(market(20, true), 5, 3)).contains(Decimal.of(2));
        assertThat(of(market(20, true), 1, 14)).contains(Decimal.of(2));
    }

    @Test
    void aPastThatIsTooShortIsNotKnown() {
        // Three bars, of which the first has none before it to move from.
        assertThat(of(market(14, true), 5, 3)).isEmpty();
        assertThat(of(market(14, true), 1, 14)).isEmpty();
        assertThat(of(market(0, true), 1, 1)).isEmpty();
    }

    @Test
    void nobodyFarAwayIsAskedInTheDesksTurn() {
        assertThat(of(market(20, false), 5, 3)).isEmpty();
    }

    @Test
    void whatIsNotQuotedHasNone() {
        assertThat(new Volatilities(Market.remembering(new Past(20, true)))
                        .of(AAPL, new VolatilityTarget(Decimal.ONE, 3, Duration.ofMinutes(5))))
                .isEmpty();
    }

    private static Optional<Decimal> of(Market market, int minutes, int period) {
        return new Volatilities(market).of(AAPL, new VolatilityTarget(Decimal.ONE, period, Duration.ofMinutes(minutes)));
    }

    private static Market market(int minutes, boolean atHand) {
        var market = Market.remembering(new Past(minutes, atHand));
        market.accept(Quote.point(MET.plusSeconds(1), AAPL, Price.of("100")));
        return market;
    }

    /** So many minutes before the feed begins. */
    private record Past(int minutes, boolean atHand) implements SilentFeed, MarketPast {

        @Override
        public MarketSource source() {
            return new MarketSource(MarketSource.Kind.LIVE, "FAR", "1");
        }

        @Override
        public Optional<MarketPast> past() {
            return Optional.of(this);
        }

        @Override
        public Instant end() {
            return MET;
        }

        @Override
        public boolean isAtHand() {
            return atHand;
        }

        @Override
        public List<Summary> minutes(Symbol symbol, Instant from, Instant until) {
            assertThat(atHand).as("asked only where nobody has to wait").isTrue();
            return IntStream.rangeClosed(1, minutes)
                    .mapToObj(back -> MET.minus(MINUTE.multipliedBy(minutes - back + 1L)))
                    .map(at -> new Summary(
                            AAPL, at, MINUTE, Price.of("100"), Price.of("101"), Price.of("99"), Price.of("100"), BigDecimal.ZERO, 0,
                            BigDecimal.ZERO))
                    .toList();
        }
    }
}
