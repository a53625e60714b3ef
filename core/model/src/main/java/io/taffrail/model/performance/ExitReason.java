package io.taffrail.model.performance;

import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.PlanEvent.CloseBegun;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Origin;

/** Why a position came to its end: what the order was for that closed the last of it. */
public enum ExitReason {
    /** A take profit traded. */
    TARGET,
    /** A stop was reached. */
    STOP,
    /** The market turned by the trail of a stop that followed it. */
    TRAILING_STOP,
    /** Its time was over. */
    TIME,
    /** Somebody asked for this position to be closed, or turned round. */
    MANUAL_CLOSE,
    /** Everything was closed at once: by a person, or by a limit of losses. */
    FLATTEN,
    /** A signal asked for it. */
    SIGNAL,
    /** An order of a strategy, without a signal, went the other way. */
    STRATEGY,
    /** An order of nobody's strategy went the other way. */
    ORDER,
    /** An order that came to the broker from elsewhere. */
    BROKER,
    /** The broker holds nothing any more, and no order of these books explains it. */
    RECONCILED;

    /** What closing by an order would be called, known when it begins; {@code input} is what brought it about. */
    public static ExitReason of(OrderInitialized order, Input input) {
        if (order.link().filter(link -> link.role() == GroupLink.Role.TAKE_PROFIT).isPresent()) {
            return TARGET;
        }
        boolean exit = order.link().filter(link -> link.role().isExit()).isPresent();
        return switch (order.spec()) {
            case OrderSpec.TrailingStop _ -> TRAILING_STOP;
            case OrderSpec.Stop _, OrderSpec.StopLimit _ -> STOP;
            case OrderSpec.Market _, OrderSpec.Limit _ -> exit || input instanceof Input.StopTouched ? STOP : asked(order, input);
        };
    }

    /** What the orders of a plan to close are called; {@code input} is what brought the plan about. */
    public static ExitReason of(CloseBegun plan, Input input) {
        if (plan.why().equals(CloseBegun.FLATTENED)) {
            return FLATTEN;
        }
        return input instanceof Input.TimeReached ? TIME : plan.origin().map(ExitReason::of).orElse(MANUAL_CLOSE);
    }

    private static ExitReason asked(OrderInitialized order, Input input) {
        if (input instanceof Input.CommandTaken(Command command, _) && plain(command) instanceof Command.ClosePosition) {
            return MANUAL_CLOSE;
        }
        return order.origin().map(ExitReason::of).orElse(ORDER);
    }

    private static ExitReason of(Origin origin) {
        return origin.signal().isPresent() ? SIGNAL : STRATEGY;
    }

    private static Command plain(Command command) {
        return command instanceof Command.Once once ? once.command() : command;
    }
}
