package io.taffrail.http;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Side;
import io.taffrail.model.signal.PositionState;
import io.taffrail.model.signal.SignalProblem;
import io.taffrail.model.signal.Sizing;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides on signals as a desk does that finds everything flat: each is acted on once, or waits for its approval. */
final class ScriptedSignals {
    private final Set<String> known = new HashSet<>();
    private final Set<String> waiting = new HashSet<>();

    List<Event> decide(Command command) {
        return switch (command) {
            case Command.KeepStrategy(var strategy) -> List.of(new SignalEvent.StrategyKept(strategy, StillMarket.NOW));
            case Command.KeepHook(var hook) -> List.of(new SignalEvent.HookKept(hook, StillMarket.NOW));
            case Command.DropHook(var hook) -> List.of(new SignalEvent.HookDropped(hook, StillMarket.NOW));
            case Command.RefuseDelivery(var hook, var code, var what, var body) ->
                List.of(new SignalEvent.DeliveryRefused(hook, code, what, body, StillMarket.NOW));
            case Command.SendSignal send -> send(send);
            case Command.ApproveSignal(var account, var id, _, var reason) -> waiting.remove(name(account, id))
                    ? List.of(new SignalEvent.SignalApproved(account, id, reason, StillMarket.NOW), acted(account, id))
                    : List.of(notAwaited(id));
            case Command.RejectSignal(var account, var id, var reason) -> waiting.remove(name(account, id))
                    ? List.of(new SignalEvent.SignalDeclined(account, id, reason, StillMarket.NOW))
                    : List.of(notAwaited(id));
            default -> throw new IllegalStateException("no signal: " + command);
        };
    }

    private List<Event> send(Command.SendSignal send) {
        SignalId id = send.signal().id();
        if (!known.add(name(send.account(), id))) {
            return List.of(new SignalEvent.SignalRepeated(send.account(), id, StillMarket.NOW));
        }
        var received = new SignalEvent.SignalReceived(
                send.account(), send.signal(), send.delivery(), PositionState.FLAT, StillMarket.NOW);
        var sizing = new Sizing.Sized(Side.BUY, Quantity.of(10), List.of(new Sizing.Step("units", "10", "as asked")));
        var sized = new SignalEvent.SignalSized(send.account(), id, sizing, StillMarket.NOW);
        if (send.delivery().approval()) {
            waiting.add(name(send.account(), id));
            return List.of(received, sized, new SignalEvent.SignalHeld(
                    send.account(), id, StillMarket.NOW.plus(Duration.ofMinutes(15)), StillMarket.NOW));
        }
        return List.of(received, sized, acted(send.account(), id));
    }

    private static SignalEvent acted(AccountId account, SignalId id) {
        return new SignalEvent.SignalActed(
                account, id, List.of(new OrderId("order-of-" + id)), "opens long", StillMarket.NOW);
    }

    private static Event notAwaited(SignalId id) {
        return new CommandRefused(
                new Denial.SignalTurnedAway(new SignalProblem.NotAwaited(id, "ACTED")), StillMarket.NOW);
    }

    private static String name(AccountId account, SignalId id) {
        return account + "/" + id;
    }
}
