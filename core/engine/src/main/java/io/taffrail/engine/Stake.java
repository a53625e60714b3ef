package io.taffrail.engine;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.position.Position;
import io.taffrail.model.signal.PositionState;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What one strategy has at stake in one instrument: a position of its own within the account's, and its orders. */
public final class Stake {
    private final Map<OrderId, Order> working = new LinkedHashMap<>();
    private Exposure exposure;
    private Money sinceFlat;
    private int orders;

    Stake(Instrument instrument) {
        exposure = Exposure.of(Position.flat(instrument));
        sinceFlat = instrument.currency().zero();
    }

    /** One of its orders has moved from one state to the next. */
    void move(Optional<Order> before, Order after) {
        exposure = exposure.moved(before, after);
        orders += added(before, after);
        // A protective exit changes what is held only once the market comes to it.
        if (after.isWorking() && !after.isExit()) {
            working.put(after.id(), after);
        } else {
            working.remove(after.id());
        }
    }

    /**
     * A fill is its own.
     *
     * @return what all fills since it was last flat have realised, before commission, where it is flat now or has turned round
     */
    Optional<Money> fill(Side side, Fill fill) {
        boolean wasLong = position().isLong();
        boolean wasFlat = position().isFlat();
        Position.Change change = exposure.position().apply(side, fill);
        exposure = exposure.withPosition(change.position()).markedAt(fill.lastPx());
        sinceFlat = sinceFlat.plus(change.realised());
        boolean over = !wasFlat && (position().isFlat() || position().isLong() != wasLong);
        if (!over) {
            return Optional.empty();
        }
        Money made = sinceFlat;
        sinceFlat = made.currency().zero();
        return Optional.of(made);
    }

    /** How many more orders work for a step of one of them. */
    static int added(Optional<Order> before, Order after) {
        return (after.isWorking() ? 1 : 0) - (before.filter(Order::isWorking).isPresent() ? 1 : 0);
    }

    /** How many of its orders work, with the exits of groups. */
    int orders() {
        return orders;
    }

    void mark(Price price) {
        exposure = exposure.markedAt(price);
    }

    public Position position() {
        return exposure.position();
    }

    /** The position with what its open orders could make of it. */
    public Exposure exposure() {
        return exposure;
    }

    /** The orders of it that work, apart from the exits of groups. */
    Iterable<Order> working() {
        return working.values();
    }

    /** How it stands, as a signal finds it. */
    public PositionState state() {
        boolean closing = false;
        for (Order order : working.values()) {
            if (order.status() == OrderStatus.IN_DOUBT) {
                return PositionState.IN_DOUBT;
            }
            closing |= !position().isFlat() && order.side() == position().closingSide();
        }
        if (working.isEmpty()) {
            return position().isFlat() ? PositionState.FLAT : position().isLong() ? PositionState.LONG : PositionState.SHORT;
        }
        return closing ? PositionState.CLOSING : PositionState.OPENING;
    }

    boolean isEmpty() {
        return position().isFlat() && exposure.isEmpty() && working.isEmpty() && orders == 0;
    }
}
