package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.MarketJson;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Query;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.ports.Excerpt;
import io.taffrail.ports.MarketData;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was: bars, quotes and trades, of shares under {@code /v2/stocks} and of pairs under {@code /v1beta3/crypto/us}.
 *
 * <p>Bars are made of the minutes that the desk's market has told and that are over; a longer bar that still runs is made of
 * those it has so far. There are no auctions on the house's markets, so that there never was one either. Pairs are told without a
 * key too, because one of Alpaca's own clients sends none there.
 */
final class PastRoutes {
    private final MarketData market;
    private final MarketNames names;
    private final InstantSource time;

    PastRoutes(MarketData market, MarketNames names, InstantSource time) {
        this.market = market;
        this.names = names;
        this.time = time;
    }

    /** Tells one kind of data of many symbols. */
    private interface Kind {
        Pages.Page page(SortedMap<String, Optional<Instrument>> symbols, Query query, ZoneId zone);
    }

    List<Route> routes() {
        return Stream.of(
                        both("bars", this::bars),
                        both("quotes", this::quotes),
                        both("trades", this::trades),
                        stocks("auctions", this::auctions))
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> both(String word, Kind kind) {
        return Stream.concat(
                        stocks(word, kind).stream(),
                        Stream.of(Route.open("GET", "/v1beta3/crypto/us/" + word, call -> many(word, kind, call, false))))
                .toList();
    }

    private List<Route> stocks(String word, Kind kind) {
        return List.of(
                Route.of("GET", "/v2/stocks/" + word, call -> many(word, kind, call, true)),
                Route.of("GET", "/v2/stocks/{symbol}/" + word, call -> one(word, kind, call)));
    }

    private Reply many(String word, Kind kind, Call call, boolean stocks) {
        Map<String, Optional<Instrument>> symbols = names.all(call.query(), stocks);
        Pages.Page page = kind.page(new TreeMap<>(symbols), call.query(), zone(stocks));
        var body = Json.object();
        body.set(word, page.data());
        return Reply.ok(page.turned(body));
    }

    private Reply one(String word, Kind kind, Call call) {
        String name = call.variable("symbol");
        Pages.Page page = kind.page(new TreeMap<>(names.of(List.of(name), true)), call.query(), zone(true));
        var body = Json.object();
        body.set(word, page.data().path(name).isArray() ? page.data().path(name) : Json.array());
        return Reply.ok(page.turned(body.put("symbol", name)));
    }

    /** Days are counted where the instrument trades: shares in New York, pairs, which never stop, in UTC. */
    static ZoneId zone(boolean stocks) {
        return stocks ? NewYorkSession.NEW_YORK : ZoneOffset.UTC;
    }

    private Pages.Page bars(SortedMap<String, Optional<Instrument>> symbols, Query query, ZoneId zone) {
        BarQuery asked = BarQuery.of(query, time.instant(), zone);
        var pages = new Pages<>(Summary::at, (instrument, part) -> bars(instrument, part, asked.timeframe(), zone), MarketJson::of);
        return pages.page(symbols, asked.past());
    }

    private List<Summary> bars(Instrument instrument, Excerpt part, Timeframe timeframe, ZoneId zone) {
        Instant from = timeframe.start(part.from(), zone);
        Instant until = timeframe.end(timeframe.start(part.until().minusNanos(1), zone), zone);
        List<Summary> bars = timeframe.bars(market.history(instrument.symbol(), from, until), zone).stream()
                .filter(bar -> part.covers(bar.at()))
                .toList();
        return part.newestFirst() ? bars.reversed() : bars;
    }

    private Pages.Page quotes(SortedMap<String, Optional<Instrument>> symbols, Query query, ZoneId zone) {
        var pages = new Pages<Quote>(Quote::at, (instrument, part) -> market.quotes(instrument.symbol(), part), MarketJson::of);
        return pages.page(symbols, PastQuery.of(query, time.instant(), zone));
    }

    private Pages.Page trades(SortedMap<String, Optional<Instrument>> symbols, Query query, ZoneId zone) {
        var pages = new Pages<Trade>(Trade::at, (instrument, part) -> market.trades(instrument.symbol(), part), MarketJson::of);
        return pages.page(symbols, PastQuery.of(query, time.instant(), zone));
    }

    private Pages.Page auctions(SortedMap<String, Optional<Instrument>> symbols, Query query, ZoneId zone) {
        PastQuery.of(query, time.instant(), zone);
        return new Pages.Page(Json.object(), Optional.empty());
    }
}
