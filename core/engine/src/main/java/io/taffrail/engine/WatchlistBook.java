package io.taffrail.engine;

import io.taffrail.model.account.Watchlist;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.WatchlistId;
import io.taffrail.model.journal.AccountEvent.WatchlistDeleted;
import io.taffrail.model.journal.AccountEvent.WatchlistKept;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The lists of symbols that are kept with the desk's accounts. */
final class WatchlistBook {
    private final Map<AccountId, Map<WatchlistId, Watchlist>> lists = new LinkedHashMap<>();
    private long created;

    void apply(WatchlistKept event) {
        var own = lists.computeIfAbsent(event.account(), _ -> new LinkedHashMap<>());
        if (own.put(event.watchlist().id(), event.watchlist()) == null) {
            created++;
        }
    }

    void apply(WatchlistDeleted event) {
        lists.getOrDefault(event.account(), new LinkedHashMap<>()).remove(event.watchlist());
    }

    /** How many lists the desk has had. */
    long createdSoFar() {
        return created;
    }

    Collection<Watchlist> of(AccountId account) {
        return lists.getOrDefault(account, Map.of()).values();
    }

    Optional<Watchlist> find(AccountId account, WatchlistId id) {
        return of(account).stream().filter(list -> list.id().equals(id)).findFirst();
    }
}
