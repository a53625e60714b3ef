package io.taffrail.model.performance;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open trips of a desk. Added up they are what its accounts hold, to the last unit: a strategy's fills are its own; a
 * fill of nobody's closes first what nobody's orders opened, then what strategies hold the other way, the oldest first,
 * and opens with what is left.
 *
 * <p>It remembers open trips only. One thread writes; whoever reads from another copies under the owner's lock.
 */
public final class TripBook {
    private final Map<Place, List<Trip>> open = new HashMap<>();

    private record Place(AccountId account, Symbol symbol) {}

    /** Takes up a trip that was open before. */
    public void resume(Trip trip) {
        at(trip.account(), trip.symbol()).add(trip);
    }

    public void clear() {
        open.clear();
    }

    /** The open trips, in no particular order. */
    public List<Trip> open() {
        return open.values().stream().flatMap(List::stream).toList();
    }

    /** What a fill of an order makes of them; {@code reason} is what closing by that order is called. */
    public List<Step> fill(Order order, Fill fill, ExitReason reason, Instant at) {
        var steps = new ArrayList<Step>();
        List<Trip> closed = closable(order);
        Decimal held = closed.stream().map(trip -> trip.position().quantity().abs()).reduce(Decimal.ZERO, Decimal::plus);
        Decimal closing = held.min(fill.lastQty().value());
        Decimal left = closing;
        Money unpaid = fill.commission();
        for (Trip trip : closed) {
            Decimal part = left.min(trip.position().quantity().abs());
            if (part.isPositive()) {
                left = left.minus(part);
                Money paid = left.isZero() ? unpaid : fill.commission().share(part, closing, RoundingMode.DOWN);
                unpaid = unpaid.minus(paid);
                steps.add(filled(trip, order, piece(fill, part, paid), reason, at));
            }
        }
        Decimal opening = fill.lastQty().value().minus(closing);
        if (opening.isPositive()) {
            // Where a fill turns a position round, what it cost was paid for the closing.
            steps.add(opened(order, piece(fill, opening, unpaid), at));
        }
        return steps;
    }

    /** Shares out what holding a symbol for a day has brought or cost, by how much each trip holds. */
    public List<Step> carry(AccountId account, Symbol symbol, Money brought, Instant at) {
        var steps = new ArrayList<Step>();
        List<Trip> trips = at(account, symbol);
        Decimal held = trips.stream().map(trip -> trip.position().quantity().abs()).reduce(Decimal.ZERO, Decimal::plus);
        Money left = brought;
        for (int i = 0; i < trips.size(); i++) {
            Trip trip = trips.get(i);
            Money part = i == trips.size() - 1
                    ? left
                    : brought.share(trip.position().quantity().abs(), held, RoundingMode.DOWN);
            left = left.minus(part);
            Trip after = trip.carried(part);
            trips.set(i, after);
            steps.add(Step.of(trip, after, brought.currency().zero(), at));
        }
        return steps;
    }

    /** An account holds what its broker says, although no fill made it so: what strategies hold stays theirs, if anything does. */
    public List<Step> adopt(AccountId account, Position said, Instant at) {
        var steps = new ArrayList<Step>();
        List<Trip> trips = at(account, said.instrument().symbol());
        for (Trip trip : List.copyOf(trips)) {
            if (said.isFlat() || trip.strategy().isEmpty() || trip.isLong() != said.isLong()) {
                trips.remove(trip);
                Trip flat = trip.holding(Position.flat(trip.instrument()));
                steps.add(Step.of(trip, flat, trip.instrument().currency().zero(), at)
                        .ended(flat.over(at, Optional.empty(), ExitReason.RECONCILED)));
            }
        }
        Decimal theirs = trips.stream().map(trip -> trip.position().quantity()).reduce(Decimal.ZERO, Decimal::plus);
        Decimal rest = said.quantity().minus(theirs);
        if (!rest.isZero()) {
            Trip trip = Trip.begun(account, Optional.empty(), at(said, rest), said.instrument().currency().zero(), at, Optional.empty());
            trips.add(trip);
            steps.add(Step.begun(trip, said.instrument().currency().zero(), at));
        }
        return steps;
    }

    /** The trips that an order makes smaller, in the order in which it does. */
    private List<Trip> closable(Order order) {
        Optional<StrategyId> whose = order.strategy();
        List<Trip> other = at(order.account(), order.symbol()).stream()
                .filter(trip -> trip.isClosedBy(order.side()))
                .filter(trip -> whose.isEmpty() || trip.strategy().equals(whose))
                .toList();
        var inOrder = new ArrayList<>(other.stream().filter(trip -> trip.strategy().equals(whose)).toList());
        other.stream().filter(trip -> !trip.strategy().equals(whose)).forEach(inOrder::add);
        return inOrder;
    }

    private Step filled(Trip trip, Order order, Fill piece, ExitReason reason, Instant at) {
        List<Trip> trips = at(order.account(), order.symbol());
        Trip after = trip.filled(order.side(), piece);
        Step step = Step.of(trip, after, worth(order.instrument(), piece), at);
        if (after.position().isFlat()) {
            trips.remove(trip);
            return step.ended(after.over(at, Optional.of(order.id()), reason));
        }
        trips.set(trips.indexOf(trip), after);
        return step;
    }

    private Step opened(Order order, Fill piece, Instant at) {
        List<Trip> trips = at(order.account(), order.symbol());
        for (Trip trip : List.copyOf(trips)) {
            if (trip.strategy().equals(order.strategy())) {
                return filled(trip, order, piece, ExitReason.ORDER, at);
            }
        }
        Position position = Position.flat(order.instrument()).apply(order.side(), piece).position();
        Trip begun = Trip.begun(order.account(), order.strategy(), position, piece.commission(), at, Optional.of(order.id()));
        trips.add(begun);
        return Step.begun(begun, worth(order.instrument(), piece), at);
    }

    private List<Trip> at(AccountId account, Symbol symbol) {
        return open.computeIfAbsent(new Place(account, symbol), _ -> new ArrayList<>());
    }

    private static Position at(Position said, Decimal quantity) {
        Price price = said.averagePx();
        Money cost = said.instrument().worth(price, new Quantity(quantity.abs()), RoundingMode.HALF_EVEN);
        return new Position(said.instrument(), quantity, price, cost);
    }

    private static Money worth(Instrument instrument, Fill piece) {
        return instrument.worth(piece.lastPx(), piece.lastQty(), RoundingMode.HALF_EVEN);
    }

    private static Fill piece(Fill fill, Decimal units, Money commission) {
        return new Fill(fill.tradeId(), new Quantity(units), fill.lastPx(), commission, fill.liquidity(), fill.venueTime());
    }
}
