package io.taffrail.model.signal;

import io.taffrail.model.id.HookId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import java.time.Duration;
import java.time.Instant;

/** Why a signal is not acted on, with the facts that decided it. */
public sealed interface SignalProblem {

    /** Nobody has told the desk of the strategy. */
    record UnknownStrategy(StrategyId strategy) implements SignalProblem {}

    /** It was sent too long ago, or comes from a clock that is ahead. */
    record Stale(Instant sentAt, Instant now, Duration maxAge) implements SignalProblem {}

    /** The strategy, or the hook, may not trade the symbol. */
    record SymbolNotAllowed(Symbol symbol, String by) implements SignalProblem {}

    /** Another signal has the id already. */
    record IdTaken(SignalId signal) implements SignalProblem {}

    /** What it asks for is there already, or is not there to be closed. */
    record NothingToDo(Action action, PositionState state) implements SignalProblem {}

    /** An order works, or is in doubt, that changes what is held: nobody knows what the signal would come to. */
    record Busy(Action action, PositionState state) implements SignalProblem {}

    /** The strategy may not sell what it does not hold. */
    record ShortsForbidden(StrategyId strategy, Symbol symbol) implements SignalProblem {}

    /** The strategy holds something already, and may not add to it. */
    record AddsForbidden(StrategyId strategy, Symbol symbol) implements SignalProblem {}

    /** There is no such hook. */
    record UnknownHook(HookId hook) implements SignalProblem {}

    /** There is no such signal, or it has been forgotten. */
    record UnknownSignal(SignalId signal) implements SignalProblem {}

    /** It does not wait for anybody's approval. */
    record NotAwaited(SignalId signal, String status) implements SignalProblem {}

    /** Its approval came too late. */
    record Lapsed(SignalId signal, Instant until) implements SignalProblem {}

    /** The orders that it had to take off were not over in time. */
    record WaitedTooLong(SignalId signal, Instant until) implements SignalProblem {}

    /** While it waited for the end of orders another signal was acted on. */
    record Overtaken(SignalId signal, SignalId by) implements SignalProblem {}

    /** It cannot be acted on as it stands. */
    record Unusable(String what) implements SignalProblem {}

    /** What a program tells problems apart by. */
    default String code() {
        return switch (this) {
            case UnknownStrategy _  -> "UNKNOWN_STRATEGY";
            case Stale _            -> "SIGNAL_STALE";
            case SymbolNotAllowed _ -> "SYMBOL_NOT_ALLOWED";
            case IdTaken _          -> "SIGNAL_ID_TAKEN";
            case NothingToDo _      -> "SIGNAL_NOTHING_TO_DO";
            case Busy _             -> "POSITION_BUSY";
            case ShortsForbidden _  -> "STRATEGY_LONG_ONLY";
            case AddsForbidden _    -> "STRATEGY_ADDS_FORBIDDEN";
            case UnknownHook _      -> "UNKNOWN_HOOK";
            case UnknownSignal _    -> "UNKNOWN_SIGNAL";
            case NotAwaited _       -> "SIGNAL_NOT_AWAITED";
            case Lapsed _           -> "APPROVAL_LAPSED";
            case WaitedTooLong _    -> "SIGNAL_WAITED_TOO_LONG";
            case Overtaken _        -> "SIGNAL_OVERTAKEN";
            case Unusable _         -> "SIGNAL_UNUSABLE";
        };
    }

    /** What happened. */
    default String what() {
        return switch (this) {
            case UnknownStrategy(var strategy) -> "the desk knows no strategy " + strategy;
            case Stale(var sentAt, var now, var maxAge) ->
                "the signal was sent at " + sentAt + " and came at " + now + "; it may be " + maxAge.toMillis() + " ms old";
            case SymbolNotAllowed(var symbol, var by) -> by + " may not trade " + symbol;
            case IdTaken(var signal) -> "another signal has the id " + signal;
            case NothingToDo(var action, var state) -> action + " finds the strategy's position " + state;
            case Busy(var action, var state) -> action + " finds the strategy's position " + state;
            case ShortsForbidden(var strategy, var symbol) -> "strategy " + strategy + " holds no " + symbol + " to sell";
            case AddsForbidden(var strategy, var symbol) -> "strategy " + strategy + " holds " + symbol + " already";
            case UnknownHook(var hook) -> "there is no hook " + hook;
            case UnknownSignal(var signal) -> "there is no signal " + signal;
            case NotAwaited(var signal, var status) -> "signal " + signal + " is " + status + " and waits for nobody";
            case Lapsed(var signal, var until) -> "signal " + signal + " could be approved until " + until;
            case WaitedTooLong(var signal, var until) ->
                "the orders that signal " + signal + " takes off were not over by " + until;
            case Overtaken(var signal, var by) -> "while signal " + signal + " waited for the end of orders, " + by + " was acted on";
            case Unusable(var what) -> what;
        };
    }

    /** Which rule that breaks. */
    default String why() {
        return switch (this) {
            case UnknownStrategy _  -> "signals trade for strategies that somebody has set up";
            case Stale _            -> "an old signal speaks of another market";
            case SymbolNotAllowed _ -> "it was set up for other symbols";
            case IdTaken _          -> "an id stands for one signal, and trades once";
            case NothingToDo _      -> "a signal is not executed twice";
            case Busy _             -> "until the orders under way have ended nobody knows what is held";
            case ShortsForbidden _  -> "the strategy trades long only";
            case AddsForbidden _    -> "the strategy holds one position at a time";
            case UnknownHook _      -> "only a hook that is there can be changed or dropped";
            case UnknownSignal _    -> "only a signal that the desk has is approved or rejected";
            case NotAwaited _       -> "a signal is approved or rejected once, while it waits";
            case Lapsed _           -> "the market has moved on";
            case WaitedTooLong _    -> "an old signal speaks of another market";
            case Overtaken _        -> "of two signals of a strategy the later counts";
            case Unusable _         -> "what cannot be meant is not guessed";
        };
    }

    /** What to do about it. */
    default String fix() {
        return switch (this) {
            case UnknownStrategy(var strategy) -> "set it up: taffrail strategy set " + strategy + " --size risk:1%";
            case Stale _            -> "send signals when they are made, set the sender's clock, or allow a larger max_age";
            case SymbolNotAllowed _ -> "send another symbol, or allow this one: taffrail strategy set, taffrail hook create";
            case IdTaken _          -> "give each signal an id of its own";
            case NothingToDo _      ->
                "nothing needs to be done; what the account holds for others is closed with: taffrail position close SYMBOL";
            case Busy _             -> "wait until the orders have ended: taffrail order list";
            case ShortsForbidden(var strategy, var symbol) ->
                "what the account holds for others is closed with: taffrail position close " + symbol
                        + "; to sell short: taffrail strategy set " + strategy + " --shorts";
            case AddsForbidden _    -> "allow it: taffrail strategy set --adds";
            case UnknownHook _      -> "list the hooks: taffrail hook list";
            case UnknownSignal _, NotAwaited _ -> "list the signals: taffrail signal list";
            case Lapsed _           -> "wait for the next signal";
            case WaitedTooLong _    -> "look what became of the orders: taffrail order list; allow a larger max_age";
            case Overtaken _        -> "nothing needs to be done";
            case Unusable _         -> "correct the signal and send it under a new id";
        };
    }
}
