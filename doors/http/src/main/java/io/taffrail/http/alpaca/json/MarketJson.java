package io.taffrail.http.alpaca.json;

import io.taffrail.http.web.Json;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Market data as Alpaca writes it: numbers, with sizes of shares whole. What the house's feeds do not tell is written
 * as what Alpaca writes where there is nothing: no size as 0, no venue as a blank, no side of the taker as a dash.
 */
public final class MarketJson {
    private MarketJson() {}

    public static ObjectNode of(Quote quote, Instrument instrument) {
        var node = Json.object().put("t", quote.at().toString());
        node.put("ap", number(quote.ask())).put("as", size(quote.askSize(), instrument));
        node.put("bp", number(quote.bid())).put("bs", size(quote.bidSize(), instrument));
        if (isStock(instrument)) {
            node.put("ax", " ").put("bx", " ").putArray("c");
            node.put("z", "C");
        }
        return node;
    }

    /** The quote as an order book of one level: no feed of the house tells what stands behind it. */
    public static ObjectNode book(Quote quote, Instrument instrument) {
        var node = Json.object();
        node.putArray("a").addObject().put("p", number(quote.ask())).put("s", size(quote.askSize(), instrument));
        node.putArray("b").addObject().put("p", number(quote.bid())).put("s", size(quote.bidSize(), instrument));
        return node.put("t", quote.at().toString());
    }

    public static ObjectNode of(Trade trade, Instrument instrument) {
        var node = Json.object().put("t", trade.at().toString());
        node.put("p", number(trade.price())).put("s", size(Optional.of(trade.size()), instrument));
        node.put("i", ChronoUnit.MICROS.between(Instant.EPOCH, trade.at()));
        if (isStock(instrument)) {
            node.put("x", " ").putArray("c");
            node.put("z", "C");
        } else {
            node.put("tks", "-");
        }
        return node;
    }

    /** Where the feed told no single trades, their number is 0 and their average price is reckoned from the bar. */
    public static ObjectNode of(Summary bar, Instrument instrument) {
        return Json.object()
                .put("t", bar.at().toString())
                .put("o", number(bar.open()))
                .put("h", number(bar.high()))
                .put("l", number(bar.low()))
                .put("c", number(bar.close()))
                .put("v", size(bar.volume(), instrument))
                .put("n", bar.trades())
                .put("vw", bar.averagePrice());
    }

    private static BigDecimal number(Price price) {
        return price.value().toBigDecimal();
    }

    private static BigDecimal size(Optional<Quantity> size, Instrument instrument) {
        return size(size.orElse(Quantity.ZERO).value().toBigDecimal(), instrument);
    }

    private static BigDecimal size(BigDecimal exact, Instrument instrument) {
        return isStock(instrument) ? exact.setScale(0, RoundingMode.DOWN) : exact;
    }

    private static boolean isStock(Instrument instrument) {
        return instrument.assetClass() == AssetClass.US_EQUITY;
    }
}
