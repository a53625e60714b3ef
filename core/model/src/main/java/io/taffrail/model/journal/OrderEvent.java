package io.taffrail.model.journal;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A fact about one order. Facts are journaled before anyone acts on them, and are never changed. */
public sealed interface OrderEvent extends Event {

    OrderId order();

    /**
     * Somebody wants this order.
     *
     * @param number the how-manieth order of the desk it is, from 1
     * @param reference the far side of the quote on which it was judged, where there was one; reservations of market
     *     orders and slippage are reckoned from it
     * @param expireTime until when it works, where it is good till a time
     * @param link its place in a group of orders, where it has one
     * @param replaces the order whose place it is to take, where it is a replacement
     * @param origin whose decision it is, where it is a strategy's
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
            Optional<Instant> expireTime,
            Set<Instruction> instructions,
            Optional<GroupLink> link,
            Optional<OrderId> replaces,
            Optional<Origin> origin,
            Instant at)
            implements OrderEvent {

        public OrderInitialized {
            instructions = Instruction.set(instructions);
        }

        /** An order of nobody's strategy. */
        public OrderInitialized(
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
                Optional<Instant> expireTime,
                Set<Instruction> instructions,
                Optional<GroupLink> link,
                Optional<OrderId> replaces,
                Instant at) {
            this(order, number, account, clientOrderId, instrument, side, amount, spec, timeInForce, reference,
                    expireTime, instructions, link, replaces, Optional.empty(), at);
        }

        /** An order that comes alone, without instructions. */
        public OrderInitialized(
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
                Instant at) {
            this(order, number, account, clientOrderId, instrument, side, amount, spec, timeInForce, reference,
                    Optional.empty(), Instruction.NONE, Optional.empty(), Optional.empty(), at);
        }
    }

    /** The house refused it; it never left. */
    record OrderDenied(OrderId order, Denial reason, Instant at) implements OrderEvent {}

    /** It is a leg that waits in the house until its entry has traded. */
    record OrderHeld(OrderId order, Instant at) implements OrderEvent {}

    /** It is on its way to the broker: from here on the broker may have it. */
    record OrderSubmitted(OrderId order, Instant at) implements OrderEvent {}

    /** It was sent and the answer was lost: it is looked up until there is evidence, and never sent under another id. */
    record OrderInDoubt(OrderId order, String why, Instant at) implements OrderEvent {}

    /** The broker was asked for it, and says that it has no such order; one such answer proves nothing. */
    record OrderUnfound(OrderId order, String words, Instant at) implements OrderEvent {}

    /** It came to the broker from elsewhere, and is followed from now on. */
    record OrderAdopted(OrderId order, VenueOrderId venueOrderId, Instant at) implements OrderEvent {}

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

    /** The house has changed how much of it is to trade in all. FIX 150=D Restated. */
    record OrderRestated(OrderId order, Quantity quantity, String why, Instant at) implements OrderEvent {}

    /**
     * Its replacement was asked for and is not answered.
     *
     * @param by the order that is to take its place
     * @param amount what that order asks for: until the answer it reserves the larger of the two
     */
    record OrderPendingReplace(OrderId order, OrderId by, OrderAmount amount, OrderSpec spec, Instant at)
            implements OrderEvent {}

    /** Another order has taken its place. */
    record OrderReplaced(OrderId order, OrderId by, Instant at) implements OrderEvent {}

    /** The venue would not replace it. */
    record OrderReplaceRejected(OrderId order, OrderId by, String why, Instant at) implements OrderEvent {}

    /**
     * It has taken another order's place at the venue, and goes on from where that one had come to.
     *
     * @param cumQty what has traded of the orders before it
     * @param traded what that was worth
     */
    record OrderCarriedOver(
            OrderId order,
            OrderId replaced,
            VenueOrderId venueOrderId,
            Quantity cumQty,
            Optional<Price> avgPx,
            Money traded,
            boolean triggered,
            Optional<Price> trailMark,
            Instant at)
            implements OrderEvent {}

    /** An order before it in a chain of replacements has traded, and that was told only after its place was taken. */
    record OrderCaughtUp(OrderId order, OrderId earlier, Fill fill, Instant at) implements OrderEvent {}

    /** An alarm: the venue has traded more of it than it asked for. What has traded is booked all the same. */
    record OrderOverfilled(OrderId order, Quantity excess, Instant at) implements OrderEvent {}

    /** Its cancel was asked for and is not answered. */
    record OrderPendingCancel(OrderId order, Instant at) implements OrderEvent {}

    /**
     * The venue would not cancel it.
     *
     * @param unproven where it stands again, where nothing has shown yet that the venue has it: {@code SUBMITTED} or {@code IN_DOUBT};
     *     empty where it works, and in all journals of before this was told apart
     */
    record OrderCancelRejected(OrderId order, String why, Optional<OrderStatus> unproven, Instant at) implements OrderEvent {
        public OrderCancelRejected {
            if (unproven.filter(status -> status != OrderStatus.SUBMITTED && status != OrderStatus.IN_DOUBT).isPresent()) {
                throw new IllegalArgumentException("an order whose cancel was refused does not go back to " + unproven.get());
            }
        }

        /** Of an order that works at the venue. */
        public OrderCancelRejected(OrderId order, String why, Instant at) {
            this(order, why, Optional.empty(), at);
        }
    }

    /** The venue took what was left of it off. */
    record OrderCanceled(OrderId order, String evidence, Instant at) implements OrderEvent {}

    /** Its time in force ran out. */
    record OrderExpired(OrderId order, String evidence, Instant at) implements OrderEvent {}
}
