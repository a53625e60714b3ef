package io.taffrail.model.value;

/** How much of an instrument, zero or more; the side says in which direction. FIX 38 OrderQty. */
public record Quantity(Decimal value) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(Decimal.ZERO);

    public Quantity {
        if (value.isNegative()) {
            throw new IllegalArgumentException("a quantity is never negative: " + value);
        }
    }

    public static Quantity of(String text) {
        return new Quantity(Decimal.of(text));
    }

    public static Quantity of(long units) {
        return new Quantity(Decimal.of(units));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.plus(other.value));
    }

    /** What is left; throws where {@code other} is the larger. */
    public Quantity minus(Quantity other) {
        return new Quantity(value.minus(other.value));
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return value.isZero();
    }

    public boolean isMoreThan(Quantity other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
