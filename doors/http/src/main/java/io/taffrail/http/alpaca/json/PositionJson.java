package io.taffrail.http.alpaca.json;

import io.taffrail.http.web.Json;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.views.Positions.Holding;
import java.math.RoundingMode;
import tools.jackson.databind.node.ObjectNode;

/** A position as Alpaca writes it: a short one has a quantity, a value and a cost below zero. */
public final class PositionJson {
    private PositionJson() {}

    public static ObjectNode of(Holding holding) {
        var position = holding.position();
        var instrument = position.instrument();
        Money value = position.marketValue(holding.mark());
        Money basis = position.isLong() ? position.cost() : position.cost().negated();
        Money profit = position.unrealised(holding.mark());
        Price dayStart = holding.dayStart().orElse(holding.mark());
        Money today = holding.dayStart()
                .map(start -> value.minus(position.marketValue(start)))
                .orElse(profit);
        Decimal before = holding.dayStart()
                .map(start -> position.marketValue(start).amount())
                .orElse(basis.amount());
        return Json.object()
                .put("asset_id", Words.assetId(instrument.symbol()))
                .put("symbol", Words.positionSymbol(instrument))
                .put("exchange", Words.exchange(instrument.assetClass()))
                .put("asset_class", Words.assetClass(instrument.assetClass()))
                .put("asset_marginable", instrument.assetClass() != AssetClass.CRYPTO_PAIR)
                .put("qty", position.quantity().toString())
                .put("avg_entry_price", position.averagePrice().orElseThrow().toString())
                .put("side", position.isLong() ? "long" : "short")
                .put("market_value", value.amount().toString())
                .put("cost_basis", basis.amount().toString())
                .put("unrealized_pl", profit.amount().toString())
                .put("unrealized_plpc", ratio(profit.amount(), basis.amount().abs()))
                .put("unrealized_intraday_pl", today.amount().toString())
                .put("unrealized_intraday_plpc", ratio(today.amount(), before.abs()))
                .put("current_price", holding.mark().toString())
                .put("lastday_price", dayStart.toString())
                .put("change_today", ratio(holding.mark().value().minus(dayStart.value()), dayStart.value()))
                .put("qty_available", available(holding).toString());
    }

    private static Decimal available(Holding holding) {
        return holding.position().isLong() ? holding.available() : holding.available().negated();
    }

    private static String ratio(Decimal part, Decimal whole) {
        return whole.isZero() ? "0" : part.dividedBy(whole, 8, RoundingMode.HALF_EVEN).toString();
    }
}
