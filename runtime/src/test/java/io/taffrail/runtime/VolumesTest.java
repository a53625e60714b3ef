package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How much is traded on an average day, from what the market remembers. */
class VolumesTest {
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void itIsTheAverageOfTheLatestTwentyWholeDays() {
        // 1,000 and 2,000 in turn, and a first day of which nobody asks any more.
        Market market = market(21);

        assertThat(at(market, 21)).contains(Decimal.of(1_500));
    }

    @Test
    void fewerThanTwentyDaysAreNotEnough() {
        assertThat(at(market(19), 19)).isEmpty();
        assertThat(at(market(0), 19)).isEmpty();
    }

    @Test
    void theDayThatRunsDoesNotCount() {
        Market market = market(20);

        assertThat(new Volumes(market).of(InstrumentDefaults.of(AAPL), FIRST.plus(Duration.ofHours(19 * 24 + 16)))).isEmpty();
    }

    @Test
    void whatIsKnownIsReadAgainOnAnotherDayOnly() {
        Market market = market(20);
        var volumes = new Volumes(market);
        Instant noon = FIRST.plus(Duration.ofHours(20 * 24 + 16));
        var before = volumes.of(InstrumentDefaults.of(AAPL), noon);
        market.accept(day(20));

        assertThat(volumes.of(InstrumentDefaults.of(AAPL), noon.plusSeconds(60))).isEqualTo(before).isPresent();
    }

    private static Optional<Decimal> at(Market market, int day) {
        return new Volumes(market).of(InstrumentDefaults.of(AAPL), FIRST.plus(Duration.ofHours(day * 24L + 16)));
    }

    private static Market market(int days) {
        Market market = Market.remembering(new Silence());
        for (int day = 0; day < days; day++) {
            market.accept(day(day));
        }
        return market;
    }

    private static Bar day(int number) {
        return new Bar(
                FIRST.plus(Duration.ofDays(number)), Duration.ofDays(1), AAPL, Price.of("100"), Price.of("101"), Price.of("99"),
                Price.of("100"), Quantity.of(number % 2 == 0 ? "1000" : "2000"));
    }

    private static final class Silence implements SilentFeed {
        @Override
        public MarketSource source() {
            return new MarketSource(MarketSource.Kind.REPLAY, "days", "1");
        }
    }
}
