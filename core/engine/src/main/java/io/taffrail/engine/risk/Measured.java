package io.taffrail.engine.risk;

import io.taffrail.model.value.Decimal;

/** What a limit has found. */
sealed interface Measured {
    Measured OUTSIDE = new Outside();

    /**
     * A number to be held against the limit.
     *
     * @param worse whether the order makes it any worse; what it does not is never refused, however bad it is
     */
    record Value(Decimal value, boolean worse) implements Measured {}

    /** It cannot be known, and so the order is refused. */
    record Unknown(String why) implements Measured {}

    /** The limit does not speak of such orders. */
    record Outside() implements Measured {}

    static Measured of(Decimal value) {
        return new Value(value, true);
    }

    static Measured of(boolean yes) {
        return of(yes ? Decimal.ONE : Decimal.ZERO);
    }
}
