package io.taffrail.alpaca;

import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the desk's orders are which of Alpaca's. All that are open are remembered, and the latest of those that are over:
 * a fill may come after an end.
 */
final class Register {
    private static final int MOST_CLOSED = 20_000;
    private static final char RESIZED = '~';
    private static final int LONGEST_NAME = 128;

    private final Map<OrderId, Known> byId = new HashMap<>();
    private final Map<ClientOrderId, Known> byClient = new HashMap<>();
    private final Map<VenueOrderId, Known> byVenue = new HashMap<>();
    private final Map<OrderId, List<Known>> groups = new HashMap<>();
    private final LinkedHashMap<OrderId, Known> closed = new LinkedHashMap<>();

    /** Remembers an order as the desk has it now. */
    synchronized Known know(Order order) {
        Known known = byId.computeIfAbsent(order.id(), _ -> added(order));
        known.update(order);
        if (known.isOver()) {
            closed.putIfAbsent(order.id(), known);
        }
        order.venueOrderId().filter(_ -> known.venueId().isEmpty()).ifPresent(id -> name(known, id));
        return known;
    }

    synchronized Optional<Known> find(OrderId id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized Optional<Known> find(VenueOrderId id) {
        return Optional.ofNullable(byVenue.get(id));
    }

    /** Which of the desk's orders Alpaca speaks of: by Alpaca's name, by ours, or by the name of one that was resized. */
    synchronized Optional<Known> find(VenueOrder theirs) {
        return find(theirs.id())
                .or(() -> Optional.ofNullable(byClient.get(theirs.clientOrderId())))
                .or(() -> resized(theirs.clientOrderId()));
    }

    /** Notes that Alpaca calls an order so from now on; its older names still lead to it. */
    synchronized void name(Known known, VenueOrderId id) {
        known.named(id);
        byVenue.put(id, known);
    }

    /** The other orders of an order's group. */
    synchronized List<Known> partners(Order order) {
        return order.group().map(group -> groups.getOrDefault(group, List.of())).orElse(List.of()).stream()
                .filter(known -> !known.id().equals(order.id()))
                .toList();
    }

    /** The order whose exits these are, where it is remembered. */
    synchronized Optional<Known> entryOf(Order exit) {
        return exit.link()
                .filter(link -> link.kind() != GroupLink.Kind.OCO && link.role().isExit())
                .flatMap(link -> find(link.group()));
    }

    /** Those that may have brought an exit to Alpaca: its entry or, where it was placed later, of a stop the order to take the profit. */
    synchronized List<Known> bringers(Order exit) {
        Optional<Known> entry =
                entryOf(exit).filter(one -> Matching.cameAlong(one.order(), exit) && !one.hasEndedEarly());
        return entry.map(List::of).orElseGet(() -> partners(exit).stream()
                .filter(_ -> has(exit, GroupLink.Role.STOP_LOSS))
                .filter(partner -> has(partner.order(), GroupLink.Role.TAKE_PROFIT))
                .toList());
    }

    private static boolean has(Order order, GroupLink.Role role) {
        return order.link().filter(link -> link.role() == role).isPresent();
    }

    /**
     * Whether this is an exit that came with its entry, and fell with it: Alpaca wakes exits only once all of their entry has
     * traded. That is not the end of the desk's exit, which is to be placed by itself.
     */
    synchronized boolean fellWithEntry(Known known, VenueOrder theirs) {
        return theirs.filled().isZero()
                && entryOf(known.order()).filter(entry -> entry.hasEndedEarly() && known.cameWith(entry.id())).isPresent();
    }

    /** Whether Alpaca changes its quantity itself, with what its partner trades: that of exits which came with others. */
    synchronized boolean isSizedByAlpaca(Known known) {
        return known.isPartOfAnother()
                || (known.order().isExit()
                        && partners(known.order()).stream().anyMatch(partner -> partner.cameWith(known.id())));
    }

    /** Whether an exit has traded all that the desk still has for it: Alpaca may have it for more, where it makes it no smaller. */
    synchronized boolean isThrough(Known known) {
        Quantity traded = known.traded().plus(tradedBefore(known));
        return known.order().isExit()
                && !known.isOver()
                && known.order().orderQty().filter(total -> !total.isMoreThan(traded)).isPresent();
    }

    /** The order that is to be replaced by this one, where that is not answered yet. */
    synchronized Optional<Known> predecessor(Known known) {
        return known.order()
                .replaces()
                .flatMap(this::find)
                .filter(before -> before.replacement().filter(by -> by.id().equals(known.id())).isPresent());
    }

    /** What has traded of the orders that this one replaced, by what is remembered of them or, after a restart, by the books. */
    synchronized Quantity tradedBefore(Known known) {
        Quantity booked = known.order().carried().orElse(Quantity.ZERO);
        Quantity sum = Quantity.ZERO;
        Optional<Known> before = known.order().replaces().flatMap(this::find);
        for (int i = 0; i < 100 && before.isPresent(); i++) {
            sum = sum.plus(before.get().traded());
            before = before.get().order().replaces().flatMap(this::find);
        }
        return sum.isMoreThan(booked) ? sum : booked;
    }

    /** Whether the executions that are known are all that Alpaca counts; it may count those of replaced orders too. */
    synchronized boolean addsUp(Known known, VenueOrder theirs) {
        Quantity own = known.traded(theirs.id());
        Quantity all = known.traded();
        Quantity chain = all.plus(tradedBefore(known));
        if (theirs.filled().equals(own)) {
            return true;
        }
        boolean anew = !chain.equals(own)
                && !isSizedByAlpaca(known)
                && leftOut(known, theirs).equals(Optional.of(chain.minus(own)));
        return !anew && (theirs.filled().equals(all) || theirs.filled().equals(chain));
    }

    /**
     * How much less an order is for at Alpaca than was asked for in all: what had traded before, where Alpaca began to count anew
     * with it. Empty where nobody here knows what was asked for.
     */
    synchronized Optional<Quantity> leftOut(Known known, VenueOrder theirs) {
        return wanted(known, theirs).flatMap(asked ->
                theirs.quantity().filter(stated -> !stated.isMoreThan(asked)).map(asked::minus));
    }

    /** Notes that an order is over, and forgets the one that has been over for longest, unless it is the entry of open exits. */
    synchronized void close(Known known) {
        known.end();
        closed.putLast(known.id(), known);
        if (closed.size() > MOST_CLOSED) {
            Known oldest = closed.firstEntry().getValue();
            if (partners(oldest.order()).stream().allMatch(Known::isOver)) {
                closed.remove(oldest.id());
                forget(oldest);
            } else {
                closed.putLast(oldest.id(), oldest);
            }
        }
    }

    /** Exits of which it is not known what Alpaca calls them. */
    synchronized List<Known> namelessExits() {
        return open().stream()
                .filter(known -> known.order().isExit() && known.venueId().isEmpty())
                .toList();
    }

    synchronized List<Known> open() {
        return byId.values().stream().filter(known -> !known.isOver()).toList();
    }

    /** The name under which an order goes on once it is to trade so much in all; empty where it would be too long. */
    static Optional<ClientOrderId> resizedName(Order order, Quantity total) {
        String name = order.clientOrderId().value() + RESIZED + total;
        return name.length() <= LONGEST_NAME ? Optional.of(new ClientOrderId(name)) : Optional.empty();
    }

    /** How much in all was asked for under a name that an order has at Alpaca; empty where Alpaca has made that name up. */
    private Optional<Quantity> wanted(Known known, VenueOrder theirs) {
        String ours = known.order().clientOrderId().value();
        String name = theirs.clientOrderId().value();
        if (name.equals(ours)) {
            return known.placedFor();
        }
        return known.names().contains(theirs.id()) && name.startsWith(ours + RESIZED)
                ? quantity(name.substring(ours.length() + 1))
                : Optional.empty();
    }

    private Optional<Known> resized(ClientOrderId name) {
        int mark = name.value().lastIndexOf(RESIZED);
        return mark < 1
                ? Optional.empty()
                : Optional.ofNullable(byClient.get(new ClientOrderId(name.value().substring(0, mark))));
    }

    private static Optional<Quantity> quantity(String text) {
        try {
            return Optional.of(Quantity.of(text));
        } catch (IllegalArgumentException | ArithmeticException unlikeOurs) {
            return Optional.empty();
        }
    }

    private Known added(Order order) {
        var known = new Known(order);
        byClient.put(order.clientOrderId(), known);
        order.venueOrderId().ifPresent(id -> byVenue.put(id, known));
        order.group().ifPresent(group -> groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(known));
        return known;
    }

    private void forget(Known known) {
        byId.remove(known.id());
        byClient.remove(known.order().clientOrderId(), known);
        known.names().forEach(name -> byVenue.remove(name, known));
        known.order().group().ifPresent(group -> groups.computeIfPresent(group, (_, members) -> {
            members.remove(known);
            return members.isEmpty() ? null : members;
        }));
    }
}
