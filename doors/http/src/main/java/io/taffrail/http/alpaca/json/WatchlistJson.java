package io.taffrail.http.alpaca.json;

import io.taffrail.http.web.Json;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.instrument.Instrument;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A list of symbols as Alpaca writes it. */
public final class WatchlistJson {
    private WatchlistJson() {}

    /** With what its symbols stand for, in the list's order. */
    public static ObjectNode of(Watchlist list, Account account, List<Instrument> assets) {
        ObjectNode node = of(list, account);
        var array = node.putArray("assets");
        assets.forEach(asset -> array.add(AssetJson.of(asset)));
        return node;
    }

    /** As the list of all lists has it, without its content. */
    public static ObjectNode of(Watchlist list, Account account) {
        return Json.object()
                .put("id", list.id().value())
                .put("account_id", AccountJson.id(account))
                .put("created_at", list.createdAt().toString())
                .put("updated_at", list.updatedAt().toString())
                .put("name", list.name());
    }
}
