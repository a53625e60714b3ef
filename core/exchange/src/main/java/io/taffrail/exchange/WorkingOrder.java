package io.taffrail.exchange;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Bar;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Instant;
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
    private final QueuePosition queue = new QueuePosition();
    private BarShare share;
    private Instant opens = Instant.MAX;

    WorkingOrder(Order order) {
        this.order = order;
        amount = order.amount();
        filled = order.cumQty();
        traded = order.traded();
        fills = order.fills();
        booked = order.booked();
        triggered = order.triggered();
        mark = order.trailMark();
        share = BarShare.of(order);
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

    /** Its place among the orders at its price, once it rests. */
    QueuePosition queue() {
        return queue;
    }

    /** How much it may still have of a bar; empty where the bar does not limit it. */
    Optional<Quantity> room(Bar bar) {
        return share.room(bar, instrument());
    }

    /** What it has traded so far. */
    Fees.Turnover turnover() {
        return new Fees.Turnover(filled, traded);
    }

    void fill(Fill fill) {
        share.take(fill.lastQty());
        filled = filled.plus(fill.lastQty());
        traded = traded.plus(instrument().worth(fill.lastPx(), fill.lastQty(), RoundingMode.HALF_EVEN));
        fills++;
    }

/** Changes how much it is to trade in all; asking for more costs it its place in the queue. */
    void resize(OrderAmount changed) {
        if (changed instanceof OrderAmount.Units(var more)
                && amount instanceof OrderAmount.Units(var before)
                && more.isMoreThan(before)) {
            queue.lose();
        }
        amount = changed;
    }

    /** Goes on from where the order whose place it takes has come to; its place in the queue is its own. */
    void carryOver(WorkingOrder before) {
        filled = before.filled;
        traded = before.traded;
        triggered = before.triggered;
        mark = before.mark;
        share = before.share;
    }

    /** Waits for the first word of the market from a moment on: the opening auction. */
    void opensAt(Instant moment) {
        opens = moment;
    }

    boolean isOpenAt(Instant at) {
        return !at.isBefore(opens);
    }

    /** How many units could still trade at a price, once it has had some at another. */
    Quantity leavesQty(Quantity taken, Price takenAt, Price price) {
        Money worth = instrument().worth(takenAt, taken, RoundingMode.HALF_EVEN);
        return amount.leaves(instrument(), filled.plus(taken), traded.plus(worth), price);
    }

    /** How many units could still trade at a price. */
    Quantity leavesQty(Price price) {
        return amount.leaves(instrument(), filled, traded, price);
    }
}
