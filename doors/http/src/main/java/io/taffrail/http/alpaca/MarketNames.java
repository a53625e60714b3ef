package io.taffrail.http.alpaca;

import io.taffrail.http.web.Query;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The symbols that a client asks market data of: shares on the one half of the paths, pairs with a slash on the other. */
final class MarketNames {
    private static final Pattern PAIR = Pattern.compile("^[A-Z]+x?/[A-Z]+$");

    private final AssetBook assets;

    MarketNames(AssetBook assets) {
        this.assets = assets;
    }

    /** The symbols of a query's list, as {@link #of}. */
    Map<String, Optional<Instrument>> all(Query query, boolean stocks) {
        List<String> names = query.all("symbols");
        if (names.isEmpty()) {
            throw PastQuery.bad("symbols is required");
        }
        return of(names, stocks);
    }

    /**
     * What symbols stand for, each as the client wrote it; nothing where it is not known here, which is no error.
     *
     * @throws io.taffrail.http.web.Refused where one cannot be a symbol of this half
     */
    Map<String, Optional<Instrument>> of(List<String> names, boolean stocks) {
        var found = new LinkedHashMap<String, Optional<Instrument>>();
        for (String name : names) {
            Optional<Instrument> instrument = assets.find(name);
            if (!stocks && !isPair(name, instrument)) {
                throw PastQuery.bad("invalid symbol: " + name + " does not match " + PAIR);
            }
            if (instrument.map(i -> isStock(i) != stocks).orElse(stocks && name.indexOf('/') >= 0)) {
                throw PastQuery.bad("invalid symbol: " + name);
            }
            found.put(name, instrument);
        }
        return found;
    }

    /** A pair that is known here may be called as its owner likes, but for the slash. */
    private static boolean isPair(String name, Optional<Instrument> known) {
        return name.indexOf('/') >= 0 && (known.isPresent() || PAIR.matcher(name).matches());
    }

    static boolean isStock(Instrument instrument) {
        return instrument.assetClass() == AssetClass.US_EQUITY;
    }
}
