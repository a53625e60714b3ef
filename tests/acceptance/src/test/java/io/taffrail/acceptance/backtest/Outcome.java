package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** How one order ended, or stands at the end of the data. */
record Outcome(String clientOrderId, String status, BigDecimal filledQty, List<Execution> fills) {

    Outcome {
        filledQty = plain(filledQty);
        fills = List.copyOf(fills);
    }

    static Outcome of(String clientOrderId, String status, List<Execution> fills) {
        return new Outcome(
                clientOrderId, status, fills.stream().map(Execution::qty).reduce(BigDecimal.ZERO, BigDecimal::add),
                fills);
    }

    /** The one way to hold a number, so that equal numbers are equal values: 1.50 is 1.5, and 1E+2 is 100. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** One fill, as a row of fills.csv. */
    record Execution(Instant time, String clientOrderId, String symbol, String side, BigDecimal qty, BigDecimal price) {

        Execution {
            qty = plain(qty);
            price = plain(price);
        }
    }
}
