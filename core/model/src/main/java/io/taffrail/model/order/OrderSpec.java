package io.taffrail.model.order;

import io.taffrail.model.value.Price;
import java.util.Optional;

/** At which prices an order may trade. FIX 40 OrdType. */
public sealed interface OrderSpec {

    /** At whatever the far side is. */
    record Market() implements OrderSpec {}

    /** At this price or better. FIX 44 Price. */
    record Limit(Price price) implements OrderSpec {
        public Limit {
            if (!price.value().isPositive()) {
                throw new IllegalArgumentException("a limit price is above zero, not " + price);
            }
        }
    }

    /** The worst price at which the order may trade, where it names one. */
    default Optional<Price> limitPrice() {
        return switch (this) {
            case Market _         -> Optional.empty();
            case Limit(var price) -> Optional.of(price);
        };
    }
}
