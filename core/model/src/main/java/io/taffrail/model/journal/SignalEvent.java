package io.taffrail.model.journal;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.HookId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.order.Denial;
import io.taffrail.model.signal.Delivery;
import io.taffrail.model.signal.Hook;
import io.taffrail.model.signal.PositionState;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.signal.Sizing;
import io.taffrail.model.signal.Strategy;
import java.time.Instant;
import java.util.List;

/** A fact about signals, and about the strategies and hooks that they come by. */
public sealed interface SignalEvent extends Event {

    /** A strategy is as it is here from now on: a new one, or one that was changed. */
    record StrategyKept(Strategy strategy, Instant at) implements SignalEvent {}

    /** A hook is as it is here from now on: a new one, or one that was changed. */
    record HookKept(Hook hook, Instant at) implements SignalEvent {}

    record HookDropped(HookId hook, Instant at) implements SignalEvent {}

    /** A signal has come for the first time. */
    record SignalReceived(AccountId account, Signal signal, Delivery delivery, PositionState found, Instant at)
            implements SignalEvent {}

    /** A signal has come again, and nothing was done. */
    record SignalRepeated(AccountId account, SignalId signal, Instant at) implements SignalEvent {}

    /** It was sized, or could not be. */
    record SignalSized(AccountId account, SignalId signal, Sizing sizing, Instant at) implements SignalEvent {}

    /** It waits for somebody to approve it, and lapses at a time. */
    record SignalHeld(AccountId account, SignalId signal, Instant until, Instant at) implements SignalEvent {}

    record SignalApproved(AccountId account, SignalId signal, String reason, Instant at) implements SignalEvent {}

    /** Somebody would not approve it. */
    record SignalDeclined(AccountId account, SignalId signal, String reason, Instant at) implements SignalEvent {}

    /** The house would not act on it. */
    record SignalRefused(AccountId account, SignalId signal, Denial reason, Instant at) implements SignalEvent {}

    /**
     * Orders are to be over before it is acted on.
     *
     * @param orders those that it waits for
     * @param until how long
     */
    record SignalWaits(AccountId account, SignalId signal, List<OrderId> orders, Instant until, Instant at)
            implements SignalEvent {
        public SignalWaits {
            orders = List.copyOf(orders);
        }
    }

    /**
     * The house has acted on it.
     *
     * @param orders those that were sent for it; none where it closes through a plan, takes off orders, or comes to nothing
     * @param how what was done, in words: {@code opens long}
     */
    record SignalActed(AccountId account, SignalId signal, List<OrderId> orders, String how, Instant at)
            implements SignalEvent {
        public SignalActed {
            orders = List.copyOf(orders);
        }
    }

    /**
     * Something came by a hook that could not be read as a signal.
     *
     * @param code what a program tells such refusals apart by
     * @param what what was wrong with it
     * @param body what was delivered, in short and with its secrets masked
     */
    record DeliveryRefused(HookId hook, String code, String what, String body, Instant at) implements SignalEvent {}
}
