package io.taffrail.engine;

import io.taffrail.model.halt.Halt;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.journal.HaltEvent.EquityBased;
import io.taffrail.model.journal.HaltEvent.FlattenBegun;
import io.taffrail.model.journal.HaltEvent.FlattenDone;
import io.taffrail.model.journal.HaltEvent.FlattenStuck;
import io.taffrail.model.journal.HaltEvent.HeartbeatEnded;
import io.taffrail.model.journal.HaltEvent.HeartbeatKept;
import io.taffrail.model.journal.HaltEvent.HeartbeatLost;
import io.taffrail.model.journal.HaltEvent.LadderStepped;
import io.taffrail.model.journal.HaltEvent.PeakReached;
import io.taffrail.model.journal.HaltEvent.PoolBased;
import io.taffrail.model.journal.HaltEvent.PoolPeakReached;
import io.taffrail.model.journal.HaltEvent.PoolStepped;
import io.taffrail.model.journal.HaltEvent.TradingHalted;
import io.taffrail.model.journal.HaltEvent.TradingResumed;
import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.OrderEvent.OrderCancelRejected;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.PlanEvent.CloseOrdered;
import io.taffrail.model.order.Order;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is halted, what is being flattened, and whose heartbeat is waited for. */
final class HaltBook {
    private final Map<HaltScope, Halt> halts = new LinkedHashMap<>();
    private final Map<HaltScope, Flatten> flattens = new LinkedHashMap<>();
    private final Map<StrategyId, Instant> heartbeats = new LinkedHashMap<>();
    private final LadderBook ladders = new LadderBook();

    void apply(HaltEvent event) {
        switch (event) {
            case TradingHalted(var scope, var level, var reason, var at) ->
                halts.put(scope, new Halt(scope, level, reason, at));
            case TradingResumed(var scope, _, _) -> {
                halts.keySet().removeIf(scope::covers);
                flattens.keySet().removeIf(scope::covers);
            }
            case FlattenBegun(var scope, _, _)            -> flattens.put(scope, new Flatten(scope));
            case FlattenDone(var scope, _, _, _)          -> flattens.remove(scope);
            case FlattenStuck(var scope, var order, _, _) -> flattening(scope).ifPresent(flatten -> flatten.stuckAt(order));
            case HeartbeatKept(var strategy, _, var due, _) -> heartbeats.put(strategy, due);
            case HeartbeatEnded(var strategy, _)          -> heartbeats.remove(strategy);
            case HeartbeatLost(var strategy, _, _)        -> heartbeats.remove(strategy);
            case EquityBased based                        -> ladders.apply(based);
            case PeakReached reached                      -> ladders.apply(reached);
            case LadderStepped stepped                    -> ladders.apply(stepped);
            case PoolBased based                          -> ladders.apply(based);
            case PoolPeakReached reached                  -> ladders.apply(reached);
            case PoolStepped stepped                      -> ladders.apply(stepped);
        }
    }

    /** What has become of the orders that are taken off. */
    void apply(OrderEvent event, Order after) {
        for (Flatten flatten : flattens.values()) {
            if (!flatten.scope().stops(after.account(), after.strategy())) {
                continue;
            }
            if (event instanceof OrderPendingCancel) {
                flatten.canceled(after.id());
            } else if (event instanceof OrderCancelRejected) {
                flatten.notCanceled(after.id());
            }
        }
    }

    /** @param strategy whose order it is, where it is one's */
    void apply(CloseOrdered closing, Optional<StrategyId> strategy) {
        flattens.values().stream()
                .filter(flatten -> flatten.scope().stops(closing.account(), strategy))
                .forEach(flatten -> flatten.closedBy(closing.order()));
    }

    Collection<Halt> halts() {
        return List.copyOf(halts.values());
    }

    Optional<Halt> halt(HaltScope scope) {
        return Optional.ofNullable(halts.get(scope));
    }

    /** The strictest halt that stops an account's order; of two alike the older. */
    Optional<Halt> stopping(AccountId account, Optional<StrategyId> strategy) {
        return halts.values().stream()
                .filter(halt -> halt.scope().stops(account, strategy))
                .reduce((one, other) -> one.level().isAtLeast(other.level()) ? one : other);
    }

    LadderBook ladders() {
        return ladders;
    }

    boolean isFlattening() {
        return !flattens.isEmpty();
    }

    Collection<Flatten> flattens() {
        return List.copyOf(flattens.values());
    }

    Optional<Flatten> flattening(HaltScope scope) {
        return Optional.ofNullable(flattens.get(scope));
    }

    /** Whether an account is being flattened whole, by itself or with the desk. */
    boolean isFlattening(AccountId account) {
        return flattens.keySet().stream().anyMatch(scope -> scope.stops(account, Optional.empty()));
    }

    Optional<Instant> heartbeat(StrategyId strategy) {
        return Optional.ofNullable(heartbeats.get(strategy));
    }

    /** The strategies that are taken for dead by then. */
    List<StrategyId> silentAt(Instant now) {
        return heartbeats.entrySet().stream()
                .filter(beat -> !beat.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** When the next strategy is taken for dead. */
    Optional<Instant> nextDue() {
        return heartbeats.values().stream().min(Comparator.naturalOrder());
    }
}
