package io.taffrail.engine.risk;

import io.taffrail.model.value.Decimal;
import java.util.Optional;

/** What a limit has found. */
sealed interface Measured {
    Measured OUTSIDE = new Outside();

    /**
     * A number to be held against the limit.
     *
     * @param worse whether the order makes it any worse; what it does not is never refused, however bad it is
     * @param note what else there is to say of it
     */
    record Value(Decimal value, boolean worse, Optional<String> note) implements Measured {
        Value(Decimal value, boolean worse) {
            this(value, worse, Optional.empty());
        }
    }

    /** It cannot be known, and so the order is refused. */
    record Unknown(String why) implements Measured {}

    /** It cannot be known, and another limit stands in for it: that is said, and refuses nothing. */
    record Unsaid(String why) implements Measured {}

    /** The limit does not speak of such orders. */
    record Outside() implements Measured {}

    static Measured of(Decimal value) {
        return new Value(value, true);
    }

    static Measured of(boolean yes) {
        return of(yes ? Decimal.ONE : Decimal.ZERO);
    }
}
