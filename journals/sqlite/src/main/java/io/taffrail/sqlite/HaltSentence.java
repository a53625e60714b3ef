package io.taffrail.sqlite;

import io.taffrail.model.journal.HaltEvent;
import java.util.Locale;

/** What has happened to halts, for people who read the audit log. */
final class HaltSentence {
    private HaltSentence() {}

    static String of(HaltEvent event) {
        return switch (event) {
            case HaltEvent.TradingHalted(var scope, var level, var reason, _) ->
                "HALTED " + level.name().toLowerCase(Locale.ROOT) + " of " + scope.words() + ": " + reason;
            case HaltEvent.TradingResumed(var scope, var reason, _) -> "trading of " + scope.words() + " goes on: " + reason;
            case HaltEvent.FlattenBegun(var scope, var reason, _) -> "FLATTENING " + scope.words() + ": " + reason;
            case HaltEvent.FlattenDone(var scope, var canceled, var closedBy, _) ->
                scope.words() + " is flat: " + canceled.size() + " orders taken off, " + closedBy.size() + " sent to close";
            case HaltEvent.FlattenStuck(var scope, var order, var why, _) ->
                "ALARM: " + scope.words() + " is not flat: order " + order + ": " + why;
            case HaltEvent.HeartbeatKept(var strategy, _, var due, _) -> "strategy " + strategy + " lives; heard again by " + due;
            case HaltEvent.HeartbeatEnded(var strategy, _) -> "strategy " + strategy + " is waited for no more";
            case HaltEvent.EquityBased based ->
                "losses of account " + based.account() + " are measured from " + based.dayStart() + " for the day and " + based.peak()
                        + " in all: " + based.why();
            case HaltEvent.PeakReached(var account, var equity, _) -> "account " + account + " is worth " + equity + ", more than before";
            case HaltEvent.LadderStepped step ->
                "ALARM: account " + step.account() + " has lost " + step.loss() + "%, " + step.rule().word() + " is " + step.limit() + "%";
            case HaltEvent.PoolBased based ->
                "losses of " + based.pool().words() + " are measured from " + based.dayStart() + " for the day and " + based.peak()
                        + " in all: " + based.why();
            case HaltEvent.PoolPeakReached(var pool, var equity, _) -> pool.words() + " are worth " + equity + ", more than before";
            case HaltEvent.PoolStepped step ->
                "ALARM: " + step.pool().words() + " have lost " + step.loss() + "%, " + step.rule().word() + " is " + step.limit() + "%";
            case HaltEvent.HeartbeatLost(var strategy, var due, _) ->
                "ALARM: strategy " + strategy + " was not heard by " + due;
        };
    }
}
