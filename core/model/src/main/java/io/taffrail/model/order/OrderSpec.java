package io.taffrail.model.order;

import io.taffrail.model.value.Price;
import java.util.Optional;

/** At which prices an order may trade, and what must happen first. FIX 40 OrdType. */
public sealed interface OrderSpec {

    /** At whatever the far side is. */
    record Market() implements OrderSpec {}

    /** At this price or better. FIX 44 Price. */
    record Limit(Price price) implements OrderSpec {
        public Limit {
            positive("a limit price", price);
        }
    }

    /** At the market, once the market has come to the stop. FIX 99 StopPx. */
    record Stop(Price stop) implements OrderSpec {
        public Stop {
            positive("a stop price", stop);
        }
    }

    /** At the limit or better, once the market has come to the stop. */
    record StopLimit(Price stop, Price limit) implements OrderSpec {
        public StopLimit {
            positive("a stop price", stop);
            positive("a limit price", limit);
        }
    }

    /** At the market, once it has turned by the trail from the best that it has been since the order came. */
    record TrailingStop(Trail trail) implements OrderSpec {}

    /** The worst price at which the order may trade, where it names one. FIX 44 Price. */
    default Optional<Price> limitPrice() {
        return switch (this) {
            case Limit(var price)        -> Optional.of(price);
            case StopLimit(_, var limit) -> Optional.of(limit);
            case Market _, Stop _, TrailingStop _ -> Optional.empty();
        };
    }

    /** The price that the market must come to first, where the order names one. FIX 99 StopPx. */
    default Optional<Price> stopPrice() {
        return switch (this) {
            case Stop(var stop)         -> Optional.of(stop);
            case StopLimit(var stop, _) -> Optional.of(stop);
            case Market _, Limit _, TrailingStop _ -> Optional.empty();
        };
    }

    /** By how much the market must turn, where the order trails it. */
    default Optional<Trail> trailed() {
        return this instanceof TrailingStop(var trail) ? Optional.of(trail) : Optional.empty();
    }

    /** Whether something must happen in the market before the order may trade. */
    default boolean waitsForTrigger() {
        return switch (this) {
            case Market _, Limit _ -> false;
            case Stop _, StopLimit _, TrailingStop _ -> true;
        };
    }

    private static void positive(String what, Price price) {
        if (!price.value().isPositive()) {
            throw new IllegalArgumentException(what + " is above zero, not " + price);
        }
    }
}
