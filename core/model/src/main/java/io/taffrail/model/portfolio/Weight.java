package io.taffrail.model.portfolio;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Decimal;

/** A symbol is to be worth so many hundredths of the equity; zero for none of it. */
public record Weight(Symbol symbol, Decimal percent) {

    /** Reads {@code AAPL=20%}. */
    public static Weight of(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1 || !text.endsWith("%")) {
            throw new IllegalArgumentException("a weight is written as AAPL=20%, not " + text);
        }
        try {
            return new Weight(new Symbol(text.substring(0, equals)), Decimal.of(text.substring(equals + 1, text.length() - 1)));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("a weight is written as AAPL=20%, not " + text, notANumber);
        }
    }

    @Override
    public String toString() {
        return symbol + "=" + percent + "%";
    }
}
