package io.taffrail.feeds.file;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The bars whose quotes are being told, with the few before them: read by any thread. */
final class BarsUnderWay {
    /** The feed is read a little ahead, and a quote may be looked at once more a little later. */
    private static final int KEPT = 4;

    private final Map<Symbol, List<Bar>> bars = new ConcurrentHashMap<>();

    void add(Bar bar) {
        bars.merge(bar.symbol(), List.of(bar), (before, added) ->
                Stream.concat(before.stream().skip(Math.max(0, before.size() + 1L - KEPT)), added.stream()).toList());
    }

    /** The bar that a quote stands for. */
    Optional<Bar> of(Quote quote) {
        Instant at = quote.at();
        return bars.getOrDefault(quote.symbol(), List.of()).stream()
                .filter(bar -> !at.isBefore(bar.at()) && at.isBefore(bar.end()))
                .findFirst();
    }
}
