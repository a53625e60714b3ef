package io.taffrail.model.value;

/** What one unit costs, in the instrument's currency; may be negative, as some futures were. FIX 44 Price, 31 LastPx. */
public record Price(Decimal value) implements Comparable<Price> {

    public static Price of(String text) {
        return new Price(Decimal.of(text));
    }

    public boolean isAbove(Price other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Price other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
