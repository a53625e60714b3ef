package io.taffrail.engine;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides what follows for reduce-only orders that came alone: they shrink with the position, and go with it. What
 * groups protect comes before them, and of themselves the older comes before the younger.
 */
final class ReduceOnlyDecider {
    private static final Price ANY = Price.of("1");

    private final Book book;

    ReduceOnlyDecider(Book book) {
        this.book = book;
    }

    private record Place(AccountId account, Symbol symbol) {}

    List<Event> followUps(List<Event> events, Instant at) {
        var follow = new ArrayList<Event>();
        for (Place place : touched(events)) {
            for (Side side : Side.values()) {
                fit(place, side, at, follow);
            }
        }
        return follow;
    }

    /** Where a position has moved, or an order that only reduces: it may have waited for an answer to be told. */
    private Set<Place> touched(List<Event> events) {
        var places = new LinkedHashSet<Place>();
        for (Event event : events) {
            switch (event) {
                case PositionEvent position ->
                    places.add(new Place(
                            position.account(), position.position().instrument().symbol()));
                case OrderEvent of ->
                    book.order(of.order())
                            .filter(order -> order.has(Instruction.REDUCE_ONLY) && order.link().isEmpty())
                            .ifPresent(order -> places.add(new Place(order.account(), order.symbol())));
                case Event _ -> {}
            }
        }
        return places;
    }

    private void fit(Place place, Side side, Instant at, List<Event> follow) {
        Decimal left = fitClosers(place, side, at, follow);
        for (Group group : book.groups().at(place.account(), place.symbol())) {
            if (group.exitSide() == side && !group.isReleased()) {
                left = left.minus(group.lot().max(Decimal.ZERO)).max(Decimal.ZERO);
            }
        }
        for (Order order : book.reduceOnly(place.account(), place.symbol())) {
            if (order.side() == side && !book.plans().isCloser(order.id())) {
                left = left.minus(fitted(order, left, at, follow));
            }
        }
    }

    /**
     * What the house sends to close a position comes before all else: the exits that protect it work until it has traded.
     *
     * @return what is left for others to close
     */
    private Decimal fitClosers(Place place, Side side, Instant at, List<Event> follow) {
        Decimal left = book.closable(place.account(), place.symbol(), side);
        for (Order order : book.reduceOnly(place.account(), place.symbol())) {
            if (order.side() == side && book.plans().isCloser(order.id())) {
                left = left.minus(fitted(order, left, at, follow));
            }
        }
        return left;
    }

    /** How much of an order fits into what is left; where that is less than it asks for, it shrinks. */
    private static Decimal fitted(Order order, Decimal left, Instant at, List<Event> follow) {
        // What its units come to does not depend on a price: such orders are not for money.
        Decimal leaves = order.leavesQty(ANY).value();
        Decimal fitting = leaves.min(left);
        if (fitting.compareTo(leaves) < 0 && GroupDecider.canBeRestated(order)) {
            follow.add(shrunk(order, fitting, at));
        }
        return fitting;
    }

    private static Event shrunk(Order order, Decimal fitting, Instant at) {
        return fitting.isZero()
                ? new OrderPendingCancel(order.id(), at)
                : new OrderRestated(
                        order.id(), new Quantity(order.cumQty().value().plus(fitting)), "what is left for it to close", at);
    }
}
