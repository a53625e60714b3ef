package io.taffrail.engine;

import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides what follows for reduce-only orders that came alone: they shrink with the position, and go with it. */
final class ReduceOnlyDecider {
    private static final Price ANY = Price.of("1");

    private final Book book;

    ReduceOnlyDecider(Book book) {
        this.book = book;
    }

    List<Event> followUps(List<Event> events, Instant at) {
        var follow = new ArrayList<Event>();
        for (Event event : events) {
            if (event instanceof PositionEvent position) {
                var symbol = position.position().instrument().symbol();
                for (Order order : book.reduceOnly(position.account(), symbol)) {
                    Decimal closable = book.closable(position.account(), symbol, order.side());
                    fit(order, closable, at, follow);
                }
            }
        }
        return follow;
    }

    private static void fit(Order order, Decimal closable, Instant at, List<Event> follow) {
        // What its units come to does not depend on a price: such orders are not for money.
        boolean tooLarge = order.leavesQty(ANY).value().compareTo(closable) > 0;
        if (!tooLarge || !GroupDecider.canBeRestated(order)) {
            return;
        }
        follow.add(closable.isZero()
                ? new OrderPendingCancel(order.id(), at)
                : new OrderRestated(
                        order.id(),
                        new Quantity(order.cumQty().value().plus(closable)),
                        "what is left for it to close",
                        at));
    }
}
