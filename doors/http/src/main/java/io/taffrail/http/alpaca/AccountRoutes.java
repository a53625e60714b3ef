package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.AccountJson;
import io.taffrail.http.alpaca.json.ConfigurationJson;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.journal.Command;
import io.taffrail.ports.Desks;
import io.taffrail.views.Accounts;
import io.taffrail.views.Accounts.Standing;
import java.time.InstantSource;
import java.util.List;

/** {@code /v2/account} and {@code /v2/account/configurations}. */
final class AccountRoutes {
    private final Desks desks;
    private final Accounts accounts;
    private final InstantSource time;
    private final boolean dayTradingFields;

    AccountRoutes(Desks desks, Accounts accounts, InstantSource time, boolean dayTradingFields) {
        this.desks = desks;
        this.accounts = accounts;
        this.time = time;
        this.dayTradingFields = dayTradingFields;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/v2/account", call -> Reply.ok(AccountJson.of(standing(call), time.instant(), dayTradingFields))),
                Route.of("GET", "/v2/account/configurations", this::configuration),
                Route.of("PATCH", "/v2/account/configurations", this::configure));
    }

    private Reply configuration(Call call) {
        var standing = standing(call);
        return Reply.ok(ConfigurationJson.of(standing.configuration(), standing.account().kind(), dayTradingFields));
    }

    private Reply configure(Call call) {
        var command = new Command.ConfigureAccount(call.key().account(), ConfigurationRequest.of(call));
        desks.submit(command, OrderRoutes.cause(call)).denial().ifPresent(denial -> {
            throw Denials.answer(denial);
        });
        return configuration(call);
    }

    private Standing standing(Call call) {
        return accounts.find(call.key().account())
                .orElseThrow(() -> Errors.forbidden("account not eligible to trade"));
    }
}
