package io.taffrail.engine;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.PlanEvent.CloseBegun;
import io.taffrail.model.journal.PlanEvent.CloseEnded;
import io.taffrail.model.journal.PlanEvent.CloseOrdered;
import io.taffrail.model.journal.PlanEvent.CloseStuck;
import io.taffrail.model.journal.PlanEvent.ExitTimed;
import io.taffrail.model.journal.PlanEvent.ExitUntimed;
import io.taffrail.model.journal.PlanEvent.PositionProtected;
import io.taffrail.model.journal.PlanEvent.ReverseDue;
import io.taffrail.model.journal.PlanEvent.ReverseOrdered;
import io.taffrail.model.journal.PlanEvent;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.order.Order;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the house is doing with positions: those it closes, those it turns round, those it gets out of at a time. */
final class PlanBook {
    private final Map<Place, Closing> closings = new LinkedHashMap<>();
    private final Map<OrderId, Place> closers = new LinkedHashMap<>();
    private final Map<Place, ReverseDue> reversals = new LinkedHashMap<>();
    private final Map<Place, Instant> exits = new LinkedHashMap<>();
    private final Map<Place, OrderId> followers = new HashMap<>();
    private final Map<Place, Integer> signs = new HashMap<>();

    /** An account's position in a symbol. */
    record Place(AccountId account, Symbol symbol) {}

    void apply(PlanEvent event) {
        Place place = new Place(event.account(), event.symbol());
        switch (event) {
            case CloseBegun begun -> closings.put(place, new Closing(begun, closing(place)));
            case CloseOrdered ordered -> {
                closers.put(ordered.order(), place);
                closing(place).ifPresent(closing -> closing.ordered(ordered.order()));
            }
            case CloseStuck _ -> closing(place).ifPresent(Closing::stuck);
            case CloseEnded _ -> closings.remove(place);
            case ReverseDue due -> reversals.put(place, due);
            case ReverseOrdered _ -> reversals.remove(place);
            case PositionProtected(_, _, var group, _) -> followers.put(place, group);
            case ExitTimed(_, _, var due, _) -> exits.put(place, due);
            case ExitUntimed _ -> exits.remove(place);
        }
    }

    void apply(OrderEvent event, Order after) {
        Place place = closers.get(after.id());
        if (place == null) {
            return;
        }
        if (event instanceof OrderFilled(_, var fill, _, _)) {
            closing(place).ifPresent(closing -> closing.traded(fill.lastQty()));
        }
        if (!after.isOpen() && closing(place).isEmpty()) {
            closers.remove(after.id());
        }
    }

    /** What was planned for a position goes with it. */
    void apply(PositionEvent event) {
        Place place = new Place(event.account(), event.position().instrument().symbol());
        int sign = event.position().quantity().signum();
        Integer before = signs.put(place, sign);
        if (before != null && before != sign) {
            followers.remove(place);
            exits.remove(place);
        }
        if (sign == 0) {
            signs.remove(place);
        }
    }

    boolean isEmpty() {
        return closings.isEmpty();
    }

    Collection<Closing> closings() {
        return List.copyOf(closings.values());
    }

    Optional<Closing> closing(Place place) {
        return Optional.ofNullable(closings.get(place));
    }

    /** Whether the house has sent the order to close a position. */
    boolean isCloser(OrderId order) {
        return closers.containsKey(order);
    }

    /** The positions that are closed and whose other side has not been asked for. */
    Collection<ReverseDue> reversals() {
        return List.copyOf(reversals.values());
    }

    Optional<ReverseDue> reversal(Place place) {
        return Optional.ofNullable(reversals.get(place));
    }

    /** When positions are to be closed whatever the market does, in the order in which that was set. */
    Map<Place, Instant> exits() {
        return Collections.unmodifiableMap(exits);
    }

    /** The group whose exits follow the position. */
    Optional<OrderId> follower(AccountId account, Symbol symbol) {
        return Optional.ofNullable(followers.get(new Place(account, symbol)));
    }

    /** Whether a group's exits follow its position. */
    boolean follows(Group group) {
        return group.id().equals(followers.get(new Place(group.account(), group.symbol())));
    }
}
