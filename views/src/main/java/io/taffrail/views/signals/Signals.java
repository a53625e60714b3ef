package io.taffrail.views.signals;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.signal.SignalStatus;
import io.taffrail.model.signal.SignalStory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The latest signals of a desk, and what became of each; older ones are in the journal's tables. */
public final class Signals {
    /** How many are remembered. */
    public static final int MOST = 4_096;

    private final SequencedMap<Name, SignalStory> stories = new LinkedHashMap<>();
    private boolean forgot;

    private record Name(AccountId account, SignalId id) {}

    public synchronized Optional<SignalStory> find(AccountId account, SignalId id) {
        return Optional.ofNullable(stories.get(new Name(account, id)));
    }

    /** An account's signals that came before an entry, the latest first. */
    public synchronized List<SignalStory> list(AccountId account, Optional<SignalStatus> status, long before, int limit) {
        return stories.sequencedValues().reversed().stream()
                .filter(story -> story.account().equals(account) && story.sequence() < before)
                .filter(story -> status.map(story.status()::equals).orElse(true))
                .limit(limit)
                .toList();
    }

    /** Whether there were more than are remembered. */
    public synchronized boolean isCut() {
        return forgot;
    }

    /** Takes an event in, which stands in the journal at that entry. */
    public synchronized void onSignal(SignalEvent event, long sequence) {
        switch (event) {
            case SignalEvent.SignalReceived first -> begin(SignalStory.of(first, sequence));
            case SignalEvent.SignalRepeated(var account, var id, _)      -> next(account, id, event);
            case SignalEvent.SignalSized(var account, var id, _, _)      -> next(account, id, event);
            case SignalEvent.SignalHeld(var account, var id, _, _)       -> next(account, id, event);
            case SignalEvent.SignalApproved(var account, var id, _, _)   -> next(account, id, event);
            case SignalEvent.SignalDeclined(var account, var id, _, _)   -> next(account, id, event);
            case SignalEvent.SignalRefused(var account, var id, _, _)    -> next(account, id, event);
            case SignalEvent.SignalActed(var account, var id, _, _, _)   -> next(account, id, event);
            case SignalEvent.SignalWaits(var account, var id, _, _, _)   -> next(account, id, event);
            case SignalEvent.StrategyKept _, SignalEvent.HookKept _, SignalEvent.HookDropped _, SignalEvent.DeliveryRefused _ -> {}
        }
    }

    private void begin(SignalStory story) {
        stories.put(new Name(story.account(), story.id()), story);
        if (stories.size() > MOST) {
            stories.remove(stories.keySet().iterator().next());
            forgot = true;
        }
    }

    private void next(AccountId account, SignalId id, SignalEvent event) {
        stories.computeIfPresent(new Name(account, id), (_, story) -> story.apply(event));
    }
}
