package io.taffrail.http.house;

import static io.taffrail.http.house.Figures.put;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.account.Account;
import io.taffrail.views.Views;
import io.taffrail.views.portfolio.Portfolio;
import io.taffrail.views.portfolio.Stake;
import java.util.List;
import java.util.SortedMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/v1/portfolio}: what an account has at stake, and how far stops protect it. */
final class PortfolioRoutes {
    private final Views views;

    PortfolioRoutes(Views views) {
        this.views = views;
    }

    List<Route> routes() {
        return List.of(Route.of("GET", "/api/v1/portfolio", this::portfolio));
    }

    private Reply portfolio(Call call) {
        Portfolio portfolio = Portfolio.of(views, call.key().account()).orElseThrow(() -> HouseErrors.of(
                404, "UNKNOWN_ACCOUNT", "the key's account is not there", "it has not been opened on this desk", "use another key"));
        Account account = portfolio.standing().account();
        ObjectNode json = Json.object()
                .put("account", account.id().value())
                .put("mode", account.mode().name())
                .put("currency", account.currency().code())
                .put("positions", portfolio.positions());
        put(json, "equity", portfolio.standing().balance().equity());
        put(json, "cash", portfolio.standing().balance().cash());
        putStake(json, portfolio.total());
        put(json, "leverage", portfolio.leverage());
        put(json, "equity_at_stop", portfolio.equityAtStop());
        json.set("by_symbol", of(portfolio.bySymbol()));
        json.set("by_strategy", of(portfolio.byStrategy()));
        json.set("by_asset_class", of(portfolio.byAssetClass()));
        return Reply.ok(json);
    }

    private static ArrayNode of(SortedMap<String, Stake> stakes) {
        ArrayNode rows = Json.array();
        stakes.forEach((key, stake) -> {
            ObjectNode json = Json.object().put("key", key);
            putStake(json, stake);
            rows.add(json);
        });
        return rows;
    }

    private static void putStake(ObjectNode json, Stake stake) {
        put(json, "long", stake.longs());
        put(json, "short", stake.shorts());
        put(json, "gross", stake.gross());
        put(json, "net", stake.net());
        put(json, "unrealised", stake.unrealised());
        put(json, "open_risk", stake.openRisk());
        put(json, "net_at_stop", stake.netAtStop());
        put(json, "uncovered", stake.uncovered());
    }
}
