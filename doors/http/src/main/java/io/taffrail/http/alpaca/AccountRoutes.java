package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.AccountJson;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.views.Accounts;
import java.time.InstantSource;
import java.util.List;

/** {@code /v2/account}. */
final class AccountRoutes {
    private final Accounts accounts;
    private final InstantSource time;

    AccountRoutes(Accounts accounts, InstantSource time) {
        this.accounts = accounts;
        this.time = time;
    }

    List<Route> routes() {
        return List.of(Route.of("GET", "/v2/account", this::get));
    }

    private Reply get(Call call) {
        return accounts.find(call.key().account())
                .map(standing -> Reply.ok(AccountJson.of(standing, time.instant())))
                .orElseThrow(() -> Errors.forbidden("account not eligible to trade"));
    }
}
