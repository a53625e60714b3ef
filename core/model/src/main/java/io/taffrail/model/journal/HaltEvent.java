package io.taffrail.model.journal;

import io.taffrail.model.account.Pool;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A fact about what is halted, and about what watches over trading. */
public sealed interface HaltEvent extends Event {

    /** From here on less leaves than before; it stands until it is lifted, over every restart. */
    record TradingHalted(HaltScope scope, HaltLevel level, String reason, Instant at) implements HaltEvent {}

    /** A person has lifted the halts of a scope, and of all that is in it. */
    record TradingResumed(HaltScope scope, String reason, Instant at) implements HaltEvent {}

    /** All orders of a scope are being taken off, and all of its positions closed. */
    record FlattenBegun(HaltScope scope, String reason, Instant at) implements HaltEvent {}

    /**
     * No order of the scope is open, and nothing is held.
     *
     * @param canceled the orders that were taken off for it
     * @param closedBy the orders that closed its positions
     */
    record FlattenDone(HaltScope scope, List<OrderId> canceled, List<OrderId> closedBy, Instant at) implements HaltEvent {
        public FlattenDone {
            canceled = List.copyOf(canceled);
            closedBy = List.copyOf(closedBy);
        }
    }

    /** An alarm: the venue will not cancel an order that is to go, so that the scope is not flat yet. */
    record FlattenStuck(HaltScope scope, OrderId order, String why, Instant at) implements HaltEvent {}

    /**
     * A strategy has said that it lives.
     *
     * @param within how long it may be silent from here on
     * @param due when it is taken for dead
     */
    record HeartbeatKept(StrategyId strategy, Duration within, Instant due, Instant at) implements HaltEvent {}

    /** A strategy has said that nobody need wait for it any more. */
    record HeartbeatEnded(StrategyId strategy, Instant at) implements HaltEvent {}

    /** A strategy was silent for too long: its entries are taken off and halted. */
    record HeartbeatLost(StrategyId strategy, Instant due, Instant at) implements HaltEvent {}

    /** How near a loss has come to its limit. */
    enum Step {
        /** Four fifths of it: it is told. */
        APPROACHED,
        /** The limit: the account is halted. */
        CROSSED
    }

    /**
     * An account's losses are measured from here on from these.
     *
     * @param dayStart what it was worth when its day began
     * @param peak the most that it was worth
     * @param dayEnds when the next day begins
     */
    record EquityBased(AccountId account, Money dayStart, Money peak, Instant dayEnds, String why, Instant at)
            implements HaltEvent {}

    /** An account is worth more than it ever was since it was measured. */
    record PeakReached(AccountId account, Money equity, Instant at) implements HaltEvent {}

    /**
     * An alarm: an account has lost so much.
     *
     * @param loss in hundredths of what it is measured from
     * @param limit the same
     */
    record LadderStepped(AccountId account, Rule rule, Step step, Decimal loss, Decimal limit, Instant at) implements HaltEvent {}

    /** What accounts have lost together is measured from here on from these. */
    record PoolBased(Pool pool, Money dayStart, Money peak, Instant dayEnds, String why, Instant at) implements HaltEvent {}

    /** Accounts are worth more together than they ever were since it was measured. */
    record PoolPeakReached(Pool pool, Money equity, Instant at) implements HaltEvent {}

    /** An alarm: accounts have lost so much together. */
    record PoolStepped(Pool pool, Rule rule, Step step, Decimal loss, Decimal limit, Instant at) implements HaltEvent {}
}
