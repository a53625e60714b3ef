package io.taffrail.model.journal;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.Optional;

/** A fact about what the house does with a position: closing it, turning it round, getting out at a time. */
public sealed interface PlanEvent extends Event {

    AccountId account();

    Symbol symbol();

    /** What becomes of the other orders of the symbol. */
    enum Way {
        /** The closing order leaves at once, and the exits go on protecting until it trades. */
        AT_ONCE,
        /** All other orders are taken off first, and the closing order leaves when their end is known. */
        ONCE_CLEAR
    }

    /**
     * The position is being closed.
     *
     * @param side of the orders that close it
     * @param quantity how much of it; empty for all, however much that will be
     * @param reverse how much is to be opened on the other side once it is closed
     * @param insist whether it is tried again as long as something is left, or a refusal ends it
     * @param origin whose decision that is, where it is a strategy's
     */
    record CloseBegun(
            AccountId account,
            Symbol symbol,
            Side side,
            Optional<Quantity> quantity,
            Way way,
            Optional<Quantity> reverse,
            boolean insist,
            Optional<Origin> origin,
            String why,
            Instant at)
            implements PlanEvent {
        /** Why, where everything is closed at once. */
        public static final String FLATTENED = "everything is being flattened";
    }

    /** This order is to close it. */
    record CloseOrdered(AccountId account, Symbol symbol, OrderId order, Instant at) implements PlanEvent {}

    /** An alarm: so much is left that cannot be closed now; it is tried again when the market says something. */
    record CloseStuck(AccountId account, Symbol symbol, Quantity left, String why, Instant at) implements PlanEvent {}

    /** Nothing more is done to close it. */
    record CloseEnded(AccountId account, Symbol symbol, Quantity closed, String how, Instant at) implements PlanEvent {}

    /** The position is closed, and the other side is to be opened: the desk asks itself for that. */
    record ReverseDue(
            AccountId account, Symbol symbol, Side side, Quantity quantity, Optional<Origin> origin, Instant at)
            implements PlanEvent {}

    /** The other side was asked for by this order, which the checks may have refused; by none where nothing could be sized. */
    record ReverseOrdered(AccountId account, Symbol symbol, Optional<OrderId> order, Instant at) implements PlanEvent {}

    /** A group's exits follow the position from here on, however it grows and shrinks. */
    record PositionProtected(AccountId account, Symbol symbol, OrderId group, Instant at) implements PlanEvent {}

    /** The position is to be closed at a time. */
    record ExitTimed(AccountId account, Symbol symbol, Instant due, Instant at) implements PlanEvent {}

    /** There is no time any more at which the position is to be closed. */
    record ExitUntimed(AccountId account, Symbol symbol, String why, Instant at) implements PlanEvent {}
}
