package io.taffrail.engine;

import io.taffrail.engine.PlanBook.Place;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.PlanEvent.CloseBegun;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.util.Optional;

/** A position that is being closed, and how far that has come. */
final class Closing {
    private final CloseBegun begun;
    private Optional<OrderId> latest;
    private Decimal closed = Decimal.ZERO;
    private boolean stuck;

    /** @param before what was being done to close the same position; its order goes on */
    Closing(CloseBegun begun, Optional<Closing> before) {
        this.begun = begun;
        latest = before.flatMap(Closing::latest);
    }

    void ordered(OrderId order) {
        latest = Optional.of(order);
        stuck = false;
    }

    void traded(Quantity quantity) {
        closed = closed.plus(quantity.value());
    }

    void stuck() {
        stuck = true;
    }

    CloseBegun begun() {
        return begun;
    }

    Place place() {
        return new Place(begun.account(), begun.symbol());
    }

    /** The last order that was to close it, where there was one. */
    Optional<OrderId> latest() {
        return latest;
    }

    Quantity closed() {
        return new Quantity(closed);
    }

    boolean isStuck() {
        return stuck;
    }

    /** How much of a position is left to be closed; nothing of one that stands on the other side by now. */
    Quantity left(Position position) {
        if (position.isFlat() || position.closingSide() != begun.side()) {
            return Quantity.ZERO;
        }
        Decimal held = position.quantity().abs();
        return new Quantity(begun.quantity()
                .map(asked -> asked.value().minus(closed).max(Decimal.ZERO).min(held))
                .orElse(held));
    }
}
