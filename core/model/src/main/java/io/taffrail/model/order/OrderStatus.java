package io.taffrail.model.order;

import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderBooked;
import io.taffrail.model.journal.OrderEvent.OrderCancelRejected;
import io.taffrail.model.journal.OrderEvent.OrderCanceled;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderExpired;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInDoubt;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderRejected;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.OrderEvent.OrderTrailMoved;
import io.taffrail.model.journal.OrderEvent.OrderTriggered;
import java.util.EnumSet;
import java.util.Set;

/** Where an order stands. FIX 39 OrdStatus; our own words are DENIED, HELD, TRIGGERED and IN_DOUBT. */
public enum OrderStatus {
    /** Written down, not judged. */
    INITIALIZED,
    /** We said no; it never left the house. */
    DENIED,
    /** A leg that waits for its parent. */
    HELD,
    /** Sent, or about to be; no answer yet. */
    SUBMITTED,
    /** Sent, and the answer lost: it is looked up, never sent under another id. */
    IN_DOUBT,
    /** The venue has it. */
    ACCEPTED,
    /** Its stop has fired. */
    TRIGGERED,
    PARTIALLY_FILLED,
    FILLED,
    /** A cancel was asked for and is not answered. */
    PENDING_CANCEL,
    /** A replace was asked for and is not answered. */
    PENDING_REPLACE,
    REPLACED,
    CANCELED,
    EXPIRED,
    /** The venue said no. */
    REJECTED,
    /** It trades no more today, and again tomorrow. */
    DONE_FOR_DAY,
    /** The venue holds it back. */
    SUSPENDED;

    private static final Set<OrderStatus> TERMINAL =
            EnumSet.of(DENIED, FILLED, REPLACED, CANCELED, EXPIRED, REJECTED);

    /** Whether nothing more is expected of the order; only a late fill or a correction can still come. */
    public boolean isTerminal() {
        return TERMINAL.contains(this);
    }

    public boolean isOpen() {
        return !isTerminal();
    }

    // spotless:off
    /**
     * The whole lifecycle on one screen: every arrow that exists, and no other.
     *
     * @param filled whether anything of the order has traded before this event
     * @param triggered whether its stop had been reached before this event
     * @throws IllegalStateException where the event cannot follow on this status
     */
    OrderStatus next(OrderEvent event, boolean filled, boolean triggered) {
        return switch (event) {
            case OrderInitialized _    -> throw illegal(event);
            case OrderDenied _         -> from(event, INITIALIZED).to(DENIED);
            case OrderSubmitted _      -> from(event, INITIALIZED).to(SUBMITTED);
            case OrderInDoubt _        -> from(event, SUBMITTED, IN_DOUBT).to(IN_DOUBT);
            // The answer may overtake or follow the first fill, and a cancel may already be on its way.
            case OrderAccepted _       -> from(event, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED,
                                               PENDING_CANCEL)
                                              .to(this == SUBMITTED || this == IN_DOUBT ? ACCEPTED : this);
            case OrderBooked _         -> from(event, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, PENDING_CANCEL).to(this);
            case OrderTrailMoved _     -> from(event, ACCEPTED, PENDING_CANCEL, SUSPENDED, DONE_FOR_DAY).to(this);
            case OrderTriggered _      -> from(event, ACCEPTED, PENDING_CANCEL, SUSPENDED, DONE_FOR_DAY)
                                              .to(this == PENDING_CANCEL ? this : TRIGGERED);
            case OrderRejected _       -> from(event, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PENDING_CANCEL)
                                              .to(REJECTED);
            case OrderPendingCancel _  -> from(event, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED,
                                               SUSPENDED, DONE_FOR_DAY, PENDING_CANCEL).to(PENDING_CANCEL);
            case OrderCancelRejected _ -> from(event, PENDING_CANCEL).to(filled ? PARTIALLY_FILLED : triggered ? TRIGGERED : ACCEPTED);
            case OrderCanceled _       -> from(event, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED,
                                               SUSPENDED, DONE_FOR_DAY, PENDING_CANCEL).to(CANCELED);
            case OrderExpired _        -> from(event, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, SUSPENDED,
                                               DONE_FOR_DAY, PENDING_CANCEL).to(EXPIRED);
            // A venue may fill an order that it has already told us is over: the fill is the truth.
            case OrderFilled fill      -> from(event, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED,
                                               SUSPENDED, DONE_FOR_DAY, PENDING_CANCEL, PENDING_REPLACE,
                                               CANCELED, EXPIRED, REJECTED)
                                              .to(afterFill(fill.complete()));
        };
    }
    // spotless:on

    private OrderStatus afterFill(boolean complete) {
        if (complete) {
            return FILLED;
        }
        return isTerminal() || this == PENDING_CANCEL || this == PENDING_REPLACE ? this : PARTIALLY_FILLED;
    }

    private Arrow from(OrderEvent event, OrderStatus... allowed) {
        for (OrderStatus status : allowed) {
            if (status == this) {
                return to -> to;
            }
        }
        throw illegal(event);
    }

    private IllegalStateException illegal(OrderEvent event) {
        return new IllegalStateException(
                event.getClass().getSimpleName() + " cannot follow on " + this + " (order " + event.order() + ")");
    }

    /** The second half of a row of the table. */
    private interface Arrow {
        OrderStatus to(OrderStatus next);
    }
}
