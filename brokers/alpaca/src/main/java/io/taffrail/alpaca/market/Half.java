package io.taffrail.alpaca.market;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One of the two markets that Alpaca tells of: each has paths and a stream of its own. */
enum Half {
    /** Shares, as they trade on IEX: what every account may see. */
    STOCKS("/v2/stocks/quotes/latest", "/v2/stocks/trades/latest", "/v2/stocks/bars", "/v2/iex"),
    /** Pairs, as they trade at Alpaca. */
    CRYPTO(
            "/v1beta3/crypto/us/latest/quotes", "/v1beta3/crypto/us/latest/trades", "/v1beta3/crypto/us/bars",
            "/v1beta3/crypto/us");

    private final String quotes;
    private final String trades;
    private final String bars;
    private final String stream;

    Half(String quotes, String trades, String bars, String stream) {
        this.quotes = quotes;
        this.trades = trades;
        this.bars = bars;
        this.stream = stream;
    }

    /** Where an instrument is told of; empty where Alpaca does not trade its kind. */
    static Optional<Half> of(Instrument instrument) {
        return switch (instrument.assetClass()) {
            case US_EQUITY     -> Optional.of(STOCKS);
            case CRYPTO_PAIR   -> Optional.of(CRYPTO);
            case CURRENCY_PAIR -> Optional.empty();
        };
    }

    String quotes() {
        return quotes;
    }

    String trades() {
        return trades;
    }

    String bars() {
        return bars;
    }

    String stream() {
        return stream;
    }

    /** What every question about one symbol says. */
    Map<String, String> query(Symbol symbol) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("symbols", symbol.value());
        if (this == STOCKS) {
            query.put("feed", "iex");
        }
        return query;
    }
}
