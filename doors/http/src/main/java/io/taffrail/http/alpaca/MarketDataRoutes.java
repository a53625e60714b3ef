package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.MarketJson;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Refused;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.ports.MarketData;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** The latest quotes, trades and bars: {@code /v2/stocks} for shares, {@code /v1beta3/crypto/us} for pairs. */
final class MarketDataRoutes {
    private final MarketData market;
    private final AssetBook assets;
    private final MarketNames names;

    MarketDataRoutes(MarketData market, AssetBook assets, MarketNames names) {
        this.market = market;
        this.assets = assets;
        this.names = names;
    }

    /** One kind of data: its word for many symbols, for one, and how it is written. */
    private record Kind(String many, String one, Function<Instrument, Optional<ObjectNode>> latest) {}

    List<Route> routes() {
        return List.of(
                        new Kind("quotes", "quote", i -> market.quote(i.symbol()).map(q -> MarketJson.of(q, i))),
                        new Kind("trades", "trade", i -> market.trade(i.symbol()).map(t -> MarketJson.of(t, i))),
                        new Kind("bars", "bar", i -> market.latest(i.symbol()).map(b -> MarketJson.of(b, i))))
                .stream()
                .flatMap(kind -> routes(kind).stream())
                .toList();
    }

    private List<Route> routes(Kind kind) {
        return List.of(
                Route.of("GET", "/v2/stocks/" + kind.many() + "/latest", call -> many(kind, call, true)),
                Route.of("GET", "/v2/stocks/{symbol}/" + kind.many() + "/latest", call -> one(kind, call)),
                Route.of("GET", "/v1beta3/crypto/us/latest/" + kind.many(), call -> many(kind, call, false)));
    }

    private Reply many(Kind kind, Call call, boolean stocks) {
        var found = Json.object();
        names.all(call.query(), stocks).forEach((name, instrument) ->
                instrument.flatMap(kind.latest()).ifPresent(latest -> found.set(name, latest)));
        return Reply.ok(Json.object().set(kind.many(), found));
    }

    private Reply one(Kind kind, Call call) {
        String name = call.variable("symbol");
        ObjectNode latest = assets.find(name)
                .filter(MarketNames::isStock)
                .flatMap(kind.latest())
                .orElseThrow(() -> new Refused(
                        404, Json.object().put("message", "no " + kind.one() + " found for " + name)));
        var body = Json.object().put("symbol", name);
        body.set(kind.one(), latest);
        return Reply.ok(body);
    }
}
