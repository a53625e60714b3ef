package io.taffrail.acceptance.backtest;

import static io.taffrail.acceptance.backtest.ScriptedOrder.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an order asks for beside its price and its time in force. */
record Terms(Optional<Instant> expireTime, boolean postOnly, boolean reduceOnly, Optional<Exits> exits) {
    static final Terms NONE = new Terms(Optional.empty(), false, false, Optional.empty());

    /**
     * The exits that it brings with it; those of an OCO are the order itself and its stop.
     *
     * @param orderClass bracket, oto or oco
     * @param stopLimit where the stop has one
     */
    record Exits(
            String orderClass, Optional<BigDecimal> takeProfit, Optional<BigDecimal> stop, Optional<BigDecimal> stopLimit) {}

    List<String> toJson() {
        List<String> fields = new ArrayList<>();
        expireTime.ifPresent(time -> fields.add(text("expire_time", time.toString())));
        if (postOnly) {
            fields.add("\"post_only\":true");
        }
        if (reduceOnly) {
            fields.add("\"reduce_only\":true");
        }
        exits.ifPresent(given -> {
            fields.add(text("order_class", given.orderClass()));
            given.takeProfit().ifPresent(price -> fields.add("\"take_profit\":{" + price("limit_price", price) + "}"));
            given.stop().ifPresent(price -> fields.add("\"stop_loss\":{" + price("stop_price", price)
                    + given.stopLimit().map(limit -> "," + price("limit_price", limit)).orElse("") + "}"));
        });
        return fields;
    }

    private static String price(String name, BigDecimal price) {
        return text(name, price.toPlainString());
    }
}
