package io.taffrail.views;

import io.taffrail.model.account.Watchlist;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.WatchlistId;
import io.taffrail.model.journal.AccountEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lists of symbols that are kept with a desk's accounts. */
public final class Watchlists {
    private final Map<AccountId, Map<WatchlistId, Watchlist>> lists = new LinkedHashMap<>();

    Watchlists() {}

    /** An account's lists, oldest first. */
    public synchronized List<Watchlist> of(AccountId account) {
        return List.copyOf(lists.getOrDefault(account, Map.of()).values());
    }

    public Optional<Watchlist> find(AccountId account, WatchlistId id) {
        return of(account).stream().filter(list -> list.id().equals(id)).findFirst();
    }

    /** The account's list of that name. */
    public Optional<Watchlist> named(AccountId account, String name) {
        return of(account).stream().filter(list -> list.name().equals(name)).findFirst();
    }

    synchronized void onAccount(AccountEvent event) {
        if (event instanceof AccountEvent.WatchlistKept(var account, var list, _)) {
            lists.computeIfAbsent(account, _ -> new LinkedHashMap<>()).put(list.id(), list);
        } else if (event instanceof AccountEvent.WatchlistDeleted(var account, var id, _)) {
            lists.getOrDefault(account, new LinkedHashMap<>()).remove(id);
        }
    }
}
