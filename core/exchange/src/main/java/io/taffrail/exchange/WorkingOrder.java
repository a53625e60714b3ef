package io.taffrail.exchange;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.util.Optional;

/** An order in the exchange's hands: what was offered, and how far it has come since. */
final class WorkingOrder {
    private final Order order;
    private OrderAmount amount;
    private Quantity filled;
    private Money traded;
    private int fills;
    private boolean booked;
    private boolean triggered;
    private Optional<Price> mark;

    WorkingOrder(Order order) {
        this.order = order;
        amount = order.amount();
        filled = order.cumQty();
        traded = order.traded();
        fills = order.fills();
        booked = order.booked();
        triggered = order.triggered();
        mark = order.trailMark();
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

    Symbol symbol() {
        return order.symbol();
    }

    long number() {
        return order.number();
    }

    /** Whether its stop has still to be reached. */
    boolean isWaiting() {
        return order.spec().waitsForTrigger() && !triggered;
    }

    /** Lets its trail follow the market; whether that moved it. */
    boolean follow(Price seen) {
        if (order.spec().trailed().isEmpty()) {
            return false;
        }
        Optional<Price> before = mark;
        mark = Optional.of(Trigger.mark(order.side(), mark, seen));
        return !mark.equals(before);
    }

    boolean isReachedAt(Price seen) {
        return Trigger.isReached(order, mark, seen);
    }

    void trigger() {
        triggered = true;
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

    void resize(OrderAmount changed) {
        amount = changed;
    }

    /** Goes on from where the order whose place it takes has come to. */
    void carryOver(WorkingOrder before) {
        filled = before.filled;
        traded = before.traded;
        triggered = before.triggered;
        mark = before.mark;
    }

    /** How many units could still trade at a price. */
    Quantity leavesQty(Price price) {
        return amount.leaves(instrument(), filled, traded, price);
    }
}
