package io.taffrail.server;

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
import io.taffrail.model.journal.HaltEvent.Step;
import io.taffrail.model.journal.HaltEvent.TradingHalted;
import io.taffrail.model.journal.HaltEvent.TradingResumed;
import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.PlanEvent.CloseStuck;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.value.Decimal;
import java.util.Locale;
import java.util.Optional;

/** Halts and what cannot be closed, as people are told of them. */
final class HaltWords {
    private HaltWords() {}

    /** Nothing where nobody needs to hear of it. */
    static Optional<String> of(HaltEvent event) {
        return switch (event) {
            case TradingHalted(var scope, var level, var reason, _) ->
                Optional.of("trading of " + scope.words() + " is halted (" + level.name().toLowerCase(Locale.ROOT) + "): " + reason);
            case TradingResumed(var scope, var reason, _) -> Optional.of("trading of " + scope.words() + " goes on: " + reason);
            case FlattenBegun(var scope, var reason, _) -> Optional.of(scope.words() + " is being flattened: " + reason);
            case FlattenDone(var scope, var canceled, var closedBy, _) ->
                Optional.of(scope.words() + " is flat: " + canceled.size() + " orders taken off, " + closedBy.size() + " sent to close");
            case FlattenStuck(var scope, var order, var why, _) ->
                Optional.of("ALARM: " + scope.words() + " is not flat: order " + order + " does not go\n"
                        + "  why: " + why + "\n"
                        + "  fix: take it off at the broker; it is seen when it is gone");
            case HeartbeatLost(var strategy, var due, _) ->
                Optional.of("ALARM: strategy " + strategy + " was not heard by " + due + "; its entries are taken off and halted\n"
                        + "  why: it stopped, or cannot reach the desk\n"
                        + "  fix: start it again, then: taffrail resume --scope strategy:" + strategy + " --reason TEXT");
            case LadderStepped(var account, var rule, var step, var loss, var limit, _) ->
                Optional.of("ALARM: account " + account + " has lost " + lost(rule, step, loss, limit));
            case PoolStepped(var pool, var rule, var step, var loss, var limit, _) ->
                Optional.of("ALARM: " + pool.words() + " have lost " + lost(rule, step, loss, limit));
            case HeartbeatKept _, HeartbeatEnded _, EquityBased _, PeakReached _, PoolBased _, PoolPeakReached _ -> Optional.empty();
        };
    }

    private static String lost(Rule rule, Step step, Decimal loss, Decimal limit) {
        String why = step == Step.APPROACHED
                ? "four fifths of the limit are reached"
                : "the limit is reached, and trading is halted";
        return loss + "%; " + rule.word() + " is " + limit + "%\n"
                + "  why: " + why + "\n"
                + "  fix: look at taffrail position list; a halt is lifted with taffrail resume --reason TEXT";
    }

    static String of(CloseStuck alarm) {
        return "ALARM: " + alarm.left() + " " + alarm.symbol() + " of account " + alarm.account() + " cannot be closed now\n"
                + "  why: " + alarm.why() + "\n"
                + "  fix: it is tried again when the market moves; look at taffrail position list";
    }
}
