package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.Words;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.MarketUnreachableException;
import java.util.List;
import java.util.Optional;

/** What trades here, under every name that clients use: {@code BTC/USD}, {@code BTCUSD}, or the asset's id. */
final class AssetBook {
    private static final int LONGEST = 64;
    private static final int LONGEST_SYMBOL = 32;

    private final MarketData market;

    AssetBook(MarketData market) {
        this.market = market;
    }

    List<Instrument> all() {
        return market.instruments();
    }

    /**
     * What a name means.
     *
     * @throws MarketUnreachableException where it is none that is known here, and the market cannot be asked
     */
    Optional<Instrument> find(String name) {
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        try {
            return (name.length() <= LONGEST_SYMBOL ? market.instrument(new Symbol(name)) : Optional.<Instrument>empty())
                    .or(() -> known(name));
        } catch (MarketUnreachableException silent) {
            return Optional.of(known(name).orElseThrow(() -> silent));
        }
    }

    /** What a name means; where the market cannot be asked it is what such a name usually stands for. */
    Optional<Instrument> findOrTakeAtItsWord(String name) {
        try {
            return find(name);
        } catch (MarketUnreachableException silent) {
            return Optional.of(InstrumentDefaults.of(silent.symbol()));
        }
    }

    private Optional<Instrument> known(String name) {
        return market.instruments().stream().filter(i -> isCalled(i, name)).findFirst();
    }

    private static boolean isCalled(Instrument instrument, String name) {
        return Words.positionSymbol(instrument).equals(name) || Words.assetId(instrument.symbol()).equals(name);
    }
}
