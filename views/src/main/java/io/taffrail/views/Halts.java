package io.taffrail.views;

import io.taffrail.model.halt.Halt;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
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
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.PlanEvent.CloseEnded;
import io.taffrail.model.journal.PlanEvent.CloseOrdered;
import io.taffrail.model.journal.PlanEvent.CloseStuck;
import io.taffrail.model.journal.PlanEvent.ExitTimed;
import io.taffrail.model.journal.PlanEvent.ExitUntimed;
import io.taffrail.model.journal.PlanEvent;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.ports.EntryListener;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is halted and being flattened, whose heartbeat is waited for, and what cannot be closed. */
public final class Halts implements EntryListener {
    private final Map<HaltScope, Halt> halts = new LinkedHashMap<>();
    private final Map<HaltScope, Flattening> flattens = new LinkedHashMap<>();
    private final Map<StrategyId, HeartbeatKept> heartbeats = new LinkedHashMap<>();
    private final Map<AccountId, EquityBased> bases = new LinkedHashMap<>();
    private final Map<Place, CloseStuck> stuck = new LinkedHashMap<>();
    private final Map<Place, Instant> exits = new LinkedHashMap<>();

    private record Place(AccountId account, Symbol symbol) {}

    /**
     * How far a scope has been flattened.
     *
     * @param done empty while it goes on
     * @param refusing the orders that the venue will not cancel
     */
    public record Flattening(FlattenBegun begun, Optional<FlattenDone> done, List<OrderId> refusing) {}

    @Override
    public void onEntry(Entry entry) {
        for (Event event : entry.events()) {
            switch (event) {
                case HaltEvent halt -> onHalt(halt);
                case PlanEvent plan -> onPlan(plan);
                case PositionEvent position -> onPosition(position);
                case Event _ -> {}
            }
        }
    }

    synchronized void onHalt(HaltEvent event) {
        switch (event) {
            case TradingHalted(var scope, var level, var reason, var at) ->
                halts.put(scope, new Halt(scope, level, reason, at));
            case TradingResumed(var scope, _, _) -> {
                halts.keySet().removeIf(scope::covers);
                flattens.keySet().removeIf(scope::covers);
            }
            case FlattenBegun begun -> flattens.put(begun.scope(), new Flattening(begun, Optional.empty(), List.of()));
            case FlattenDone done -> flattens.computeIfPresent(done.scope(), (_, one) ->
                    new Flattening(one.begun(), Optional.of(done), List.of()));
            case FlattenStuck(var scope, var order, _, _) -> flattens.computeIfPresent(scope, (_, one) ->
                    new Flattening(one.begun(), one.done(), with(one.refusing(), order)));
            case HeartbeatKept kept -> heartbeats.put(kept.strategy(), kept);
            case HeartbeatEnded(var strategy, _) -> heartbeats.remove(strategy);
            case HeartbeatLost(var strategy, _, _) -> heartbeats.remove(strategy);
            case EquityBased based -> bases.put(based.account(), based);
            case PeakReached(var account, var equity, _) -> bases.computeIfPresent(account, (_, base) -> new EquityBased(
                    account, base.dayStart(), equity, base.dayEnds(), base.why(), base.at()));
            case LadderStepped _, PoolBased _, PoolPeakReached _, PoolStepped _ -> {}
        }
    }

    synchronized void onPlan(PlanEvent event) {
        Place place = new Place(event.account(), event.symbol());
        switch (event) {
            case CloseStuck alarm -> stuck.put(place, alarm);
            case CloseOrdered _, CloseEnded _ -> stuck.remove(place);
            case ExitTimed(_, _, var due, _) -> exits.put(place, due);
            case ExitUntimed _ -> exits.remove(place);
            case PlanEvent _ -> {}
        }
    }

    synchronized void onPosition(PositionEvent event) {
        if (event.position().isFlat()) {
            exits.remove(new Place(event.account(), event.position().instrument().symbol()));
        }
    }

    private static List<OrderId> with(List<OrderId> orders, OrderId one) {
        return Stream.concat(orders.stream(), Stream.of(one)).distinct().toList();
    }

    /** The halts that stand, the oldest first. */
    public synchronized List<Halt> list() {
        return List.copyOf(halts.values());
    }

    public synchronized Optional<Halt> of(HaltScope scope) {
        return Optional.ofNullable(halts.get(scope));
    }

    /** What is being flattened, and what has been and was not resumed since. */
    public synchronized List<Flattening> flattens() {
        return List.copyOf(flattens.values());
    }

    /** Those who have said that they live, and when they are taken for dead. */
    public synchronized List<HeartbeatKept> heartbeats() {
        return List.copyOf(heartbeats.values());
    }

    /** From what the losses of accounts are measured, where they have limits. */
    public synchronized List<EquityBased> bases() {
        return List.copyOf(bases.values());
    }

    /** Positions that are to be closed and cannot be now. */
    public synchronized List<CloseStuck> stuck() {
        return List.copyOf(stuck.values());
    }

    /** When a position is to be closed whatever the market does. */
    public synchronized Optional<Instant> exitOf(AccountId account, Symbol symbol) {
        return Optional.ofNullable(exits.get(new Place(account, symbol)));
    }
}
