package io.taffrail.engine;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent.CoverageExtended;
import io.taffrail.model.journal.GroupEvent.CoverageLost;
import io.taffrail.model.journal.GroupEvent.CoverageReduced;
import io.taffrail.model.journal.GroupEvent.CoverageRestored;
import io.taffrail.model.journal.GroupEvent.ExitsOverfilled;
import io.taffrail.model.journal.GroupEvent.GroupStopped;
import io.taffrail.model.journal.GroupEvent;
import io.taffrail.model.journal.OrderEvent.OrderCanceled;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.GroupLink.Role;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.statement.Link;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides what follows for groups of orders once something has happened: exits come to life with the entry's first
 * fill, are kept as large as what they protect, and go when there is nothing left to protect.
 *
 * <p>It looks at the state only, never at how it came about, so that a restart at any entry goes on where it was.
 */
final class GroupDecider {
    private final Book book;
    private final Drafts drafts;
    private final UnsentExits unsent;

    GroupDecider(Book book, Drafts drafts, UnsentExits unsent) {
        this.book = book;
        this.drafts = drafts;
        this.unsent = unsent;
    }

    /** What follows on events that have just been applied; nothing where all groups are as they should be. */
    List<Event> followUps(List<Event> events, Instant at) {
        var follow = new ArrayList<Event>();
        for (Group group : touched(events)) {
            new Step(group, at, at, follow).decide();
        }
        return follow;
    }

    /** The exits that are due to be sent once more. */
    List<Event> due(Instant now, Instant at) {
        var follow = new ArrayList<Event>();
        for (Group group : unsent.due(now)) {
            new Step(group, now, at, follow).protect(group.lot());
        }
        return follow;
    }

    /** Whether a quote comes to the stop of a group that the house alone watches. */
    boolean isTouched(Quote quote) {
        return touchedBy(quote).findAny().isPresent();
    }

    /** The groups that a quote stops. */
    List<Event> stopped(Quote quote, Instant at) {
        return touchedBy(quote)
                .<Event>map(group -> new GroupStopped(group.id(), quote.farSide(group.exitSide()), at))
                .toList();
    }

    private Stream<Group> touchedBy(Quote quote) {
        return book.accounts().stream()
                .filter(account -> account.link().groups())
                .flatMap(account -> book.groups().at(account.id(), quote.symbol()).stream())
                .filter(group -> isTouched(group, quote));
    }

    private boolean isTouched(Group group, Quote quote) {
        if (group.isStopped() || group.isReleased() || !group.lot().isPositive() || !entryWorks(group)) {
            return false;
        }
        Price price = quote.farSide(group.exitSide());
        return group.latest(Role.STOP_LOSS)
                .flatMap(book::order)
                .filter(stop -> stop.status() == OrderStatus.HELD)
                .flatMap(Order::stopPx)
                .filter(stop -> switch (group.exitSide()) {
                    case SELL -> !price.isAbove(stop);
                    case BUY  -> !price.isBelow(stop);
                })
                .isPresent();
    }

    private boolean entryWorks(Group group) {
        return group.latest(Role.ENTRY).flatMap(book::order).filter(Order::isOpen).isPresent();
    }

    /** Its broker has the exits already, and wakes them once the entry is filled completely. */
    private boolean waitsAtBroker(Group group) {
        return entryWorks(group) && brokerKeepsGroups(group);
    }

    private boolean brokerKeepsGroups(Group group) {
        return link(group).groups();
    }

    private Link link(Group group) {
        return book.requireAccount(group.account()).link();
    }

    private Set<Group> touched(List<Event> events) {
        var groups = new LinkedHashSet<Group>();
        for (Event event : events) {
            switch (event) {
                case OrderEvent order ->
                    book.order(order.order()).flatMap(Order::group).flatMap(book.groups()::find).ifPresent(groups::add);
                case GroupEvent group -> book.groups().find(group.group()).ifPresent(groups::add);
                case PositionEvent position ->
                    groups.addAll(book.groups()
                            .at(position.account(), position.position().instrument().symbol()));
                case Event _ -> {}
            }
        }
        // What follows a position has what the others leave of it.
        List.copyOf(groups).forEach(group -> book.plans().follower(group.account(), group.symbol())
                .flatMap(book.groups()::find)
                .ifPresent(groups::add));
        return groups;
    }

    /** One look at one group. */
    private final class Step {
        private final Group group;
        private final Instant now;
        private final Instant at;
        private final List<Event> follow;

        /** @param now what the time is; the journal's, {@code at}, may stand still behind it */
        Step(Group group, Instant now, Instant at, List<Event> follow) {
            this.group = group;
            this.now = now;
            this.at = at;
            this.follow = follow;
        }

        void decide() {
            if (group.isReleased()) {
                takeOff("its group was taken apart");
                return;
            }
            reportOverfill();
            Decimal lot = group.lot().max(Decimal.ZERO);
            Decimal closable = new Claims(book).of(group);
            Decimal target = follows(group) ? closable : lot.min(closable);
            if (target.compareTo(lot) > 0) {
                // What its exits have traded beyond the lot is made up for as well.
                follow.add(new CoverageExtended(group.id(), new Quantity(target.minus(group.lot())), at));
            }
            if (target.compareTo(lot) < 0) {
                follow.add(new CoverageReduced(group.id(), new Quantity(lot.minus(target)), at));
            }
            if (!target.equals(lot) && brokerKeepsGroups(group)) {
                // How its exits stand there is looked at once the lot is as it is to be.
                return;
            }
            if (target.isZero()) {
                nothingToProtect(lot.isPositive());
            } else if (group.isStopped() && !isFilled(latest(Role.ENTRY))) {
                stopOut(target);
            } else {
                protect(target);
            }
        }

        private void reportOverfill() {
            Decimal excess = group.lot().negated();
            if (excess.compareTo(group.overfilled()) > 0) {
                follow.add(new ExitsOverfilled(group.id(), new Quantity(excess), at));
            }
        }

        private boolean follows(Group one) {
            return book.plans().follows(one);
        }

        /** Either the entry has not traded yet, or the lot is out again and what is left of the group goes too. */
        private void nothingToProtect(boolean closedNow) {
            boolean entryWorks = latest(Role.ENTRY).filter(Order::isOpen).isPresent();
            if (!entryWorks || group.hasExited() || closedNow) {
                takeOff("there is nothing left for it to close");
            }
            if (group.isAlarmed()) {
                follow.add(new CoverageRestored(group.id(), at));
            }
        }

        private static boolean isFilled(Optional<Order> order) {
            return order.filter(one -> one.status() == OrderStatus.FILLED).isPresent();
        }

        /** First what is left of the entry goes, because its broker holds no closing order against a working one. */
        private void stopOut(Decimal target) {
            if (entryWorks(group)) {
                latest(Role.ENTRY).filter(GroupDecider::canBeRestated)
                        .ifPresent(entry -> follow.add(new OrderPendingCancel(entry.id(), at)));
                return;
            }
            Optional<Order> held = latest(Role.STOP_LOSS).filter(stop -> stop.status() == OrderStatus.HELD);
            if (held.isPresent()) {
                for (OrderId id : group.openOrders()) {
                    if (book.require(id).status() == OrderStatus.HELD) {
                        follow.add(new OrderCanceled(id, "the stop was reached while the entry was still working", at));
                    }
                }
                follow.addAll(drafts.atMarket(held.get(), new Quantity(target), created(), at));
            } else if (latest(Role.STOP_LOSS).filter(Order::isOpen).isEmpty() && !group.isAlarmed()) {
                follow.add(new CoverageLost(group.id(), new Quantity(target), "its closing order has ended before it was closed", at));
            }
        }

        private void protect(Decimal target) {
            Decimal guarded = group.guardable(target, link(group));
            takeOffSuperseded();
            latest(Role.TAKE_PROFIT).ifPresent(leg -> size(leg, guarded));
            latest(Role.STOP_LOSS).ifPresent(stop -> {
                size(stop, guarded);
                if (guarded.isPositive() && !covers(stop)) {
                    tellUncovered(target.max(group.uncovered()), "its stop, order " + stop.id() + ", is " + stop.status());
                } else if (guarded.isZero() || !isOutgrown(stop)) {
                    tellUncovered(target.minus(guarded), "its broker takes exits of whole shares only");
                }
            });
        }

        /** The alarm says again how much has no stop where that has become more, or the stop is back for the rest. */
        private void tellUncovered(Decimal bare, String why) {
            if (bare.isZero() && group.isAlarmed()) {
                follow.add(new CoverageRestored(group.id(), at));
            } else if (bare.compareTo(group.uncovered()) != 0) {
                follow.add(new CoverageLost(group.id(), new Quantity(bare), why, at));
            }
        }

        /** Makes an exit as large as the lot; one that is over, because the lot was, comes again when the lot does. */
        private void size(Order leg, Decimal target) {
            var want = new Quantity(leg.cumQty().value().plus(target));
            boolean fits = leg.orderQty().filter(want::equals).isPresent();
            if (leg.status() == OrderStatus.HELD && waitsAtBroker(group)) {
                return;
            }
            if (target.isZero()) {
                takeOff(leg, "there is no whole unit left for it to close");
            } else if (leg.status() == OrderStatus.HELD) {
                if (!fits) {
                    follow.add(new OrderRestated(leg.id(), want, "what its entry has traded", at));
                }
                follow.add(new OrderSubmitted(leg.id(), at));
            } else if (comesAgain(leg)) {
                follow.addAll(drafts.again(leg, new Quantity(target), created(), at));
            } else if (isOutgrown(leg)) {
                if (leg.status() != OrderStatus.HELD && CommandDecider.canBeTakenOff(leg)) {
                    follow.add(new OrderPendingCancel(leg.id(), at));
                }
            } else if (!fits && canBeRestated(leg)) {
                follow.add(new OrderRestated(leg.id(), want, "what is left for it to close", at));
            }
        }

        /** An exit in whose part another kind of exit has come goes. */
        private void takeOffSuperseded() {
            for (OrderId id : group.openOrders()) {
                Order order = book.require(id);
                boolean superseded = order.isExit() && !group.latest(order.link().orElseThrow().role()).equals(Optional.of(id));
                if (superseded && order.status() != OrderStatus.HELD && CommandDecider.canBeTakenOff(order)) {
                    follow.add(new OrderPendingCancel(id, at));
                }
            }
        }

        /** Of exits that go together a broker that keeps groups itself changes prices only, and quantities with what they trade. */
        private boolean isOutgrown(Order leg) {
            return leg.isOpen()
                    && brokerKeepsGroups(group)
                    && group.isOutgrown(link(group))
                    && (leg.link().orElseThrow().kind().isPaired() || group.cameAlong(leg));
        }

        private boolean comesAgain(Order leg) {
            if (brokerKeepsGroups(group) && !group.openOrders().isEmpty()) {
                // It takes the exits of a group together, and none beside what holds the same units.
                return false;
            }
            return leg.status() == OrderStatus.FILLED
                    || (UnsentExits.neverArrived(leg) && unsent.isDue(group, now))
                    || (leg.status() == OrderStatus.CANCELED && group.wasTakenOff(leg.id()));
        }

        /** A stop in doubt may not be there, and one that is going will not be. */
        private boolean covers(Order stop) {
            return comesAgain(stop)
                    || (stop.status() == OrderStatus.HELD && waitsAtBroker(group))
                    || (stop.isOpen()
                            && stop.status() != OrderStatus.IN_DOUBT
                            && stop.status() != OrderStatus.PENDING_CANCEL);
        }

        private void takeOff(String why) {
            group.openOrders().forEach(id -> takeOff(book.require(id), why));
        }

        private void takeOff(Order order, String why) {
            switch (order.status()) {
                case HELD -> takeOffHeld(order.id(), why);
                case SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, DONE_FOR_DAY, SUSPENDED ->
                    follow.add(new OrderPendingCancel(order.id(), at));
                // Its answer is on the way, and this is looked at again when it comes.
                case INITIALIZED, PENDING_CANCEL, PENDING_REPLACE -> {}
                case DENIED, FILLED, REPLACED, CANCELED, EXPIRED, REJECTED -> {}
            }
        }

        /** At a broker that keeps groups itself an exit that we hold back is there all the same, and lives and dies with its entry. */
        private void takeOffHeld(OrderId id, String why) {
            if (waitsAtBroker(group)) {
                return;
            }
            if (isFilled(latest(Role.ENTRY)) && brokerKeepsGroups(group)) {
                follow.add(new OrderSubmitted(id, at));
                follow.add(new OrderPendingCancel(id, at));
                return;
            }
            follow.add(new OrderCanceled(id, why + "; it had not left the house", at));
        }

        private Optional<Order> latest(Role role) {
            return group.latest(role).flatMap(book::order);
        }

        private int created() {
            return (int) follow.stream()
                    .filter(event -> event instanceof OrderEvent.OrderInitialized)
                    .count();
        }
    }

    /** The venue must have it, or else it does not know what it is to change; then it is looked at again. */
    static boolean canBeRestated(Order order) {
        return order.venueOrderId().isPresent()
                && switch (order.status()) {
                    case ACCEPTED, TRIGGERED, PARTIALLY_FILLED, DONE_FOR_DAY, SUSPENDED -> true;
                    case INITIALIZED, DENIED, HELD, SUBMITTED, IN_DOUBT, FILLED, PENDING_CANCEL, PENDING_REPLACE,
                            REPLACED, CANCELED, EXPIRED, REJECTED -> false;
                };
    }
}
