package io.taffrail.runtime;

import io.taffrail.model.market.MarketEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a feed's events are due. */
public sealed interface Pace {

    /** Waits until the event is due. */
    void await(MarketEvent event) throws InterruptedException;

    /** Takes note of an event that is played without waiting. */
    void seen(MarketEvent event);

    /** Events are due at their own time on the wall: a market that goes on now. */
    record OnTheWall() implements Pace {
        @Override
        public void await(MarketEvent event) throws InterruptedException {
            sleepUntil(event.at());
        }

        @Override
        public void seen(MarketEvent event) {
            // The wall needs no note of what is past.
        }
    }

    /** The past again, so many times as fast as it was; the market's clock is moved with every event. */
    final class Replayed implements Pace {
        private final MarketClock clock;
        private final Optional<BigDecimal> factor;
        private Optional<Instant> wallStart = Optional.empty();
        private Instant marketStart = Instant.MIN;

        /**
         * A pace.
         *
         * @param factor how many times as fast as life, above zero; empty for as fast as can be
         */
        public Replayed(MarketClock clock, Optional<BigDecimal> factor) {
            this.clock = clock;
            this.factor = factor;
        }

        @Override
        public void await(MarketEvent event) throws InterruptedException {
            if (factor.isPresent()) {
                if (wallStart.isEmpty()) {
                    wallStart = Optional.of(Instant.now());
                    marketStart = event.at();
                }
                long millis = Duration.between(marketStart, event.at()).toMillis();
                var scaled = BigDecimal.valueOf(millis).divide(factor.get(), 0, RoundingMode.DOWN);
                sleepUntil(wallStart.get().plusMillis(scaled.longValue()));
            }
            seen(event);
        }

        @Override
        public void seen(MarketEvent event) {
            clock.advanceTo(event.at());
        }
    }

    private static void sleepUntil(Instant due) throws InterruptedException {
        Duration wait = Duration.between(Instant.now(), due);
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
    }
}
