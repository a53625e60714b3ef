package io.taffrail.sqlite;

import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.signal.Sizing;

/** What happened to a signal, for people. */
final class SignalSentence {
    private SignalSentence() {}

    static String of(SignalEvent event) {
        return switch (event) {
            case SignalEvent.StrategyKept(var strategy, _) ->
                "strategy " + strategy.id() + " trades in account " + strategy.account();
            case SignalEvent.HookKept(var hook, _) ->
                "hook " + hook.id() + " takes alerts for strategy " + hook.strategy()
                        + (hook.approval() ? ", each to be approved" : ", which trade at once");
            case SignalEvent.HookDropped(var hook, _) -> "hook " + hook + " takes no alerts any more";
            case SignalEvent.SignalReceived(_, var signal, _, var found, _) ->
                "signal " + signal.id() + " of strategy " + signal.strategy() + ": " + signal.action() + " " + signal.symbol()
                        + ", which it finds " + found;
            case SignalEvent.SignalRepeated(_, var signal, _) -> "signal " + signal + " came again";
            case SignalEvent.SignalSized(_, var signal, Sizing.Sized sized, _) ->
                "signal " + signal + " is sized to " + sized.quantity();
            case SignalEvent.SignalSized(_, var signal, Sizing.Unsized unsized, _) ->
                "signal " + signal + " is not sized: " + unsized.problem().what();
            case SignalEvent.SignalHeld(_, var signal, var until, _) ->
                "signal " + signal + " waits for approval until " + until;
            case SignalEvent.SignalApproved(_, var signal, var reason, _) -> "signal " + signal + " APPROVED: " + reason;
            case SignalEvent.SignalDeclined(_, var signal, var reason, _) -> "signal " + signal + " DECLINED: " + reason;
            case SignalEvent.SignalRefused(_, var signal, var reason, _) ->
                "signal " + signal + " REFUSED " + reason.code() + ": " + reason.what();
            case SignalEvent.DeliveryRefused(var hook, var code, var what, _, _) ->
                "hook " + hook + " was sent what is no signal, " + code + ": " + what;
            case SignalEvent.SignalWaits(_, var signal, var orders, var until, _) ->
                "signal " + signal + " waits until " + until + " for the end of " + orders.size() + " orders";
            case SignalEvent.SignalActed(_, var signal, _, var how, _) -> "signal " + signal + " " + how;
        };
    }
}
