package io.taffrail.views;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.LinkEvent;
import io.taffrail.model.statement.Link;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the accounts stand with their brokers; an account that is held in the house has a link that cannot break. */
public final class Links {
    private final Map<AccountId, Link> byAccount = new ConcurrentHashMap<>();

    public Link of(AccountId account) {
        return byAccount.getOrDefault(account, Link.LOCAL);
    }

    /** Whether the account is held at a broker behind a wire. */
    public boolean isRemote(AccountId account) {
        return byAccount.containsKey(account);
    }

    void onLink(LinkEvent event) {
        byAccount.merge(event.account(), Link.LOCAL.apply(event), (link, _) -> link.apply(event));
    }
}
