package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.WatchlistJson;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Refused;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.Watchlist.Change;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.WatchlistId;
import io.taffrail.model.journal.AccountEvent.WatchlistKept;
import io.taffrail.model.journal.Command;
import io.taffrail.ports.Desks;
import io.taffrail.ports.Receipt;
import io.taffrail.views.Views;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** {@code /v2/watchlists}: lists of symbols that people keep, under an id or a name. */
final class WatchlistRoutes {
    private static final String BY_ID = "/v2/watchlists/{id}";
    private static final String BY_NAME = "/v2/watchlists:by_name";

    private final Desks desks;
    private final Views views;
    private final AssetBook assets;

    WatchlistRoutes(Desks desks, Views views, AssetBook assets) {
        this.desks = desks;
        this.views = views;
        this.assets = assets;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/v2/watchlists", this::list),
                Route.of("POST", "/v2/watchlists", this::create),
                Route.of("GET", BY_ID, call -> shown(call, byId(call))),
                Route.of("PUT", BY_ID, call -> update(call, byId(call))),
                Route.of("POST", BY_ID, call -> add(call, byId(call))),
                Route.of("DELETE", BY_ID, call -> delete(call, byId(call))),
                Route.of("DELETE", BY_ID + "/{symbol*}", call -> remove(call, byId(call))),
                Route.of("GET", BY_NAME, call -> shown(call, byName(call))),
                Route.of("PUT", BY_NAME, call -> update(call, byName(call))),
                Route.of("POST", BY_NAME, call -> add(call, byName(call))),
                Route.of("DELETE", BY_NAME, call -> delete(call, byName(call))));
    }

    private Reply list(Call call) {
        Account account = account(call);
        var array = Json.array();
        views.watchlists().of(account.id()).forEach(list -> array.add(WatchlistJson.of(list, account)));
        return Reply.ok(array);
    }

    private Reply create(Call call) {
        var request = WatchlistRequest.of(call, assets);
        String name = request.name().orElseThrow(() -> Errors.parameter("name is required"));
        return changed(call, new Change.Create(name, request.symbols().orElse(List.of())));
    }

    private Reply update(Call call, WatchlistId list) {
        var request = WatchlistRequest.of(call, assets);
        var name = request.name();
        var symbols = request.symbols();
        if (name.isEmpty() && symbols.isEmpty()) {
            throw Errors.parameter("name or symbols is required");
        }
        return changed(call, new Change.Update(list, name, symbols));
    }

    private Reply add(Call call, WatchlistId list) {
        return changed(call, new Change.Add(list, WatchlistRequest.of(call, assets).symbol()));
    }

    private Reply remove(Call call, WatchlistId list) {
        String name = call.variable("symbol");
        var symbol = assets.find(name).orElseThrow(() -> Errors.notFound("symbol not found: " + name)).symbol();
        return changed(call, new Change.Remove(list, symbol));
    }

    private Reply delete(Call call, WatchlistId list) {
        sent(call, new Change.Delete(list));
        return Reply.noContent();
    }

    /** What the change made of the list, as its own entry has it. */
    private Reply changed(Call call, Change change) {
        for (var event : sent(call, change).entry().events()) {
            if (event instanceof WatchlistKept(_, var list, _)) {
                return Reply.ok(json(call, list));
            }
        }
        throw new IllegalStateException("a change of a watchlist tells the list: " + change);
    }

    private Receipt sent(Call call, Change change) {
        Receipt receipt = desks.submit(new Command.ChangeWatchlist(call.key().account(), change), OrderRoutes.cause(call));
        receipt.denial().ifPresent(denial -> {
            throw Denials.answer(denial);
        });
        return receipt;
    }

    private Reply shown(Call call, WatchlistId id) {
        return Reply.ok(json(call, views.watchlists().find(call.key().account(), id).orElseThrow(() -> unknown(id.value()))));
    }

    private JsonNode json(Call call, Watchlist list) {
        // What is listed and does not trade here any more is kept, and not shown.
        var listed = list.symbols().stream().flatMap(symbol -> assets.findOrTakeAtItsWord(symbol.value()).stream()).toList();
        return WatchlistJson.of(list, account(call), listed);
    }

    private WatchlistId byId(Call call) {
        return found(call.variable("id"), text ->
                views.watchlists().of(account(call).id()).stream().filter(list -> list.id().value().equals(text)).findFirst());
    }

    private WatchlistId byName(Call call) {
        AccountId account = call.key().account();
        String name = call.query().first("name").orElseThrow(() -> Errors.parameter("name is required"));
        return found(name, text -> views.watchlists().named(account, text));
    }

    private static WatchlistId found(String text, Function<String, Optional<Watchlist>> find) {
        return find.apply(text).map(Watchlist::id).orElseThrow(() -> unknown(text));
    }

    private static Refused unknown(String name) {
        return Errors.notFound("watchlist not found: " + (name.length() > 64 ? name.substring(0, 64) : name));
    }

    private Account account(Call call) {
        return views.accounts()
                .account(call.key().account())
                .orElseThrow(() -> Errors.forbidden("account not eligible to trade"));
    }
}
