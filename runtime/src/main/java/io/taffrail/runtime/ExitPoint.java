package io.taffrail.runtime;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent.CoverageExtended;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.EntryListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The last check, at the door through which orders leave for a broker: what leaves is what the journal says, once, and no
 * child is larger than its parent. It reads the journaled entries by itself and asks no other part of the house, so that a
 * fault in any of them stops here, and stops the desk.
 *
 * <p>On 1 August 2012 Knight Capital turned 212 parent orders into more than four million executions, because nothing
 * compared what left with what had come in (SEC Release 34-70694).
 */
final class ExitPoint implements EntryListener {
    /** A desk that has more parents at once has other troubles; the eldest is forgotten, and its children pass. */
    private static final int MOST_PARENTS = 65_536;

    private static final int MOST_ENDED = 4_096;

    private final Map<OrderId, Permit> permits = new LinkedHashMap<>();
    private final Set<OrderId> sent = new HashSet<>();
    private final Deque<OrderId> ended = new ArrayDeque<>();
    private final Map<OrderId, Quantity> parents = new LinkedHashMap<>();
    private final Map<OrderId, Quantity> traded = new LinkedHashMap<>();

    /** What an order may be at most: as it was written down. */
    private record Permit(OrderInitialized order, OrderAmount amount, boolean released) {
        Permit release() {
            return new Permit(order, amount, true);
        }

        Permit restated(Quantity quantity) {
            return new Permit(order, OrderAmount.units(quantity), released);
        }
    }

    @Override
    public synchronized void onEntry(Entry entry) {
        for (Event event : entry.events()) {
            switch (event) {
                case OrderEvent order -> read(order);
                // Exits that follow a position grow with it, by what is written down.
                case CoverageExtended(var group, var quantity, _) ->
                    parents.computeIfPresent(group, (_, before) -> before.plus(quantity));
                case Event _ -> {}
            }
        }
    }

    private void read(OrderEvent event) {
        if (event instanceof OrderInitialized first) {
            permits.put(first.order(), new Permit(first, first.amount(), false));
            first.link().filter(link -> link.group().equals(first.order())).ifPresent(_ -> parent(first));
        } else if (event instanceof OrderSubmitted) {
            permits.computeIfPresent(event.order(), (_, permit) -> permit.release());
        } else if (event instanceof OrderPendingReplace(_, var by, _, _, _)) {
            permits.computeIfPresent(by, (_, permit) -> permit.release());
        } else if (event instanceof OrderRestated(_, var quantity, _, _) && !quantity.isZero()) {
            permits.computeIfPresent(event.order(), (_, permit) -> permit.restated(quantity));
        } else if (event instanceof OrderFilled filled) {
            fill(filled);
        } else if (isOver(event)) {
            forget(event.order());
        }
    }

    /** What an entry has traded its exits may close, also where the venue gave it more than it asked for. */
    private void fill(OrderFilled event) {
        Permit permit = permits.get(event.order());
        if (permit != null && permit.order().link().filter(link -> !link.role().isExit()).isPresent()) {
            traded.merge(event.order(), event.fill().lastQty(), Quantity::plus);
        }
        if (event.complete()) {
            forget(event.order());
        }
    }

    private void parent(OrderInitialized first) {
        if (first.amount() instanceof OrderAmount.Units(var quantity)) {
            parents.put(first.order(), quantity);
            trim(parents);
        }
    }

    /** What has ended is remembered for a while: what was decided for it in the same turn leaves after its end was written down. */
    private void forget(OrderId order) {
        ended.addLast(order);
        if (ended.size() > MOST_ENDED) {
            OrderId eldest = ended.removeFirst();
            permits.remove(eldest);
            sent.remove(eldest);
        }
        trim(traded);
    }

    private static void trim(Map<OrderId, Quantity> map) {
        if (map.size() > MOST_PARENTS) {
            map.remove(map.keySet().iterator().next());
        }
    }

    private static boolean isOver(OrderEvent event) {
        return event instanceof OrderEvent.OrderDenied
                || event instanceof OrderEvent.OrderRejected
                || event instanceof OrderEvent.OrderCanceled
                || event instanceof OrderEvent.OrderExpired
                || event instanceof OrderEvent.OrderReplaced;
    }

    /**
     * Lets an order leave, once.
     *
     * @throws IllegalStateException where it is not what was written down
     */
    synchronized void leave(Order order) {
        change(order);
        if (!sent.add(order.id())) {
            throw violated(order, "it has left already");
        }
    }

    /**
     * Lets an order leave that is to take another's place, or that has another size.
     *
     * @throws IllegalStateException where it is not what was written down
     */
    synchronized void change(Order order) {
        Permit permit = permits.get(order.id());
        if (permit == null || !permit.released()) {
            throw violated(order, "nothing was written down that lets it leave");
        }
        if (order.side() != permit.order().side() || !order.symbol().equals(permit.order().instrument().symbol())) {
            throw violated(order, "it was written down as " + permit.order().side() + " "
                    + permit.order().instrument().symbol());
        }
        if (isMore(order.amount(), permit.amount())) {
            throw violated(order, "it was written down for " + permit.amount());
        }
        parentOf(order).filter(most -> order.orderQty().filter(own -> own.isMoreThan(most)).isPresent()).ifPresent(most -> {
            throw violated(order, "its parent is for " + most);
        });
    }

    private Optional<Quantity> parentOf(Order order) {
        return order.group()
                .filter(group -> !group.equals(order.id()))
                .flatMap(group -> Optional.ofNullable(parents.get(group))
                        .map(asked -> larger(asked, traded.getOrDefault(group, Quantity.ZERO))));
    }

    private static Quantity larger(Quantity one, Quantity other) {
        return one.isMoreThan(other) ? one : other;
    }

    private static boolean isMore(OrderAmount leaving, OrderAmount written) {
        return switch (leaving) {
            case OrderAmount.Units(var quantity) ->
                !(written instanceof OrderAmount.Units(var most)) || quantity.isMoreThan(most);
            case OrderAmount.Notional(var money) ->
                !(written instanceof OrderAmount.Notional(var most)) || money.compareTo(most) > 0;
        };
    }

    private static IllegalStateException violated(Order order, String why) {
        return new IllegalStateException("ALARM: order " + order.id() + " to " + order.side() + " " + order.amount() + " "
                + order.symbol() + " was about to leave, and " + why + "; nothing was sent, and the desk stops");
    }
}
