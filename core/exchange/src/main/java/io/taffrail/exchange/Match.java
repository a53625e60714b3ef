package io.taffrail.exchange;

import io.taffrail.model.order.Liquidity;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;

/** What one look at one quote comes to for one order. */
sealed interface Match {

    /** The order goes on waiting. */
    record Nothing() implements Match {}

    /** The order comes to rest: from now on it trades at its own price. */
    record Rest() implements Match {}

    /** The order works no more. */
    record Kill(String why) implements Match {}

    /**
     * The order trades.
     *
     * @param complete whether it takes all that it asks for at this price, so that it is done; an amount of money is
     *     spent then, although its rounding may leave the worth of a lot
     */
    record Trade(Quantity quantity, Price price, Liquidity liquidity, boolean complete) implements Match {}
}
