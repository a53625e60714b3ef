package io.taffrail.views;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.order.Denial.DuplicateClientOrderId;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.ports.OrderHistory;
import io.taffrail.ports.OrderQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The orders of a desk: all open ones and the latest closed ones from memory, every other from the history on disk.
 *
 * <p>An order that memory has let go needs no folding: the history had its last event before the views were told.
 */
public final class Blotter {
    /** How many closed orders stay in memory. */
    static final int REMEMBERED = 4096;

    private final OrderHistory history;
    private final Ledgers ledgers;
    private final Map<OrderId, Order> byId = new ConcurrentHashMap<>();
    private final Map<Name, OrderId> byName = new ConcurrentHashMap<>();
    private final Map<OrderId, PositionEffect> effects = new ConcurrentHashMap<>();
    private final Map<OrderId, List<OrderId>> groups = new ConcurrentHashMap<>();
    private final Map<AccountId, ConcurrentNavigableMap<Long, Order>> open = new ConcurrentHashMap<>();
    private final Map<Place, ConcurrentNavigableMap<Long, Order>> openBySymbol = new ConcurrentHashMap<>();
    /** Closed orders in memory, the one closed longest ago first; only the writer touches it. */
    private final Deque<Order> closed = new ArrayDeque<>();

    Blotter(OrderHistory history, Ledgers ledgers) {
        this.history = history;
        this.ledgers = ledgers;
    }

    private record Name(AccountId account, ClientOrderId clientOrderId) {}

    private record Place(AccountId account, Symbol symbol) {}

    public Optional<Order> find(OrderId id) {
        return remembered(id).or(() -> history.find(id));
    }

    public Optional<Order> find(AccountId account, ClientOrderId clientOrderId) {
        return Optional.ofNullable(byName.get(new Name(account, clientOrderId)))
                .flatMap(this::find)
                .or(() -> history.find(account, clientOrderId));
    }

    /** The orders that a query asks for: open ones from memory, any other scope from the history. */
    public List<Order> list(OrderQuery query) {
        return switch (query.scope()) {
            case OPEN -> {
                var orders = open.getOrDefault(query.account(), new ConcurrentSkipListMap<>());
                var directed = query.oldestFirst() ? orders : orders.descendingMap();
                yield directed.values().stream().filter(query::includes).limit(query.limit()).toList();
            }
            case CLOSED, ALL, EVER -> history.list(query);
        };
    }

    /**
     * The same orders with those left out that are shown as the legs of another that is asked for. A leg whose parent
     * is not asked for, because it is over and only open ones are, stands for itself.
     */
    public List<Order> rolledUp(OrderQuery query) {
        var top = new ArrayList<Order>();
        var rest = query;
        List<Order> page;
        do {
            page = list(rest);
            page.stream().filter(order -> !isShownAsLeg(order, query)).limit(query.limit() - top.size()).forEach(top::add);
            rest = page.isEmpty() ? rest : rest.continuedAfter(page.getLast());
        } while (page.size() == query.limit() && top.size() < query.limit());
        return top;
    }

    private boolean isShownAsLeg(Order order, OrderQuery query) {
        return order.link().isPresent() && familyOf(order)
                .filter(family -> family.legs().stream().anyMatch(leg -> leg.id().equals(order.id())))
                .filter(family -> query.includes(family.parent()))
                .isPresent();
    }

    /** The orders that an order has brought with it and that play their parts now; none where it has no legs. */
    public List<Order> legs(Order order) {
        return familyOf(order)
                .filter(family -> family.parent().id().equals(order.id()))
                .map(Family::legs)
                .orElse(List.of());
    }

    private Optional<Family> familyOf(Order order) {
        return order.group().map(group -> Family.of(members(group)));
    }

    /** All orders of a group, oldest first. */
    private List<Order> members(OrderId group) {
        var known = groups.get(group);
        if (known != null) {
            var orders = known.stream().map(byId::get).filter(Objects::nonNull).toList();
            if (orders.size() == known.size()) {
                return orders;
            }
        }
        return history.group(group);
    }

    /** The open orders of one account in one symbol, oldest first. */
    public Stream<Order> open(AccountId account, Symbol symbol) {
        var orders = openBySymbol.get(new Place(account, symbol));
        return orders == null ? Stream.empty() : orders.values().stream();
    }

    /** All open orders of an account, oldest first. */
    public List<Order> open(AccountId account) {
        var orders = open.get(account);
        return orders == null ? List.of() : List.copyOf(orders.values());
    }

    /** The number of an account's open orders, all symbols together. */
    public int openCount(AccountId account) {
        var orders = open.get(account);
        return orders == null ? 0 : orders.size();
    }

    /**
     * Whether the order was to open a position or to close one, as things stood when it came. Where memory has let the
     * order go, its side has to tell: a buy opens, a sell closes.
     */
    public PositionEffect effect(Order order) {
        var known = effects.get(order.id());
        return known != null ? known : closesOnly(order) ? PositionEffect.CLOSE : PositionEffect.usual(order.side());
    }

    Optional<Order> remembered(OrderId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The order after an event, empty where memory has let it go. */
    Optional<Order> apply(OrderEvent event, Optional<Order> before) {
        Optional<Order> after =
                event instanceof OrderInitialized first ? Optional.of(Order.of(first)) : before.map(o -> o.apply(event));
        after.ifPresent(order -> remember(order, before, event));
        return after;
    }

    private void remember(Order order, Optional<Order> before, OrderEvent event) {
        byId.put(order.id(), order);
        if (before.isEmpty()) {
            byName.put(nameOf(order), order.id());
            effects.put(order.id(), effectNow(order));
            order.group().ifPresent(group -> join(group, order.id()));
        }
        if (event instanceof OrderEvent.OrderDenied denied && denied.reason() instanceof DuplicateClientOrderId twice) {
            giveNameBack(nameOf(order), twice.existing());
        }
        if (order.isOpen()) {
            openIn(order).forEach(orders -> orders.put(order.number(), order));
        } else {
            openIn(order).forEach(orders -> orders.remove(order.number()));
            if (before.map(Order::isOpen).orElse(true)) {
                close(order);
            }
        }
    }

    /** What closes only cannot open, whatever is held when it is written down. */
    private PositionEffect effectNow(Order order) {
        return closesOnly(order)
                ? PositionEffect.CLOSE
                : PositionEffect.of(order.side(), ledgers.quantity(order.account(), order.symbol()));
    }

    private static boolean closesOnly(Order order) {
        return order.isExit() || order.has(Instruction.REDUCE_ONLY);
    }

    /** Only a group that memory has from its first order on is kept: of any other it would have a part. */
    private void join(OrderId group, OrderId order) {
        if (group.equals(order)) {
            groups.put(group, List.of(order));
        } else {
            groups.computeIfPresent(group, (_, members) ->
                    Stream.concat(members.stream(), Stream.of(order)).toList());
        }
    }

    /** A name stays with the order that had it first. */
    private void giveNameBack(Name name, OrderId first) {
        if (byId.containsKey(first)) {
            byName.put(name, first);
        } else {
            byName.remove(name);
        }
    }

    private void close(Order order) {
        closed.addLast(order);
        if (closed.size() > REMEMBERED) {
            Order oldest = closed.removeFirst();
            byId.remove(oldest.id());
            effects.remove(oldest.id());
            oldest.group().ifPresent(groups::remove);
            byName.remove(nameOf(oldest), oldest.id());
        }
    }

    private Stream<ConcurrentNavigableMap<Long, Order>> openIn(Order order) {
        return Stream.of(
                open.computeIfAbsent(order.account(), _ -> new ConcurrentSkipListMap<>()),
                openBySymbol.computeIfAbsent(
                        new Place(order.account(), order.symbol()), _ -> new ConcurrentSkipListMap<>()));
    }

    private static Name nameOf(Order order) {
        return new Name(order.account(), order.clientOrderId());
    }
}
