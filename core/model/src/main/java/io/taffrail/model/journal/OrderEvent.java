package io.taffrail.model.journal;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Price;
import java.time.Instant;
import java.util.Optional;

/** A fact about one order. Facts are journaled before anyone acts on them, and are never changed. */
public sealed interface OrderEvent extends Event {

    OrderId order();

    /**
     * Somebody wants this order.
     *
     * @param number the how-manieth order of the desk it is, from 1
     * @param reference the far side of the quote on which it was judged, where there was one; reservations of market
     *     orders and slippage are reckoned from it
     */
    record OrderInitialized(
            OrderId order,
            long number,
            AccountId account,
            ClientOrderId clientOrderId,
            Instrument instrument,
            Side side,
            OrderAmount amount,
            OrderSpec spec,
            TimeInForce timeInForce,
            Optional<Price> reference,
            Instant at)
            implements OrderEvent {}

    /** The house refused it; it never left. */
    record OrderDenied(OrderId order, Denial reason, Instant at) implements OrderEvent {}

    /** It is on its way to the broker: from here on the broker may have it. */
    record OrderSubmitted(OrderId order, Instant at) implements OrderEvent {}

    /** It was sent and the answer was lost: it is looked up until there is evidence, and never sent under another id. */
    record OrderInDoubt(OrderId order, String why, Instant at) implements OrderEvent {}

    /** The venue has it. */
    record OrderAccepted(OrderId order, VenueOrderId venueOrderId, Instant at) implements OrderEvent {}

    /** It rests in the venue's book: from here on it trades at its own price. */
    record OrderBooked(OrderId order, Instant at) implements OrderEvent {}

    /** Its stop has been reached: from here on it trades as a market or limit order. */
    record OrderTriggered(OrderId order, Instant at) implements OrderEvent {}

    /** The market has a new best price, which its trail follows. */
    record OrderTrailMoved(OrderId order, Price mark, Instant at) implements OrderEvent {}

    /** The venue refused it. */
    record OrderRejected(OrderId order, Rejection reason, Instant at) implements OrderEvent {}

    /** A part of it, or all, has traded; {@code complete} is the venue's word that nothing is left. */
    record OrderFilled(OrderId order, Fill fill, boolean complete, Instant at) implements OrderEvent {}

    /** Its cancel was asked for and is not answered. */
    record OrderPendingCancel(OrderId order, Instant at) implements OrderEvent {}

    /** The venue would not cancel it. */
    record OrderCancelRejected(OrderId order, String why, Instant at) implements OrderEvent {}

    /** The venue took what was left of it off. */
    record OrderCanceled(OrderId order, String evidence, Instant at) implements OrderEvent {}

    /** Its time in force ran out. */
    record OrderExpired(OrderId order, String evidence, Instant at) implements OrderEvent {}
}
