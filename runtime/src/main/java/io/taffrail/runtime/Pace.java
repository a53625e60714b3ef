package io.taffrail.runtime;

import io.taffrail.model.market.MarketEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a feed's events are due, and what time it is on the market meanwhile. */
public sealed interface Pace {

    /** How long it takes on the wall until the event is due; zero or less where it is. */
    Duration untilDue(MarketEvent event);

    /** The market's time while the next event is waited for: always before that event. */
    Instant timeBefore(MarketEvent next);

    /** The market's time once the feed has ended. */
    Instant timeAtRest();

    /** It has become so late on the market. */
    void reached(Instant at);

    /** Events are due at their own time on the wall: a market that goes on now. */
    record OnTheWall() implements Pace {
        private static final WallClock WALL = new WallClock();

        @Override
        public Duration untilDue(MarketEvent event) {
            return Duration.between(WALL.now(), event.at());
        }

        @Override
        public Instant timeBefore(MarketEvent next) {
            return WALL.now();
        }

        @Override
        public Instant timeAtRest() {
            return WALL.now();
        }

        @Override
        public void reached(Instant at) {
            // The wall's time goes on by itself.
        }
    }

    /**
     * The past again, so many times as fast as it was; the market's clock is moved with every event, and between two
     * of them with whatever happens there.
     */
    final class Replayed implements Pace {
        /** Once the feed has ended the market's time stands; messages that are under way arrive all the same. */
        private static final Duration LONGEST_WAY = Duration.ofMillis(50);

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
        public Duration untilDue(MarketEvent event) {
            if (factor.isEmpty()) {
                return Duration.ZERO;
            }
            if (wallStart.isEmpty()) {
                wallStart = Optional.of(Instant.now());
                marketStart = event.at();
            }
            long millis = Duration.between(marketStart, event.at()).toMillis();
            var scaled = BigDecimal.valueOf(millis).divide(factor.get(), 0, RoundingMode.DOWN);
            return Duration.between(Instant.now(), wallStart.get().plusMillis(scaled.longValue()));
        }

        @Override
        public Instant timeBefore(MarketEvent next) {
            Instant last = next.at().minusNanos(1);
            if (factor.isEmpty() || wallStart.isEmpty()) {
                return last;
            }
            long millis = Duration.between(wallStart.get(), Instant.now()).toMillis();
            var scaled = BigDecimal.valueOf(millis).multiply(factor.get()).setScale(0, RoundingMode.DOWN);
            Instant now = marketStart.plusMillis(scaled.longValue());
            return now.isBefore(last) ? now : last;
        }

        @Override
        public Instant timeAtRest() {
            return clock.now().plus(LONGEST_WAY);
        }

        @Override
        public void reached(Instant at) {
            clock.advanceTo(at);
        }
    }
}
