package io.taffrail.engine;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.HookId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.journal.SignalEvent.DeliveryRefused;
import io.taffrail.model.journal.SignalEvent.HookDropped;
import io.taffrail.model.journal.SignalEvent.HookKept;
import io.taffrail.model.journal.SignalEvent.SignalActed;
import io.taffrail.model.journal.SignalEvent.SignalApproved;
import io.taffrail.model.journal.SignalEvent.SignalDeclined;
import io.taffrail.model.journal.SignalEvent.SignalHeld;
import io.taffrail.model.journal.SignalEvent.SignalReceived;
import io.taffrail.model.journal.SignalEvent.SignalRefused;
import io.taffrail.model.journal.SignalEvent.SignalRepeated;
import io.taffrail.model.journal.SignalEvent.SignalSized;
import io.taffrail.model.journal.SignalEvent.SignalWaits;
import io.taffrail.model.journal.SignalEvent.StrategyKept;
import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.signal.Hook;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.signal.SignalStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A desk's hooks, and the signals that it has had lately: so many that a repeated delivery is known as one, for far longer
 * than any sender repeats.
 */
public final class SignalBook {
    /** How many signals are remembered; beyond that the oldest go first. */
    static final int MOST = 65_536;

    private final Map<HookId, Hook> hooks = new LinkedHashMap<>();
    private final Map<Name, Known> signals = new LinkedHashMap<>();
    private final Map<Name, SignalId> latest = new LinkedHashMap<>();
    private final Map<Name, Waiting> waiting = new LinkedHashMap<>();
    private long count;

    private record Name(AccountId account, SignalId id) {}

    /**
     * A signal as the desk remembers it.
     *
     * @param until when its approval lapses, or it has waited too long for the end of orders, while it waits
     * @param clears whether it takes what its strategy works off first
     */
    public record Known(
            AccountId account, Signal signal, SignalStatus status, Instant receivedAt, Optional<Instant> until, boolean clears) {
        Known with(SignalStatus next, Optional<Instant> end) {
            return new Known(account, signal, next, receivedAt, end, clears);
        }
    }

    /** A signal that waits until orders are over. */
    record Waiting(AccountId account, Signal signal, List<OrderId> orders, Instant until) {}

    void apply(SignalEvent event) {
        switch (event) {
            case HookKept(var hook, _)    -> hooks.put(hook.id(), hook);
            case HookDropped(var hook, _) -> hooks.remove(hook);
            case SignalReceived received -> receive(received);
            case SignalHeld(var account, var id, var until, _) -> become(account, id, SignalStatus.AWAITING_APPROVAL, Optional.of(until));
            case SignalApproved(var account, var id, _, _) -> become(account, id, SignalStatus.APPROVED, Optional.empty());
            case SignalDeclined(var account, var id, _, _) -> become(account, id, SignalStatus.DECLINED, Optional.empty());
            case SignalRefused(var account, var id, _, _)  -> become(account, id, SignalStatus.REFUSED, Optional.empty());
            case SignalActed(var account, var id, _, _, _) -> become(account, id, SignalStatus.ACTED, Optional.empty());
            case SignalWaits waits -> await(waits);
            case SignalSized _, SignalRepeated _, StrategyKept _, DeliveryRefused _ -> {}
        }
    }

    private void receive(SignalReceived event) {
        Signal signal = event.signal();
        var name = new Name(event.account(), signal.id());
        signals.put(name, new Known(event.account(), signal, SignalStatus.RECEIVED, event.at(), Optional.empty(),
                event.delivery().clearsTheWay()));
        latest.put(new Name(event.account(), signal.id().base()), signal.id());
        count++;
        if (signals.size() > MOST) {
            Iterator<Name> oldest = signals.keySet().iterator();
            Name gone = oldest.next();
            oldest.remove();
            latest.remove(new Name(gone.account(), gone.id().base()), gone.id());
        }
    }

    private void await(SignalWaits event) {
        become(event.account(), event.signal(), SignalStatus.WAITING, Optional.of(event.until()));
        find(event.account(), event.signal()).ifPresent(known -> waiting.put(
                new Name(event.account(), event.signal()),
                new Waiting(event.account(), known.signal(), event.orders(), event.until())));
    }

    private void become(AccountId account, SignalId id, SignalStatus status, Optional<Instant> until) {
        waiting.remove(new Name(account, id));
        signals.computeIfPresent(new Name(account, id), (_, known) -> known.with(status, until));
    }

    public Optional<Known> find(AccountId account, SignalId id) {
        return Optional.ofNullable(signals.get(new Name(account, id)));
    }

    /** Those that wait until orders are over, the first first. */
    Collection<Waiting> waiting() {
        return waiting.isEmpty() ? List.of() : List.copyOf(waiting.values());
    }

    Optional<Waiting> waiting(AccountId account, SignalId id) {
        return Optional.ofNullable(waiting.get(new Name(account, id)));
    }

    /** The latest signal that was named so by what it said. */
    Optional<Known> latest(AccountId account, SignalId base) {
        return Optional.ofNullable(latest.get(new Name(account, base))).flatMap(id -> find(account, id));
    }

    public Optional<Hook> hook(HookId id) {
        return Optional.ofNullable(hooks.get(id));
    }

    /** How many signals the desk has had. */
    long count() {
        return count;
    }
}
