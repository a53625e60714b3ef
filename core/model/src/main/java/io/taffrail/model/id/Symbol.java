package io.taffrail.model.id;

/** The name under which an instrument trades: {@code AAPL}, {@code EUR/USD}. FIX 55. */
public record Symbol(String value) implements Comparable<Symbol> {

    public Symbol {
        Ids.checked("a symbol", value, 32);
    }

    /** In the order of their letters: maps of symbols are written sorted. */
    @Override
    public int compareTo(Symbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
