package io.taffrail.engine.sizing;

import io.taffrail.model.value.Money;
import io.taffrail.model.value.Quantity;

/** A most that somebody has set; of several the smallest wins, and the arithmetic says which. */
public sealed interface Cap {

    /** Who has set it, for people: {@code the caller's max notional}. */
    String source();

    Reach reach();

    /** What of an order a cap counts. */
    enum Reach {
        /** All of it. */
        ORDER,
        /** What opens a position or makes it larger; what closes one is never held back. */
        OPENING
    }

    record Units(String source, Quantity most, Reach reach) implements Cap {}

    /** @param most at the request's price; zero or less leaves nothing */
    record Notional(String source, Money most, Reach reach) implements Cap {}
}
