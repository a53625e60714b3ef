package io.taffrail.model.market;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Decimal;
import java.time.LocalDate;

/**
 * Cash that is paid for each unit of what is held.
 *
 * @param exDate the first day on which a buyer no longer gets it: who holds at the end of the day before does
 * @param amount for one unit, above zero, in the instrument's currency
 */
public record Dividend(Symbol symbol, LocalDate exDate, Decimal amount) {
    public Dividend {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a dividend is above zero: " + symbol + " " + exDate + " " + amount);
        }
    }
}
