package io.taffrail.engine;

import io.taffrail.model.halt.Halt;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.HaltEvent.FlattenBegun;
import io.taffrail.model.journal.HaltEvent.HeartbeatEnded;
import io.taffrail.model.journal.HaltEvent.HeartbeatKept;
import io.taffrail.model.journal.HaltEvent.HeartbeatLost;
import io.taffrail.model.journal.HaltEvent.TradingHalted;
import io.taffrail.model.journal.HaltEvent.TradingResumed;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.PlanEvent.CloseBegun;
import io.taffrail.model.journal.PlanEvent.CloseEnded;
import io.taffrail.model.journal.PlanEvent.Way;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Origin;
import io.taffrail.model.signal.SignalProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides on halts: who sets and lifts them, and what a strategy's silence comes to. */
final class HaltDecider {
    private final Book book;
    private final LadderDecider ladders;

    HaltDecider(Book book, LadderDecider ladders) {
        this.book = book;
        this.ladders = ladders;
    }

    /** A halt that is not stricter than the one that stands comes to nothing. */
    List<Event> halt(Command.Halt command, Instant at) {
        return refusal(command.scope(), at)
                .orElseGet(() -> halted(command.scope(), command.level(), command.reason(), at).stream().toList());
    }

    private Optional<Event> halted(HaltScope scope, HaltLevel level, String reason, Instant at) {
        return book.halts().halt(scope).map(Halt::level).filter(stands -> stands.isAtLeast(level)).isPresent()
                ? Optional.empty()
                : Optional.of(new TradingHalted(scope, level, reason, at));
    }

    /** One that is under way comes to nothing. */
    List<Event> flatten(Command.Flatten command, Instant at) {
        if (command.scope() instanceof HaltScope.OneStrategy(var strategy) && isUnheardOf(strategy)) {
            return List.of(new CommandRefused(new Denial.SignalTurnedAway(new SignalProblem.UnknownStrategy(strategy)), at));
        }
        return refusal(command.scope(), at).orElseGet(() -> {
            if (book.halts().flattening(command.scope()).isPresent()) {
                return List.of();
            }
            var events = new ArrayList<Event>();
            halted(command.scope(), HaltLevel.ENTRIES, command.reason(), at).ifPresent(events::add);
            events.add(new FlattenBegun(command.scope(), command.reason(), at));
            return events;
        });
    }

    /** Whoever misspells a name must not be told that all of it is flat. */
    private boolean isUnheardOf(StrategyId strategy) {
        return book.strategies().find(strategy).isEmpty()
                && book.strategies().held(strategy).isEmpty()
                && book.openOrders().stream().noneMatch(order -> order.strategy().filter(strategy::equals).isPresent());
    }

    /** What flattening had still to close is left as it is; orders that are under way for it go on. */
    List<Event> resume(Command.Resume command, Instant at) {
        return refusal(command.scope(), at).orElseGet(() -> {
            HaltScope scope = command.scope();
            boolean any = book.halts().halts().stream().anyMatch(halt -> scope.covers(halt.scope()))
                    || book.halts().flattens().stream().anyMatch(flatten -> scope.covers(flatten.scope()));
            if (!any) {
                return List.of();
            }
            var events = new ArrayList<Event>();
            events.add(new TradingResumed(scope, command.reason(), at));
            events.addAll(ladders.rearmed(scope, at));
            for (Closing closing : book.plans().closings()) {
                var begun = closing.begun();
                if (isFlattened(begun, scope)) {
                    events.add(new CloseEnded(
                            begun.account(), begun.symbol(), closing.closed(), "trading was resumed", at));
                }
            }
            return events;
        });
    }

    private boolean isFlattened(CloseBegun begun, HaltScope lifted) {
        boolean ofAccount = begun.way() == Way.ONCE_CLEAR;
        boolean ofStrategy = begun.why().equals(CloseBegun.FLATTENED);
        return book.halts().flattens().stream()
                .filter(flatten -> lifted.covers(flatten.scope()))
                .anyMatch(flatten -> (ofAccount && flatten.scope().stops(begun.account(), Optional.empty()))
                        || (ofStrategy && flatten.scope().stops(begun.account(), begun.origin().map(Origin::strategy))));
    }

    List<Event> heartbeat(Command.Heartbeat beat, Instant at) {
        StrategyId strategy = beat.strategy();
        return beat.within()
                .<List<Event>>map(within -> List.of(new HeartbeatKept(strategy, within, at.plus(within), at)))
                .orElseGet(() -> book.halts().heartbeat(strategy).isPresent()
                        ? List.of(new HeartbeatEnded(strategy, at))
                        : List.of());
    }

    /** Whoever has been silent for too long by now: what would open something is taken off, and no more of it leaves. */
    List<Event> silent(Instant now, Instant at) {
        var events = new ArrayList<Event>();
        for (StrategyId strategy : book.halts().silentAt(now)) {
            Instant due = book.halts().heartbeat(strategy).orElseThrow();
            events.add(new HeartbeatLost(strategy, due, at));
            halted(new HaltScope.OneStrategy(strategy), HaltLevel.ENTRIES, "no heartbeat by " + due, at)
                    .ifPresent(events::add);
            book.openOrders().stream()
                    .filter(order -> order.origin().map(Origin::strategy).filter(strategy::equals).isPresent())
                    .filter(order -> !order.isExit() && !order.has(Instruction.REDUCE_ONLY))
                    .filter(order -> !book.plans().isCloser(order.id()))
                    .filter(CommandDecider::canBeTakenOff)
                    .map(Order::id)
                    .forEach(order -> events.add(new OrderPendingCancel(order, at)));
        }
        return events;
    }

    private Optional<List<Event>> refusal(HaltScope scope, Instant at) {
        return scope instanceof HaltScope.OneAccount(var account) && book.account(account).isEmpty()
                ? Optional.of(List.of(new CommandRefused(new Denial.UnknownAccount(account), at)))
                : Optional.empty();
    }
}
