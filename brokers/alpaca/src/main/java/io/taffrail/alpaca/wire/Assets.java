package io.taffrail.alpaca.wire;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.instrument.TradingRules;
import io.taffrail.model.value.Decimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What Alpaca's names of pairs mean, by its own list: orders write {@code BTC/USD} and positions {@code BTCUSD}, and only the
 * list tells where the one ends and the other begins.
 */
public final class Assets {
    /** A list with nothing on it: only equities are understood. */
    public static final Assets NONE = new Assets(Map.of(), Map.of());

    private final Map<String, Instrument> byId;
    private final Map<String, Instrument> byName;

    private Assets(Map<String, Instrument> byId, Map<String, Instrument> byName) {
        this.byId = Map.copyOf(byId);
        this.byName = Map.copyOf(byName);
    }

    /** What {@code GET /v2/assets} lists of the class {@code crypto}; assets that make no sense are left out. */
    public static Assets of(JsonNode list) {
        Map<String, Instrument> byId = new HashMap<>();
        Map<String, Instrument> byName = new HashMap<>();
        for (JsonNode asset : list) {
            pair(asset).ifPresent(pair -> {
                asset.path("id").asStringOpt().ifPresent(id -> byId.put(id, pair));
                byName.put(pair.symbol().value(), pair);
                byName.putIfAbsent(pair.symbol().value().replace("/", ""), pair);
            });
        }
        return new Assets(byId, byName);
    }

    /** One asset as Alpaca wrote it; empty where it is of a class that the house does not trade, or makes no sense. */
    public static Optional<Instrument> one(JsonNode asset) {
        return switch (asset.path("class").asString("")) {
            case "us_equity" -> equity(asset.path("symbol").asString("-"));
            case "crypto"    -> pair(asset);
            default          -> Optional.empty();
        };
    }

    /**
     * What is meant by a name.
     *
     * @param id the asset's id, where it came with the name. A pair's position may carry another than its asset does
     * @return empty where it is of a class that the house does not trade, or a pair that is not on the list
     */
    public Optional<Instrument> instrument(String symbol, Optional<String> id, String assetClass) {
        return switch (assetClass) {
            case "us_equity" -> equity(symbol);
            case "crypto"    -> Optional.ofNullable(byName.get(symbol)).or(() -> id.map(byId::get));
            default          -> Optional.empty();
        };
    }

    /** Whether two names mean the same: as they are written, or by the list. */
    public boolean isSame(Symbol ours, String theirs) {
        return ours.value().equals(theirs)
                || Optional.ofNullable(byName.get(theirs)).filter(pair -> pair.symbol().equals(ours)).isPresent();
    }

    public List<Instrument> pairs() {
        return byName.values().stream().distinct().toList();
    }

    private static Optional<Instrument> pair(JsonNode asset) {
        try {
            Symbol symbol = new Symbol(Fields.text(asset, "symbol"));
            if (!symbol.value().matches("[A-Z0-9]{1,12}/[A-Z0-9]{2,6}")) {
                return Optional.empty();
            }
            Instrument usual = InstrumentDefaults.of(symbol);
            Decimal tick = Fields.optionalDecimal(asset, "price_increment").orElse(usual.rules().tick());
            Decimal lot = Fields.optionalDecimal(asset, "min_trade_increment").orElse(usual.rules().lot());
            String name = Fields.optionalText(asset, "name").orElse(symbol.value());
            return Optional.of(new Instrument(
                    symbol, name, usual.assetClass(), usual.currency(), new TradingRules(tick, tick, lot)));
        } catch (UntrustedException | IllegalArgumentException senseless) {
            return Optional.empty();
        }
    }

    private static Optional<Instrument> equity(String text) {
        return text.matches("[A-Z0-9.]{1,12}")
                ? Optional.of(InstrumentDefaults.of(new Symbol(text))).filter(one -> one.assetClass() == AssetClass.US_EQUITY)
                : Optional.empty();
    }
}
