package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** How one order ended, or stands at the end of the data. */
record Outcome(String clientOrderId, String status, BigDecimal filledQty, List<Execution> fills) {

    Outcome {
        filledQty = filledQty.stripTrailingZeros();
        fills = List.copyOf(fills);
    }

    static Outcome of(String clientOrderId, String status, List<Execution> fills) {
        return new Outcome(
                clientOrderId, status, fills.stream().map(Execution::qty).reduce(BigDecimal.ZERO, BigDecimal::add),
                fills);
    }

    /** One fill, as a row of fills.csv. */
    record Execution(Instant time, String clientOrderId, String symbol, String side, BigDecimal qty, BigDecimal price) {

        Execution {
            qty = qty.stripTrailingZeros();
            price = price.stripTrailingZeros();
        }
    }
}
