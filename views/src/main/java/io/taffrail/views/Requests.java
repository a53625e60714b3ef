package io.taffrail.views;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.RequestKey;
import io.taffrail.model.journal.DeskEvent.RequestKept;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The requests that had a key of their own, and the entries in which their answers stand. */
public final class Requests {
    /** More than the desk remembers, so that what it has just called a repetition is still here. */
    private static final int MOST = RequestKey.MOST + RequestKey.MOST / 8;

    private final Map<Owned, Kept> kept = new LinkedHashMap<>();

    private record Owned(AccountId account, RequestKey key) {}

    /**
     * A request that was acted on.
     *
     * @param fingerprint what the caller asked, in short
     * @param sequence of the entry with the answer
     * @param at when
     */
    public record Kept(String fingerprint, long sequence, Instant at) {}

    /** The request that has a key; one that the desk no longer remembers may be found too. */
    public synchronized Optional<Kept> find(AccountId account, RequestKey key) {
        return Optional.ofNullable(kept.get(new Owned(account, key)));
    }

    synchronized void onRequest(RequestKept event, long sequence) {
        var name = new Owned(event.account(), event.key());
        kept.remove(name);
        kept.put(name, new Kept(event.fingerprint(), sequence, event.at()));
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
