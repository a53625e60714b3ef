package io.taffrail.engine;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.RequestKey;
import io.taffrail.model.journal.DeskEvent.RequestKept;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The keys of the requests that the desk has acted on, for a day; older ones are forgotten as new ones come. */
final class RequestKeys {
    private final Map<Owned, RequestKept> kept = new LinkedHashMap<>();

    private record Owned(AccountId account, RequestKey key) {}

    void apply(RequestKept event) {
        var name = new Owned(event.account(), event.key());
        kept.remove(name);
        kept.put(name, event);
        var oldest = kept.values().iterator();
        for (RequestKept first = oldest.next(); isOver(first, event.at()) || kept.size() > RequestKey.MOST; first = oldest.next()) {
            oldest.remove();
        }
    }

    /** The fingerprint of the request that has the key at a moment; empty where none has it, or none any more. */
    Optional<String> fingerprint(AccountId account, RequestKey key, Instant at) {
        return Optional.ofNullable(kept.get(new Owned(account, key)))
                .filter(event -> !isOver(event, at))
                .map(RequestKept::fingerprint);
    }

    private static boolean isOver(RequestKept event, Instant at) {
        return !event.at().plus(RequestKey.KEPT).isAfter(at);
    }
}
