package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.Words;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.ports.MarketData;
import java.util.List;
import java.util.Optional;

/** What trades here, under every name that clients use: {@code BTC/USD}, {@code BTCUSD}, or the asset's id. */
final class AssetBook {
    private static final int LONGEST = 64;

    private final MarketData market;

    AssetBook(MarketData market) {
        this.market = market;
    }

    List<Instrument> all() {
        return market.instruments();
    }

    Optional<Instrument> find(String name) {
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return (name.length() <= 32 ? market.instrument(new Symbol(name)) : Optional.<Instrument>empty())
                .or(() -> market.instruments().stream().filter(i -> isCalled(i, name)).findFirst());
    }

    private static boolean isCalled(Instrument instrument, String name) {
        return Words.positionSymbol(instrument).equals(name) || Words.assetId(instrument.symbol()).equals(name);
    }
}
