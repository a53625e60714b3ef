package io.taffrail.http.alpaca.json;

import io.taffrail.http.web.Json;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import tools.jackson.databind.node.ObjectNode;

/** An instrument as Alpaca writes its assets; those whose increments are not those of all shares carry them. */
public final class AssetJson {
    private AssetJson() {}

    public static ObjectNode of(Instrument instrument) {
        boolean borrowable = instrument.assetClass() != AssetClass.CRYPTO_PAIR;
        var node = Json.object();
        node.put("id", Words.assetId(instrument.symbol()));
        node.put("class", Words.assetClass(instrument.assetClass()));
        node.put("exchange", Words.exchange(instrument.assetClass()));
        node.put("symbol", instrument.symbol().value());
        node.put("name", instrument.name());
        node.put("status", "active");
        node.put("tradable", true);
        node.put("marginable", borrowable);
        node.put("shortable", borrowable);
        node.put("easy_to_borrow", borrowable);
        node.put("borrow_status", borrowable ? "easy_to_borrow" : "hard_to_borrow");
        node.put("fractionable", instrument.assetClass() != AssetClass.CURRENCY_PAIR);
        node.put("maintenance_margin_requirement", borrowable ? 30 : 100);
        node.put("margin_requirement_long", borrowable ? "30" : "100");
        node.put("margin_requirement_short", borrowable ? "30" : "100");
        node.putArray("attributes");
        node.putNull("cusip");
        if (!instrument.rules().equals(InstrumentDefaults.US_EQUITY)) {
            node.put("min_order_size", instrument.rules().lot().toString());
            node.put("min_trade_increment", instrument.rules().lot().toString());
            node.put("price_increment", instrument.rules().tick().toString());
        }
        return node;
    }
}
