package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.AssetJson;
import io.taffrail.http.alpaca.json.Words;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Query;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.instrument.Instrument;
import java.util.List;
import java.util.Set;

/** {@code /v2/assets}. */
final class AssetRoutes {
    private static final Set<String> STATUSES = Set.of("active", "inactive", "all");

    /** Every class that Alpaca knows; of most there is nothing here. */
    private static final Set<String> CLASSES = Set.of("us_equity", "us_option", "crypto", "crypto_perp", "treasury",
            "corporate", "global_equity", "us_index", "us_equity_chain", "ipo");

    private final AssetBook assets;

    AssetRoutes(AssetBook assets) {
        this.assets = assets;
    }

    List<Route> routes() {
        return List.of(Route.of("GET", "/v2/assets", this::list), Route.of("GET", "/v2/assets/{symbol*}", this::get));
    }

    private Reply list(Call call) {
        refuseOthers(call.query(), "status", STATUSES);
        refuseOthers(call.query(), "asset_class", CLASSES);
        var found = Json.array();
        assets.all().stream()
                .filter(instrument -> asked(instrument, call.query()))
                .forEach(instrument -> found.add(AssetJson.of(instrument)));
        return Reply.ok(found);
    }

    private Reply get(Call call) {
        String name = call.variable("symbol");
        return assets.find(name)
                .map(instrument -> Reply.ok(AssetJson.of(instrument)))
                .orElseThrow(() -> Errors.notFound("asset not found for " + name));
    }

    private static void refuseOthers(Query query, String name, Set<String> words) {
        query.first(name).filter(word -> !words.contains(word)).ifPresent(_ -> {
            throw Errors.parameter("invalid " + name);
        });
    }

    /** All assets here are active, and none has one of Alpaca's attributes. */
    private static boolean asked(Instrument instrument, Query query) {
        return query.first("status").map(word -> word.equals("active") || word.equals("all")).orElse(true)
                && query.first("asset_class").map(Words.assetClass(instrument.assetClass())::equals).orElse(true)
                && query.first("exchange").map(Words.exchange(instrument.assetClass())::equals).orElse(true)
                && query.all("attributes").isEmpty();
    }
}
