package io.taffrail.engine;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.DeskEvent.MarksChanged;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent.GroupReleased;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.PlanEvent.CloseBegun;
import io.taffrail.model.journal.PlanEvent.CloseEnded;
import io.taffrail.model.journal.PlanEvent.CloseOrdered;
import io.taffrail.model.journal.PlanEvent.CloseStuck;
import io.taffrail.model.journal.PlanEvent.ReverseDue;
import io.taffrail.model.journal.PlanEvent.Way;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what follows for positions that are being closed: the closing order leaves, is waited for, and is sent anew
 * where something is left.
 *
 * <p>Like the groups' decider it looks at the state only. Closing orders are the house's own and pass no checks: they
 * are never larger than what is held, and shrink with it.
 */
final class CloseDecider {
    private final Book book;
    private final Drafts drafts;

    CloseDecider(Book book, Drafts drafts) {
        this.book = book;
        this.drafts = drafts;
    }

    List<Event> followUps(List<Event> events, Instant at) {
        if (book.plans().isEmpty()) {
            return List.of();
        }
        var follow = new ArrayList<Event>();
        for (Closing closing : book.plans().closings()) {
            step(closing, events, at, follow);
        }
        return follow;
    }

    private void step(Closing closing, List<Event> events, Instant at, List<Event> follow) {
        Optional<Order> latest = closing.latest().flatMap(book::order);
        if (latest.filter(Order::isOpen).isPresent()) {
            return;
        }
        CloseBegun begun = closing.begun();
        AccountBook account = book.requireAccount(begun.account());
        Optional<Position> position = account.position(begun.symbol()).filter(held -> !held.isFlat());
        Quantity left = position.map(closing::left).orElse(Quantity.ZERO);
        if (left.isZero()) {
            end(closing, position.isEmpty(), at, follow);
        } else if (begun.way() == Way.AT_ONCE || isClear(begun, at, follow)) {
            order(closing, position.orElseThrow().instrument(), left, latest, events, at, follow);
        }
    }

    private static void end(Closing closing, boolean flat, Instant at, List<Event> follow) {
        CloseBegun begun = closing.begun();
        follow.add(new CloseEnded(begun.account(), begun.symbol(), closing.closed(), flat ? "it is flat" : "so much was asked for", at));
        begun.reverse().filter(_ -> flat).ifPresent(quantity ->
                follow.add(new ReverseDue(begun.account(), begun.symbol(), begun.side(), quantity, at)));
    }

    /** Whether nothing else works in the symbol; what does is taken off. */
    private boolean isClear(CloseBegun begun, Instant at, List<Event> follow) {
        List<Order> others = book.openOrders().stream()
                .filter(order -> order.account().equals(begun.account()) && order.symbol().equals(begun.symbol()))
                .filter(order -> !book.plans().isCloser(order.id()))
                .toList();
        // What flattens the account takes them off itself.
        if (!book.halts().isFlattening(begun.account())) {
            Set<OrderId> released = new LinkedHashSet<>();
            for (Order order : others) {
                Optional<Group> group = order.group().flatMap(book.groups()::find);
                if (!CommandDecider.canBeTakenOff(order) || group.filter(Group::isReleased).isPresent()) {
                    continue;
                }
                if (group.isEmpty()) {
                    follow.add(new OrderPendingCancel(order.id(), at));
                } else if (released.add(group.get().id())) {
                    follow.add(new GroupReleased(group.get().id(), "its position is being closed", at));
                }
            }
        }
        return others.isEmpty();
    }

    private void order(
            Closing closing, Instrument instrument, Quantity left, Optional<Order> latest, List<Event> events, Instant at,
            List<Event> follow) {
        CloseBegun begun = closing.begun();
        boolean failed = latest.filter(order -> order.status() != OrderStatus.FILLED).isPresent();
        if (failed && !begun.insist()) {
            String how = "order " + latest.orElseThrow().id() + " is " + latest.orElseThrow().status() + "; " + left + " are left";
            follow.add(new CloseEnded(begun.account(), begun.symbol(), closing.closed(), how, at));
        } else if (!failed || isQuoted(begun, events)) {
            int ahead = (int) follow.stream().filter(OrderInitialized.class::isInstance).count();
            List<Event> sent = drafts.closing(book.requireAccount(begun.account()), instrument, begun.side(), left, ahead, at);
            follow.addAll(sent);
            follow.add(new CloseOrdered(begun.account(), begun.symbol(), ((OrderInitialized) sent.getFirst()).order(), at));
        } else if (!closing.isStuck()) {
            Order last = latest.orElseThrow();
            follow.add(new CloseStuck(
                    begun.account(), begun.symbol(), left, "order " + last.id() + " is " + last.status()
                            + last.rejection().map(no -> ": " + no.text()).orElse(""), at));
        }
    }

    /** The market says something about the symbol again: what failed may work now. */
    private static boolean isQuoted(CloseBegun begun, List<Event> events) {
        return events.stream()
                .anyMatch(event -> event instanceof MarksChanged(var marks, _)
                        && marks.stream().anyMatch(mark -> mark.symbol().equals(begun.symbol())));
    }
}
