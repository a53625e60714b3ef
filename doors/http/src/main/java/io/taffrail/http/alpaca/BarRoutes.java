package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.MarketJson;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.market.Summary;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Past bars: {@code /v2/stocks/bars}, {@code /v2/stocks/{symbol}/bars} and {@code /v1beta3/crypto/us/bars}, made of the
 * minutes that the desk's market has told and that are over; a longer bar that still runs is made of those it has so far.
 */
final class BarRoutes {
    private final MarketData market;
    private final MarketNames names;
    private final InstantSource time;

    BarRoutes(MarketData market, MarketNames names, InstantSource time) {
        this.market = market;
        this.names = names;
        this.time = time;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/v2/stocks/bars", call -> many(call, true)),
                Route.of("GET", "/v2/stocks/{symbol}/bars", this::one),
                Route.of("GET", "/v1beta3/crypto/us/bars", call -> many(call, false)));
    }

    private Reply many(Call call, boolean stocks) {
        BarQuery asked = BarQuery.of(call.query(), time.instant(), zone(stocks));
        Page page = page(new TreeMap<>(names.all(call.query(), stocks)), asked, zone(stocks));
        var body = Json.object();
        body.set("bars", page.bars());
        return Reply.ok(page.turned(body));
    }

    private Reply one(Call call) {
        String name = call.variable("symbol");
        BarQuery asked = BarQuery.of(call.query(), time.instant(), zone(true));
        Page page = page(new TreeMap<>(names.of(List.of(name), true)), asked, zone(true));
        var body = Json.object();
        body.set("bars", page.bars().path(name).isArray() ? page.bars().path(name) : Json.array());
        return Reply.ok(page.turned(body.put("symbol", name)));
    }

    /** Days are counted where the instrument trades: shares in New York, pairs, which never stop, in UTC. */
    private static ZoneId zone(boolean stocks) {
        return stocks ? NewYorkSession.NEW_YORK : ZoneOffset.UTC;
    }

    private record Page(ObjectNode bars, Optional<BarPlace> next) {
        ObjectNode turned(ObjectNode body) {
            next.ifPresentOrElse(place -> body.put("next_page_token", place.token()), () -> body.putNull("next_page_token"));
            return body;
        }
    }

    /** By symbol first, then by time: a page may well be filled by the first symbol alone. */
    private Page page(SortedMap<String, Optional<Instrument>> symbols, BarQuery asked, ZoneId zone) {
        var bars = Json.object();
        int left = asked.limit();
        Optional<BarPlace> last = Optional.empty();
        for (Map.Entry<String, Optional<Instrument>> symbol : symbols.entrySet()) {
            if (symbol.getValue().isEmpty()) {
                continue;
            }
            List<Summary> found = found(symbol.getKey(), symbol.getValue().get(), asked, zone);
            if (found.size() > left && left == 0) {
                return new Page(bars, last);
            }
            ArrayNode told = Json.array();
            for (Summary bar : found.subList(0, Math.min(left, found.size()))) {
                told.add(MarketJson.of(bar, symbol.getValue().get()));
                last = Optional.of(new BarPlace(symbol.getKey(), bar.at()));
            }
            if (!told.isEmpty()) {
                bars.set(symbol.getKey(), told);
            }
            if (found.size() > left) {
                return new Page(bars, last);
            }
            left -= found.size();
        }
        return new Page(bars, Optional.empty());
    }

    private List<Summary> found(String name, Instrument instrument, BarQuery asked, ZoneId zone) {
        if (asked.after().filter(place -> name.compareTo(place.symbol()) < 0).isPresent()) {
            return List.of();
        }
        Instant from = asked.timeframe().start(asked.start(), zone);
        Instant until = asked.timeframe().end(asked.timeframe().start(asked.end(), zone), zone);
        List<Summary> bars = asked.timeframe().bars(market.history(instrument.symbol(), from, until), zone).stream()
                .filter(bar -> !bar.at().isBefore(asked.start()) && !bar.at().isAfter(asked.end()))
                .filter(bar -> asked.after().filter(place -> isTold(place, name, bar, asked.ascending())).isEmpty())
                .toList();
        return asked.ascending() ? bars : bars.reversed();
    }

    private static boolean isTold(BarPlace place, String name, Summary bar, boolean ascending) {
        return place.symbol().equals(name)
                && (ascending ? !bar.at().isAfter(place.at()) : !bar.at().isBefore(place.at()));
    }
}
