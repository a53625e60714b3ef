package io.taffrail.model.id;

/** The name under which an instrument trades: {@code AAPL}, {@code EUR/USD}. FIX 55. */
public record Symbol(String value) {

    public Symbol {
        Ids.checked("a symbol", value, 32);
    }

    @Override
    public String toString() {
        return value;
    }
}
