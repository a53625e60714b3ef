package io.taffrail.http.signal;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.ports.MarketData;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a sender's ticker stands for here: {@code NASDAQ:AAPL} is AAPL, {@code BINANCE:BTCUSDT.P} and
 * {@code BTC-USDT-SWAP} are the pair BTC/USDT where it trades, because the house has no perpetuals; a hook's own names go
 * before all of that. One currency is never taken for another: {@code BTCUSDT} is not BTC/USD unless the hook says so.
 */
public final class Tickers {
    private static final int LONGEST = 64;

    private final MarketData market;

    public Tickers(MarketData market) {
        this.market = market;
    }

    /**
     * What trades under a ticker.
     *
     * @param names what the sender calls our symbols
     * @throws AlertException where nothing does
     */
    public Instrument find(String ticker, Map<String, Symbol> names) {
        String asked = ticker.strip().toUpperCase(Locale.ROOT);
        if (asked.length() > LONGEST) {
            throw unknown(ticker);
        }
        return named(asked, names)
                .map(ours -> trading(ours.value()).orElseThrow(() -> unknown(ours.value())))
                .or(() -> candidates(asked).stream().map(this::trading).flatMap(Optional::stream).findFirst())
                .orElseThrow(() -> unknown(ticker));
    }

    private static Optional<Symbol> named(String asked, Map<String, Symbol> names) {
        return names.entrySet().stream()
                .filter(name -> name.getKey().equalsIgnoreCase(asked) || name.getKey().equalsIgnoreCase(bare(asked)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What it may be called here, the likeliest first. */
    private static Set<String> candidates(String asked) {
        String bare = bare(asked);
        String spot = bare.endsWith(".P") ? bare.substring(0, bare.length() - 2)
                : bare.endsWith("-SWAP") ? bare.substring(0, bare.length() - 5)
                : bare.endsWith("-PERP") ? bare.substring(0, bare.length() - 5) : bare;
        var candidates = new LinkedHashSet<String>();
        candidates.add(bare);
        candidates.add(spot);
        candidates.add(spot.replace('-', '/').replace('_', '/'));
        return candidates;
    }

    /** Without the exchange before its colon. */
    private static String bare(String asked) {
        return asked.substring(asked.lastIndexOf(':') + 1);
    }

    private Optional<Instrument> trading(String name) {
        if (name.isEmpty() || name.length() > 32) {
            return Optional.empty();
        }
        // A pair is written without its stroke by nearly everybody, and a market may take that for a share.
        return market.instruments().stream()
                .filter(one -> one.symbol().value().equals(name) || one.symbol().value().replace("/", "").equals(name))
                .findFirst()
                .or(() -> market.instrument(new Symbol(name)));
    }

    private static AlertException unknown(String ticker) {
        return new AlertException(Flaw.SYMBOL_UNKNOWN, "nothing trades here as " + AlertFields.quoted(ticker));
    }
}
