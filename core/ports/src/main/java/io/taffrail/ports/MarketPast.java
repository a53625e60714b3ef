package io.taffrail.ports;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import java.time.Instant;
import java.util.List;

/** What a market did before it was told event by event; safe to be asked by any thread. */
public interface MarketPast {

    /**
     * Whether it knows by itself what it is asked; otherwise somebody far away is asked and waited for, which a desk's turn
     * never does.
     */
    default boolean isAtHand() {
        return true;
    }

    /** Where it ends: the first moment of which everything is told as it happens. */
    Instant end();

    /**
     * The whole minutes of a symbol that began in a span and before the end, oldest first, as far back as is known.
     *
     * @param from the span's first moment
     * @param until the first moment after it
     */
    List<Summary> minutes(Symbol symbol, Instant from, Instant until);

    /** Quotes one by one, as far back as they are known; nobody asks for moments that the market has not reached. */
    default List<Quote> quotes(Symbol symbol, Excerpt excerpt) {
        return List.of();
    }

    /** Trades one by one, as far back as they are known; nobody asks for moments that the market has not reached. */
    default List<Trade> trades(Symbol symbol, Excerpt excerpt) {
        return List.of();
    }
}
