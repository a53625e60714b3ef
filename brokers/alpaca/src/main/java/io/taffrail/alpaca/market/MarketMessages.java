package io.taffrail.alpaca.market;

import io.taffrail.alpaca.wire.Fields;
import io.taffrail.alpaca.wire.UntrustedException;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Quotes, trades and bars as Alpaca writes them, by REST and on its stream alike; all of its numbers are JSON numbers. */
final class MarketMessages {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private MarketMessages() {}

    /** Empty where one side is missing, which is written as zero, or where the sides are crossed: nothing can trade on those. */
    static Optional<MarketEvent> quote(Symbol symbol, JsonNode node) {
        if (Fields.decimal(node, "bp").isZero() || Fields.decimal(node, "ap").isZero()) {
            return Optional.empty();
        }
        var quote = new Quote(
                Fields.time(node, "t"), symbol, Fields.price(node, "bp"), Fields.optionalQuantity(node, "bs"),
                Fields.price(node, "ap"), Fields.optionalQuantity(node, "as"));
        return quote.bid().isAbove(quote.ask()) ? Optional.empty() : Optional.of(quote);
    }

    static Optional<MarketEvent> trade(Symbol symbol, JsonNode node) {
        Quantity size = Fields.quantity(node, "s");
        return size.isZero()
                ? Optional.empty()
                : Optional.of(new Trade(Fields.time(node, "t"), symbol, Fields.price(node, "p"), size));
    }

    /** A minute that is over. */
    static Summary minute(Symbol symbol, JsonNode node) {
        BigDecimal volume = Fields.quantity(node, "v").value().toBigDecimal();
        BigDecimal average = Fields.optionalDecimal(node, "vw")
                .orElseThrow(() -> new UntrustedException("vw is missing"))
                .toBigDecimal();
        return new Summary(
                symbol, Fields.time(node, "t"), MINUTE, Fields.price(node, "o"), Fields.price(node, "h"),
                Fields.price(node, "l"), Fields.price(node, "c"), volume, node.path("n").asLong(0), volume.multiply(average));
    }
}
