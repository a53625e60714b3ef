package io.taffrail.feeds.file;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.List;

/** One row of a market file, checked. */
sealed interface Row {

    /** The time that the row gives, which for a daily bar only says the date. */
    Instant time();

    Symbol symbol();

    /** A row that is an event as it stands. */
    record Moment(MarketEvent event) implements Row {
        @Override
        public Instant time() {
            return event.at();
        }

        @Override
        public Symbol symbol() {
            return event.symbol();
        }
    }

    /** A bar whose span is not known from the row alone. */
    record Candle(Instant time, Symbol symbol, Price open, Price high, Price low, Price close, Quantity volume)
            implements Row {

        Bar during(Span span) {
            return new Bar(span.start(), span.length(), symbol, open, high, low, close, volume);
        }
    }

    static Row quote(List<String> f, Fields fields) {
        Price bid = Fields.price("bid", f.get(2));
        Price ask = Fields.price("ask", f.get(4));
        if (bid.isAbove(ask)) {
            throw new BadRow("bid " + bid + " above ask " + ask, "a crossed quote is no market",
                    "correct or remove the row");
        }
        return new Moment(new Quote(Fields.time(f.get(0)), fields.symbol(f.get(1)),
                bid, Fields.optionalSize("bid_size", f.get(3)), ask, Fields.optionalSize("ask_size", f.get(5))));
    }

    static Row bar(List<String> f, Fields fields) {
        Instant time = Fields.time(f.get(0));
        Symbol symbol = fields.symbol(f.get(1));
        Price open = Fields.price("open", f.get(2));
        Price high = Fields.price("high", f.get(3));
        Price low = Fields.price("low", f.get(4));
        Price close = Fields.price("close", f.get(5));
        if (low.isAbove(open) || low.isAbove(close) || high.isBelow(open) || high.isBelow(close)) {
            throw new BadRow("open " + open + ", high " + high + ", low " + low + ", close " + close,
                    "a bar's high and low enclose its open and close", "correct or remove the row");
        }
        return new Candle(time, symbol, open, high, low, close, Fields.size("volume", f.get(6)));
    }

    static Row trade(List<String> f, Fields fields) {
        return new Moment(new Trade(Fields.time(f.get(0)), fields.symbol(f.get(1)),
                Fields.price("price", f.get(2)), Fields.size("size", f.get(3))));
    }
}
