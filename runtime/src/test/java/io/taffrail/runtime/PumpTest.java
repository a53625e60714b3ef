package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.value.Price;
import io.taffrail.ports.Feed;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A replay that goes on where the desk stopped: the past is shown, and nothing trades on it again. */
@Timeout(60)
class PumpTest {

    @Test
    void whatWasPlayedBeforeIsSeenAndOnlyTheRestIsTradedOn() {
        try (var house = TradingHouse.open()) {
            var cheap = house.buy("1", "100").order().orElseThrow();
            var dear = house.buy("1", "120").order().orElseThrow();
            var pace = new Pace.Replayed(house.clock, Optional.empty());

            // The first quote would fill both, were it not of the past.
            try (var pump = Pump.start(
                    new Tape(quote(1, "90"), quote(2, "150"), quote(3, "110")), house.desk, pace, after(2))) {
                end(pump);
            }

            assertThat(house.order(cheap.id()).status()).isEqualTo(OrderStatus.ACCEPTED);
            assertThat(house.order(dear.id()).avgPx()).contains(Price.of("110"));
            assertThat(house.clock.now()).isEqualTo(TradingHouse.OPEN.plusSeconds(3));
        }
    }

    @Test
    void anOrderThatComesAfterTheRestartTradesAgainstTheLastOfThePast() {
        try (var house = TradingHouse.open()) {
            var pace = new Pace.Replayed(house.clock, Optional.empty());
            try (var pump = Pump.start(new Tape(quote(1, "90"), quote(2, "150")), house.desk, pace, after(2))) {
                end(pump);
            }

            assertThat(house.order(house.buy("1").order().orElseThrow().id()).avgPx()).contains(Price.of("150"));
        }
    }

    @Test
    void theMarketsClockNeverGoesBack() {
        var clock = new MarketClock(TradingHouse.OPEN);

        clock.advanceTo(TradingHouse.OPEN.plusSeconds(5));
        clock.advanceTo(TradingHouse.OPEN.plusSeconds(2));

        assertThat(clock.now()).isEqualTo(TradingHouse.OPEN.plusSeconds(5));
    }

    private static Optional<Instant> after(int second) {
        return Optional.of(TradingHouse.OPEN.plusSeconds(second));
    }

    private static Quote quote(int second, String price) {
        return Quote.point(TradingHouse.OPEN.plusSeconds(second), new Symbol("AAPL"), Price.of(price));
    }

    private static void end(Pump pump) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!pump.ended() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        assertThat(pump.ended()).isTrue();
    }

    /** A feed of a few events. */
    private static final class Tape implements Feed {
        private final ArrayDeque<MarketEvent> events;

        Tape(MarketEvent... events) {
            this.events = new ArrayDeque<>(List.of(events));
        }

        @Override
        public MarketSource source() {
            return TradingHouse.SOURCE;
        }

        @Override
        public List<Instrument> instruments() {
            return List.of();
        }

        @Override
        public Optional<MarketEvent> next() {
            return Optional.ofNullable(events.poll());
        }

        @Override
        public void close() {
            events.clear();
        }
    }
}
