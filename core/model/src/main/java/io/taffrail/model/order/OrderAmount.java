package io.taffrail.model.order;

import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;

/** How much an order trades: so many units, or for so much money. FIX 38 OrderQty, 152 CashOrderQty. */
public sealed interface OrderAmount {

    /** So many units, above zero. */
    record Units(Quantity quantity) implements OrderAmount {
        public Units {
            if (quantity.isZero()) {
                throw new IllegalArgumentException("an order's quantity is above zero");
            }
        }
    }

    /** As many units as this amount, above zero, pays for. */
    record Notional(Money money) implements OrderAmount {
        public Notional {
            if (!money.isPositive()) {
                throw new IllegalArgumentException("an order's notional is above zero, not " + money);
            }
        }
    }

    /**
     * How many units could still trade at a price above zero.
     *
     * @param done the units that have traded
     * @param spent what those were worth
     */
    default Quantity leaves(Instrument instrument, Quantity done, Money spent, Price at) {
        return switch (this) {
            case Units(var quantity) -> quantity.isMoreThan(done) ? quantity.minus(done) : Quantity.ZERO;
            case Notional(var money) ->
                money.compareTo(spent) > 0 ? instrument.affordable(money.minus(spent), at) : Quantity.ZERO;
        };
    }

    /** Whether it asks for anything but whole units; an amount of money does. */
    default boolean isFractional() {
        return switch (this) {
            case Units(var quantity) -> !quantity.value().isMultipleOf(Decimal.ONE);
            case Notional _          -> true;
        };
    }

    static OrderAmount units(Quantity quantity) {
        return new Units(quantity);
    }
}
