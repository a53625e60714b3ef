package io.taffrail.views.signals;

import io.taffrail.model.id.HookId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.signal.Hook;
import io.taffrail.model.signal.Strategy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A desk's strategies and hooks, by name, and what lately came by each hook that could not be read. */
public final class Hooks {
    /** How many unreadable deliveries of each hook are remembered. */
    public static final int MOST = 50;

    private final Map<String, Strategy> strategies = new TreeMap<>();
    private final Map<String, Hook> hooks = new TreeMap<>();
    private final Map<HookId, Deque<SignalEvent.DeliveryRefused>> unreadable = new HashMap<>();

    public synchronized List<Strategy> strategies() {
        return List.copyOf(strategies.values());
    }

    public synchronized Optional<Strategy> strategy(StrategyId id) {
        return Optional.ofNullable(strategies.get(id.value()));
    }

    public synchronized List<Hook> all() {
        return List.copyOf(hooks.values());
    }

    public synchronized Optional<Hook> find(HookId id) {
        return Optional.ofNullable(hooks.get(id.value()));
    }

    /** What could not be read, the latest first. */
    public synchronized List<SignalEvent.DeliveryRefused> unreadable(HookId id) {
        return List.copyOf(unreadable.getOrDefault(id, new ArrayDeque<>()));
    }

    /** Takes an event in. */
    public synchronized void onSignal(SignalEvent event) {
        switch (event) {
            case SignalEvent.StrategyKept(var strategy, _) -> strategies.put(strategy.id().value(), strategy);
            case SignalEvent.HookKept(var hook, _)         -> hooks.put(hook.id().value(), hook);
            case SignalEvent.HookDropped(var hook, _)      -> {
                hooks.remove(hook.value());
                unreadable.remove(hook);
            }
            case SignalEvent.DeliveryRefused refused       -> keep(refused);
            case SignalEvent.SignalReceived _, SignalEvent.SignalRepeated _, SignalEvent.SignalSized _, SignalEvent.SignalHeld _,
                    SignalEvent.SignalApproved _, SignalEvent.SignalDeclined _, SignalEvent.SignalRefused _,
                    SignalEvent.SignalWaits _, SignalEvent.SignalActed _ -> {}
        }
    }

    private void keep(SignalEvent.DeliveryRefused refused) {
        var latest = unreadable.computeIfAbsent(refused.hook(), _ -> new ArrayDeque<>());
        latest.addFirst(refused);
        if (latest.size() > MOST) {
            latest.removeLast();
        }
    }
}
