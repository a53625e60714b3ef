package io.taffrail.exchange;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;

/** An order in the exchange's hands: what was offered, and how far it has come since. */
final class WorkingOrder {
    private final Order order;
    private Quantity filled;
    private Money traded;
    private int fills;
    private boolean booked;

    WorkingOrder(Order order) {
        this.order = order;
        filled = order.cumQty();
        traded = order.traded();
        fills = order.fills();
        booked = order.booked();
    }

    Order order() {
        return order;
    }

    OrderId id() {
        return order.id();
    }

    Instrument instrument() {
        return order.instrument();
    }

    int fills() {
        return fills;
    }

    /** Whether it rests in the book and trades at its own price. */
    boolean isBooked() {
        return booked;
    }

    void book() {
        booked = true;
    }

    void fill(Fill fill) {
        filled = filled.plus(fill.lastQty());
        traded = traded.plus(instrument().worth(fill.lastPx(), fill.lastQty(), RoundingMode.HALF_EVEN));
        fills++;
    }

    /** How many units could still trade at a price. */
    Quantity leavesQty(Price price) {
        return switch (order.amount()) {
            case OrderAmount.Units(var quantity) -> quantity.minus(filled);
            case OrderAmount.Notional(var money) ->
                money.compareTo(traded) > 0 ? instrument().affordable(money.minus(traded), price) : Quantity.ZERO;
        };
    }
}
