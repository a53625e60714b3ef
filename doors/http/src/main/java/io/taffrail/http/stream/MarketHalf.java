package io.taffrail.http.stream;

import static io.taffrail.http.stream.Channel.BARS;
import static io.taffrail.http.stream.Channel.CANCEL_ERRORS;
import static io.taffrail.http.stream.Channel.CORRECTIONS;
import static io.taffrail.http.stream.Channel.DAILY_BARS;
import static io.taffrail.http.stream.Channel.LULDS;
import static io.taffrail.http.stream.Channel.ORDERBOOKS;
import static io.taffrail.http.stream.Channel.QUOTES;
import static io.taffrail.http.stream.Channel.STATUSES;
import static io.taffrail.http.stream.Channel.TRADES;
import static io.taffrail.http.stream.Channel.UPDATED_BARS;

import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import java.util.List;

/** One of Alpaca's streams of market data: where it is, and what it has. */
public enum MarketHalf {
    /** Shares. Alpaca's feeds differ in whose prices they tell; here they are all of the house's market. */
    STOCKS(
            List.of("/v2/iex", "/v2/sip", "/v2/delayed_sip", "/v2/test"),
            List.of(TRADES, QUOTES, BARS, UPDATED_BARS, DAILY_BARS, STATUSES, LULDS, CORRECTIONS, CANCEL_ERRORS)),
    /** Pairs, of currencies too. */
    CRYPTO(List.of("/v1beta3/crypto/us"), List.of(TRADES, QUOTES, BARS, UPDATED_BARS, DAILY_BARS, ORDERBOOKS)),
    NEWS(List.of("/v1beta1/news"), List.of(Channel.NEWS));

    private final List<String> paths;
    private final List<Channel> channels;

    MarketHalf(List<String> paths, List<Channel> channels) {
        this.paths = paths;
        this.channels = channels;
    }

    /** Where clients connect to it. */
    public List<String> paths() {
        return paths;
    }

    /** What it can be subscribed to, in the order in which it is confirmed. */
    List<Channel> channels() {
        return channels;
    }

    boolean has(Instrument instrument) {
        return switch (this) {
            case STOCKS -> instrument.assetClass() == AssetClass.US_EQUITY;
            case CRYPTO -> instrument.assetClass() != AssetClass.US_EQUITY;
            case NEWS   -> false;
        };
    }
}
