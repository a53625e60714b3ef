package io.taffrail.http.alpaca;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Refused;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.id.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The body of a list of symbols: its name, what is on it, or what is to be put on it. */
final class WatchlistRequest {
    private final Fields fields;
    private final AssetBook assets;

    private WatchlistRequest(Fields fields, AssetBook assets) {
        this.fields = fields;
        this.assets = assets;
    }

    static WatchlistRequest of(Call call, AssetBook assets) {
        JsonNode body = call.body()
                .filter(JsonNode::isObject)
                .orElseThrow(() -> Errors.parameter("request body format is invalid: a watchlist is a JSON object"));
        return new WatchlistRequest(new Fields(body), assets);
    }

    /** The name that is asked for, where one is. */
    Optional<String> name() {
        Optional<String> name = fields.text("name");
        name.filter(text -> text.isBlank() || text.chars().anyMatch(Character::isISOControl)).ifPresent(_ -> {
            throw Errors.parameter("invalid name: it is a text of visible characters");
        });
        name.filter(text -> text.length() > Watchlist.LONGEST_NAME).ifPresent(_ -> {
            throw Errors.parameter("name must be no more than " + Watchlist.LONGEST_NAME + " characters");
        });
        return name;
    }

    /** All symbols that are asked for, where the body has them; the list's nulls, which Alpaca allows, are passed over. */
    Optional<List<Symbol>> symbols() {
        JsonNode node = fields.object().path("symbols");
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isArray()) {
            throw Errors.parameter("symbols must be an array");
        }
        if (node.size() > Watchlist.MOST_SYMBOLS) {
            throw Errors.parameter("symbols must be no more than " + Watchlist.MOST_SYMBOLS);
        }
        var symbols = new ArrayList<Symbol>();
        for (JsonNode one : node) {
            if (!one.isNull()) {
                symbols.add(symbol(one));
            }
        }
        return Optional.of(symbols);
    }

    /** The one symbol that is asked for. */
    Symbol symbol() {
        return symbol(fields.text("symbol").orElseThrow(() -> Errors.parameter("symbol is required")));
    }

    private Symbol symbol(JsonNode node) {
        if (!node.isString()) {
            throw Errors.parameter("symbols must be strings");
        }
        return symbol(node.stringValue());
    }

    private Symbol symbol(String name) {
        return assets.find(name).orElseThrow(() -> unknown(name)).symbol();
    }

    private static Refused unknown(String name) {
        return Errors.business("asset \"" + (name.length() > 32 ? name.substring(0, 32) : name) + "\" not found");
    }
}
