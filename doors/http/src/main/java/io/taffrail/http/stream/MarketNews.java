package io.taffrail.http.stream;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;

/** Something that a market told, on its way to a client. */
sealed interface MarketNews {
    Symbol symbol();

    record Quoted(Quote quote) implements MarketNews {
        @Override
        public Symbol symbol() {
            return quote.symbol();
        }
    }

    record Traded(Trade trade) implements MarketNews {
        @Override
        public Symbol symbol() {
            return trade.symbol();
        }
    }

    /** A whole minute is over. */
    record Minute(Summary summary) implements MarketNews {
        @Override
        public Symbol symbol() {
            return summary.symbol();
        }
    }
}
