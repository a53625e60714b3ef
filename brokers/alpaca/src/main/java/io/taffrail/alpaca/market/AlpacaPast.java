package io.taffrail.alpaca.market;

import io.taffrail.alpaca.rest.AlpacaClient;
import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.wire.UntrustedException;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Summary;
import io.taffrail.ports.MarketPast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The minutes that Alpaca remembers, asked for when somebody wants them. */
final class AlpacaPast implements MarketPast {
    private static final int MOST_PAGES = 50;

    private final AlpacaClient client;
    private final Function<Symbol, Optional<Instrument>> instruments;
    private final Consumer<String> putAside;
    private final Instant end;

    AlpacaPast(
            AlpacaClient client, Function<Symbol, Optional<Instrument>> instruments, Consumer<String> putAside, Instant end) {
        this.client = client;
        this.instruments = instruments;
        this.putAside = putAside;
        this.end = end;
    }

    @Override
    public boolean isAtHand() {
        return false;
    }

    @Override
    public Instant end() {
        return end;
    }

    @Override
    public List<Summary> minutes(Symbol symbol, Instant from, Instant until) {
        Instant last = until.isBefore(end) ? until : end;
        Optional<Half> half = instruments.apply(symbol).flatMap(Half::of);
        return half.isEmpty() || !from.isBefore(last) ? List.of() : minutes(half.get(), symbol, from, last);
    }

    private List<Summary> minutes(Half half, Symbol symbol, Instant from, Instant until) {
        Map<String, String> query = half.query(symbol);
        query.put("timeframe", "1Min");
        query.put("start", from.toString());
        // Alpaca's end is the last moment that counts; ours is the first that does not.
        query.put("end", until.minusMillis(1).toString());
        query.put("limit", "10000");
        query.put("sort", "asc");
        List<Summary> minutes = new ArrayList<>();
        for (int i = 0; i < MOST_PAGES; i++) {
            Optional<JsonNode> page = page(half, query);
            if (page.isEmpty()) {
                return minutes;
            }
            for (JsonNode bar : page.get().path("bars").path(symbol.value())) {
                minute(symbol, bar).ifPresent(minutes::add);
            }
            String next = page.get().path("next_page_token").asString("");
            if (next.isEmpty()) {
                return minutes;
            }
            query.put("page_token", next);
        }
        return minutes;
    }

    private Optional<Summary> minute(Symbol symbol, JsonNode bar) {
        try {
            return Optional.of(MarketMessages.minute(symbol, bar));
        } catch (UntrustedException unreadable) {
            putAside.accept("a bar of " + symbol + ": " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** Empty where Alpaca does not tell: what is known so far is as far back as is known. */
    private Optional<JsonNode> page(Half half, Map<String, String> query) {
        try {
            return client.data(half.bars(), query) instanceof Exchange.Answered answer && answer.status() == 200
                    ? Optional.of(answer.body().json())
                    : Optional.empty();
        } catch (UntrustedException unreadable) {
            putAside.accept("a page of bars: " + unreadable.getMessage());
            return Optional.empty();
        }
    }
}
