package io.taffrail.runtime;

import io.taffrail.engine.indicator.Bars;
import io.taffrail.engine.indicator.Returns;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Summary;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How two symbols' prices go together: the correlation of their latest 60 returns of quarters of an hour, from what the market
 * remembers. A symbol's past is read once in such a quarter; asked in the desk's turn, where limits on correlation are set.
 */
final class Correlations {
    private static final Duration BAR = Duration.ofMinutes(15);
    private static final int WINDOW = 60;
    /** So many bars, of which equities trade a quarter of each day, and a long weekend. */
    private static final Duration BACK = BAR.multipliedBy(4L * (WINDOW + 1)).plus(Duration.ofDays(4));

    private final Market market;
    private final Map<Symbol, Past> pasts = new HashMap<>();

    private record Past(Instant readAt, SortedMap<Instant, Price> closes) {}

    Correlations(Market market) {
        this.market = market;
    }

    /** -1 to 1; empty where fewer than 60 returns of both are known, or one of them never moves. */
    Optional<Decimal> of(Symbol one, Symbol other, Instant at) {
        SortedMap<Instant, Price> ours = closes(one, at);
        SortedMap<Instant, Price> theirs = closes(other, at);
        var first = new ArrayList<Price>();
        var second = new ArrayList<Price>();
        ours.forEach((moment, price) -> {
            Price beside = theirs.get(moment);
            if (beside != null) {
                first.add(price);
                second.add(beside);
            }
        });
        List<BigDecimal> returns = Returns.of(first);
        return returns.size() < WINDOW
                ? Optional.empty()
                : Returns.correlation(returns, Returns.of(second), WINDOW);
    }

    private SortedMap<Instant, Price> closes(Symbol symbol, Instant at) {
        Past known = pasts.get(symbol);
        if (known == null || !at.isBefore(known.readAt().plus(BAR))) {
            known = new Past(at, read(symbol, at));
            pasts.put(symbol, known);
        }
        return known.closes();
    }

    private SortedMap<Instant, Price> read(Symbol symbol, Instant at) {
        var closes = new TreeMap<Instant, Price>();
        for (Summary bar : Bars.of(market.remembered(symbol, at.minus(BACK), at), BAR, at)) {
            if (bar.close().value().isPositive()) {
                closes.put(bar.at(), bar.close());
            }
        }
        return closes;
    }
}
