package io.taffrail.http.signal;

import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.signal.Action;
import io.taffrail.model.value.Decimal;
import java.util.Optional;

/**
 * OpenAlgo's orders. With a {@code position_size} they say what is to be held afterwards, 0 for nothing; without one they
 * are plain orders. The product (MIS, NRML, CNC) is a notion of Indian brokers and not read.
 */
final class OpenAlgoDialect {
    private OpenAlgoDialect() {}

    static Alert read(AlertFields fields) {
        Optional<Decimal> target = fields.number("position_size");
        Action side = switch (fields.word("action").orElseThrow(() -> fields.missing("action"))) {
            case "buy"  -> Action.BUY;
            case "sell" -> Action.SELL;
            default     -> throw fields.malformed("action", "it is BUY or SELL");
        };
        // Of an order with a target the quantity is what OpenAlgo falls back to; the target says all.
        Optional<Amount> amount = target.map(units -> new Amount(Amount.Kind.TARGET_UNITS, units))
                .or(() -> fields.positive("quantity").map(units -> new Amount(Amount.Kind.UNITS, units)));
        if (amount.isEmpty()) {
            throw fields.missing("quantity");
        }
        var limit = fields.priceOrZero("price");
        var stop = fields.priceOrZero("trigger_price");
        boolean market = fields.word("pricetype").filter("market"::equals).isPresent();
        var none = Optional.<io.taffrail.model.value.Price>empty();
        return Alert.of(Dialect.OPENALGO, fields.required("symbol"), target.isPresent() ? Action.TARGET : side, amount)
                .named(Optional.empty(), fields.text("strategy"))
                .working(
                        SpecWords.spec(fields, "pricetype", market ? none : limit, "price", market ? none : stop, "trigger_price"),
                        Optional.of(TimeInForce.DAY))
                .priced(market ? limit : none, none, none)
                .sent(fields.moment("timestamp"), fields.span("max_age"));
    }
}
