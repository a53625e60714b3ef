package io.taffrail.model.order;

import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderAdopted;
import io.taffrail.model.journal.OrderEvent.OrderBooked;
import io.taffrail.model.journal.OrderEvent.OrderCancelRejected;
import io.taffrail.model.journal.OrderEvent.OrderCanceled;
import io.taffrail.model.journal.OrderEvent.OrderCarriedOver;
import io.taffrail.model.journal.OrderEvent.OrderCaughtUp;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderExpired;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderHeld;
import io.taffrail.model.journal.OrderEvent.OrderInDoubt;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderOverfilled;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.journal.OrderEvent.OrderRejected;
import io.taffrail.model.journal.OrderEvent.OrderReplaceRejected;
import io.taffrail.model.journal.OrderEvent.OrderReplaced;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.OrderEvent.OrderTrailMoved;
import io.taffrail.model.journal.OrderEvent.OrderTriggered;
import io.taffrail.model.journal.OrderEvent.OrderUnfound;
import io.taffrail.model.journal.OrderEvent;
import java.util.EnumSet;
import java.util.Set;

/** Where an order stands. FIX 39 OrdStatus; our own words are DENIED, HELD, TRIGGERED and IN_DOUBT. */
public enum OrderStatus {
    /** Written down, not judged; a replacement also until the venue has put it in the other's place. */
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
            case OrderHeld _           -> from(event, INITIALIZED).to(HELD);
            case OrderSubmitted _      -> from(event, INITIALIZED, HELD).to(SUBMITTED);
            case OrderInDoubt _        -> from(event, SUBMITTED, IN_DOUBT).to(IN_DOUBT);
            case OrderUnfound _        -> from(event, INITIALIZED, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED,
                                               SUSPENDED, DONE_FOR_DAY, PENDING_CANCEL, PENDING_REPLACE).to(this);
            case OrderAdopted _        -> from(event, INITIALIZED).to(ACCEPTED);
            // The answer may overtake or follow the first fill, and a cancel may already be on its way.
            case OrderAccepted _       -> from(event, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED,
                                               PENDING_CANCEL, PENDING_REPLACE)
                                              .to(this == SUBMITTED || this == IN_DOUBT ? ACCEPTED : this);
            case OrderBooked _         -> from(event, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, PENDING_CANCEL,
                                               PENDING_REPLACE).to(this);
            case OrderTrailMoved _     -> from(event, ACCEPTED, PENDING_CANCEL, PENDING_REPLACE, SUSPENDED,
                                               DONE_FOR_DAY).to(this);
            case OrderTriggered _      -> from(event, ACCEPTED, PENDING_CANCEL, PENDING_REPLACE, SUSPENDED,
                                               DONE_FOR_DAY)
                                              .to(isPending() ? this : TRIGGERED);
            case OrderRejected _       -> from(event, INITIALIZED, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED,
                                               PENDING_CANCEL)
                                              .to(REJECTED);
            case OrderPendingCancel _  -> from(event, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED,
                                               SUSPENDED, DONE_FOR_DAY, PENDING_CANCEL).to(PENDING_CANCEL);
            // A venue refuses to cancel what it does not have, too: that it refuses is no proof that it has it.
            case OrderCancelRejected no -> from(event, PENDING_CANCEL)
                                              .to(no.unproven().orElse(working(filled, triggered)));
            // A leg that waits in the house is taken off, or replaced, without anybody being asked.
            case OrderCanceled _       -> from(event, HELD, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED,
                                               SUSPENDED, DONE_FOR_DAY, PENDING_CANCEL, PENDING_REPLACE).to(CANCELED);
            case OrderExpired _        -> from(event, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, SUSPENDED,
                                               DONE_FOR_DAY, PENDING_CANCEL, PENDING_REPLACE).to(EXPIRED);
            case OrderOverfilled _     -> from(event, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, FILLED,
                                               SUSPENDED, DONE_FOR_DAY, PENDING_CANCEL, PENDING_REPLACE, REPLACED,
                                               CANCELED, EXPIRED, REJECTED).to(this);
            case OrderRestated _       -> from(event, HELD, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, SUSPENDED,
                                               DONE_FOR_DAY).to(this);
            case OrderPendingReplace _ -> from(event, ACCEPTED, TRIGGERED, PARTIALLY_FILLED).to(PENDING_REPLACE);
            case OrderReplaced _       -> from(event, HELD, PENDING_REPLACE).to(REPLACED);
            case OrderReplaceRejected _ -> from(event, PENDING_REPLACE).to(working(filled, triggered));
            case OrderCarriedOver over -> from(event, INITIALIZED).to(working(!over.cumQty().isZero(), over.triggered()));
            // Only what it has traded by itself, or all of it, ends it.
            case OrderCaughtUp _       -> from(event, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, SUSPENDED, DONE_FOR_DAY,
                                               PENDING_CANCEL, PENDING_REPLACE, FILLED, REPLACED, CANCELED, EXPIRED,
                                               REJECTED).to(afterFill(false));
            // A venue may fill an order that it has already told us is over, or more of one than it is to by now: the
            // fill is the truth.
            case OrderFilled fill      -> from(event, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED,
                                               SUSPENDED, DONE_FOR_DAY, PENDING_CANCEL, PENDING_REPLACE,
                                               FILLED, REPLACED, CANCELED, EXPIRED, REJECTED)
                                              .to(afterFill(fill.complete()));
        };
    }
    // spotless:on

    private OrderStatus afterFill(boolean complete) {
        // What took its place goes on: only its own record gets the fill.
        if (complete && this != REPLACED) {
            return FILLED;
        }
        return isTerminal() || isPending() ? this : PARTIALLY_FILLED;
    }

    private boolean isPending() {
        return this == PENDING_CANCEL || this == PENDING_REPLACE;
    }

    private static OrderStatus working(boolean filled, boolean triggered) {
        return filled ? PARTIALLY_FILLED : triggered ? TRIGGERED : ACCEPTED;
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
