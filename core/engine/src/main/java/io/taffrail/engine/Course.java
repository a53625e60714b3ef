package io.taffrail.engine;

import io.taffrail.model.order.Side;
import io.taffrail.model.position.Position;
import io.taffrail.model.signal.Action;
import io.taffrail.model.signal.PositionState;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.signal.SignalProblem;
import io.taffrail.model.signal.Strategy;

/** What a signal comes to, given how its strategy stands: the table that keeps a signal from being executed twice. */
sealed interface Course {

    /** Opens a position, or makes it larger. */
    record Open(Side side) implements Course {}

    /** Goes to where the signal wants to be, whichever way that is. */
    record GoTo() implements Course {}

    /** Closes what is held, and where {@code turn} opens the other side then. */
    record Close(Position position, boolean turn) implements Course {}

    /** Takes off what works. */
    record TakeOff() implements Course {}

    record Refuse(SignalProblem problem) implements Course {}

    static Course of(Strategy strategy, Stake stake, Signal signal) {
        PositionState state = stake.state();
        Action action = signal.action();
        return switch (state) {
            case IN_DOUBT, CLOSING -> busy(action, state);
            case OPENING -> action.isExit() ? new TakeOff() : busy(action, state);
            case FLAT  -> flat(strategy, signal);
            case LONG  -> held(strategy, stake.position(), signal, Side.BUY, state);
            case SHORT -> held(strategy, stake.position(), signal, Side.SELL, state);
        };
    }

    private static Course busy(Action action, PositionState state) {
        // Taking off what works is the way out of it.
        return action == Action.CANCEL ? new TakeOff() : new Refuse(new SignalProblem.Busy(action, state));
    }

    private static Course flat(Strategy strategy, Signal signal) {
        return switch (signal.action()) {
            case BUY, ENTER_LONG -> new Open(Side.BUY);
            case SELL, ENTER_SHORT -> strategy.shorts()
                    ? new Open(Side.SELL)
                    : new Refuse(new SignalProblem.ShortsForbidden(strategy.id(), signal.symbol()));
            case TARGET -> new GoTo();
            case ADD, EXIT, EXIT_LONG, EXIT_SHORT, CANCEL ->
                nothing(signal, PositionState.FLAT);
        };
    }

    private static Course held(Strategy strategy, Position position, Signal signal, Side way, PositionState state) {
        return switch (signal.action()) {
            case BUY, ENTER_LONG  -> way == Side.BUY ? more(strategy, signal, way) : back(strategy, position, signal);
            case SELL, ENTER_SHORT -> way == Side.SELL ? more(strategy, signal, way) : back(strategy, position, signal);
            case ADD -> strategy.adds()
                    ? new Open(way)
                    : new Refuse(new SignalProblem.AddsForbidden(strategy.id(), signal.symbol()));
            case EXIT -> new Close(position, false);
            case EXIT_LONG -> way == Side.BUY ? new Close(position, false) : nothing(signal, state);
            case EXIT_SHORT -> way == Side.SELL ? new Close(position, false) : nothing(signal, state);
            case TARGET -> new GoTo();
            case CANCEL -> nothing(signal, state);
        };
    }

    private static Course nothing(Signal signal, PositionState state) {
        return new Refuse(new SignalProblem.NothingToDo(signal.action(), state));
    }

    private static Course more(Strategy strategy, Signal signal, Side way) {
        return strategy.adds()
                ? new Open(way)
                : new Refuse(new SignalProblem.AddsForbidden(strategy.id(), signal.symbol()));
    }

    /** The opposite signal: it closes; whether it opens the other side is the strategy's choice, and the signal's own. */
    private static Course back(Strategy strategy, Position position, Signal signal) {
        boolean wants = signal.action() == Action.ENTER_LONG || signal.action() == Action.ENTER_SHORT || strategy.turns();
        boolean may = strategy.shorts() || !position.isLong();
        return new Close(position, wants && may);
    }
}
