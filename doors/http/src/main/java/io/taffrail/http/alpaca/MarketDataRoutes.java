package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.MarketJson;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.ports.MarketData;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The latest quotes, trades and bars, snapshots and order books: {@code /v2/stocks} for shares, {@code /v1beta3/crypto/us} for
 * pairs. It is asked last of all market data, and answers what nothing else does.
 */
final class MarketDataRoutes {
    private final MarketData market;
    private final AssetBook assets;
    private final MarketNames names;
    private final Snapshots snapshots;

    MarketDataRoutes(MarketData market, AssetBook assets, MarketNames names, Snapshots snapshots) {
        this.market = market;
        this.assets = assets;
        this.names = names;
        this.snapshots = snapshots;
    }

    /** One kind of data: its word for many symbols, for one, and how it is written. */
    private record Kind(String many, String one, Function<Instrument, Optional<ObjectNode>> latest) {}

    List<Route> routes() {
        var quotes = new Kind("quotes", "quote", i -> market.quote(i.symbol()).map(q -> MarketJson.of(q, i)));
        var trades = new Kind("trades", "trade", i -> market.trade(i.symbol()).map(t -> MarketJson.of(t, i)));
        var bars = new Kind("bars", "bar", i -> market.latest(i.symbol()).map(b -> MarketJson.of(b, i)));
        var books = new Kind("orderbooks", "orderbook", i -> market.quote(i.symbol()).map(q -> MarketJson.book(q, i)));
        var whole = new Kind("snapshots", "snapshot", snapshots::of);
        return Stream.concat(
                        Stream.of(quotes, trades, bars).flatMap(kind -> latest(kind).stream()),
                        Stream.of(
                                Route.open("GET", "/v1beta3/crypto/us/latest/orderbooks", call -> wrapped(books, call, false)),
                                Route.open("GET", "/v1beta3/crypto/us/snapshots", call -> wrapped(whole, call, false)),
                                Route.of("GET", "/v2/stocks/snapshots", call -> Reply.ok(many(whole, call, true))),
                                Route.of("GET", "/v2/stocks/{symbol}/snapshot", call -> snapshot(whole, call)),
                                Route.of("GET", "/v1beta1/news", _ -> news()),
                                Route.of("GET", "/v2/stocks/{rest*}", MarketDataRoutes::absent),
                                Route.open("GET", "/v1beta3/crypto/{rest*}", MarketDataRoutes::absent)))
                .toList();
    }

    private List<Route> latest(Kind kind) {
        return List.of(
                Route.of("GET", "/v2/stocks/" + kind.many() + "/latest", call -> wrapped(kind, call, true)),
                Route.of("GET", "/v2/stocks/{symbol}/" + kind.many() + "/latest", call -> named(kind, call)),
                Route.open("GET", "/v1beta3/crypto/us/latest/" + kind.many(), call -> wrapped(kind, call, false)));
    }

    private Reply wrapped(Kind kind, Call call, boolean stocks) {
        return Reply.ok(Json.object().set(kind.many(), many(kind, call, stocks)));
    }

    private ObjectNode many(Kind kind, Call call, boolean stocks) {
        PastQuery.checkSource(call.query());
        var found = Json.object();
        names.all(call.query(), stocks).forEach((name, instrument) ->
                instrument.flatMap(kind.latest()).ifPresent(latest -> found.set(name, latest)));
        return found;
    }

    private Reply named(Kind kind, Call call) {
        ObjectNode latest = one(kind, call);
        return Reply.ok(Json.object().put("symbol", call.variable("symbol")).set(kind.one(), latest));
    }

    /** A share's snapshot has its symbol among its fields. */
    private Reply snapshot(Kind kind, Call call) {
        ObjectNode latest = one(kind, call);
        return Reply.ok(Json.object().put("symbol", call.variable("symbol")).setAll(latest));
    }

    private ObjectNode one(Kind kind, Call call) {
        PastQuery.checkSource(call.query());
        String name = call.variable("symbol");
        return assets.find(name)
                .filter(MarketNames::isStock)
                .flatMap(kind.latest())
                .orElseThrow(() -> PastQuery.absent("no " + kind.one() + " found for " + name));
    }

    /** Nobody writes news of the house's markets. */
    private static Reply news() {
        return Reply.ok(Json.object().putNull("next_page_token").set("news", Json.array()));
    }

    private static Reply absent(Call call) {
        throw PastQuery.absent("endpoint not found");
    }
}
