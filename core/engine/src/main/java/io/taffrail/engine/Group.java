package io.taffrail.engine;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.GroupEvent.CoverageExtended;
import io.taffrail.model.journal.GroupEvent.CoverageLost;
import io.taffrail.model.journal.GroupEvent.CoverageReduced;
import io.taffrail.model.journal.GroupEvent.CoverageRestored;
import io.taffrail.model.journal.GroupEvent.ExitsOverfilled;
import io.taffrail.model.journal.GroupEvent.GroupReleased;
import io.taffrail.model.journal.GroupEvent.GroupStopped;
import io.taffrail.model.journal.GroupEvent;
import io.taffrail.model.journal.OrderEvent.OrderCanceled;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderReplaced;
import io.taffrail.model.journal.OrderEvent.OrderRejected;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.GroupLink.Role;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.statement.Link;
import io.taffrail.model.value.Decimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A group of orders, as its events have made it.
 *
 * <p>Its lot is what the entry has bought, or the position that an OCO was put on, less what the exits have sold of it
 * and what others have closed. The exits are to be as large as the lot, at every moment.
 */
final class Group {
    private final OrderId id;
    private final AccountId account;
    private final Instrument instrument;
    private final Side exitSide;
    private final Map<Role, OrderId> latest = new EnumMap<>(Role.class);
    private final Set<OrderId> open = new LinkedHashSet<>();
    private final Set<OrderId> takenOff = new HashSet<>();
    private final Set<OrderId> original = new HashSet<>();
    private Decimal entered = Decimal.ZERO;
    private Decimal exited = Decimal.ZERO;
    private Decimal closedElsewhere = Decimal.ZERO;
    private Decimal overfilled = Decimal.ZERO;
    private boolean released;
    private boolean stopped;
    private Decimal uncovered = Decimal.ZERO;
    private Decimal placedFor = Decimal.ZERO;
    private boolean entryIsFilled;
    private boolean unsent;
    private int triesInVain;

    /** The group that its first order begins. */
    Group(Order first, GroupLink link) {
        id = link.group();
        account = first.account();
        instrument = first.instrument();
        exitSide = link.role().isExit() ? first.side() : first.side().opposite();
        if (link.role().isExit()) {
            entered = first.orderQty().orElseThrow().value();
        }
    }

    void apply(OrderEvent event, Order after) {
        Role role = after.link().orElseThrow().role();
        switch (event) {
            case OrderInitialized first when first.replaces().isEmpty() -> {
                latest.put(role, first.order());
                if (entered.isZero()) {
                    original.add(first.order());
                }
            }
            case OrderReplaced replaced -> {
                latest.put(role, replaced.by());
                if (original.contains(after.id())) {
                    original.add(replaced.by());
                }
            }
            case OrderDenied _ -> released = true;
            case OrderPendingCancel _ -> takenOff.add(after.id());
            // Nobody else can take off what has not left the house.
            case OrderCanceled _ when after.submittedAt().isEmpty() -> takenOff.add(after.id());
            case OrderFilled(_, var fill, _, _) -> {
                entryIsFilled |= !role.isExit() && after.status() == OrderStatus.FILLED;
                Decimal traded = fill.lastQty().value();
                entered = role.isExit() ? entered : entered.plus(traded);
                exited = role.isExit() ? exited.plus(traded) : exited;
            }
            case OrderRejected(_, var reason, _) when role.isExit() && reason.neverArrived() -> {
                triesInVain = unsent ? triesInVain : triesInVain + 1;
                unsent = true;
            }
            case OrderSubmitted _ when role.isExit() -> {
                unsent = false;
                placedFor = cameAlong(after) ? entered : exited.plus(leaves(after));
            }
            case OrderAccepted _ when role.isExit() && !unsent -> triesInVain = 0;
            case OrderEvent _ -> {}
        }
        if (after.isOpen()) {
            open.add(after.id());
        } else {
            open.remove(after.id());
        }
    }

    void apply(GroupEvent event) {
        switch (event) {
            case GroupReleased _ -> released = true;
            case GroupStopped _ -> stopped = true;
            case CoverageReduced(_, var quantity, _) -> closedElsewhere = closedElsewhere.plus(quantity.value());
            case CoverageExtended(_, var quantity, _) -> entered = entered.plus(quantity.value());
            case CoverageLost(_, var quantity, _, _) -> uncovered = quantity.value();
            case CoverageRestored _ -> uncovered = Decimal.ZERO;
            case ExitsOverfilled(_, var excess, _) -> overfilled = excess.value();
        }
    }

    OrderId id() {
        return id;
    }

    AccountId account() {
        return account;
    }

    Symbol symbol() {
        return instrument.symbol();
    }

    Side exitSide() {
        return exitSide;
    }

    /** What is to be protected; below zero where the exits have traded more than there was. */
    Decimal lot() {
        return entered.minus(exited).minus(closedElsewhere);
    }

    /** Whether any of the lot has gone out again. */
    boolean hasExited() {
        return exited.isPositive() || closedElsewhere.isPositive();
    }

    /** How much of a lot its exits can be for. */
    Decimal guardable(Decimal lot, Link link) {
        return Exits.guardable(lot, instrument, link);
    }

    /**
     * Whether its exits stand at a broker that keeps groups for another lot than there is: as they came with their entry or were placed
     * later, less what they have traded since.
     */
    boolean isOutgrown(Link link) {
        return placedFor.minus(exited).compareTo(guardable(lot(), link)) != 0;
    }

    private static Decimal leaves(Order exit) {
        return exit.orderQty().orElseThrow().value().minus(exit.cumQty().value());
    }

    /** Whether an exit came to its broker with the entry, and woke there once all of that had traded. */
    boolean cameAlong(Order exit) {
        return entryIsFilled && original.contains(exit.id());
    }

    Decimal overfilled() {
        return overfilled;
    }

    boolean isReleased() {
        return released;
    }

    /** Whether its stop was reached while its entry was still working. */
    boolean isStopped() {
        return stopped;
    }

    /** How much the standing alarm says is without a stop; zero where there is none. */
    Decimal uncovered() {
        return uncovered;
    }

    boolean isAlarmed() {
        return uncovered.isPositive();
    }

    /** Whether the latest of its exits that were sent never came to the venue. */
    boolean isUnsent() {
        return unsent;
    }

    /** How often its exits were sent since the venue took one, and never came there. */
    int triesInVain() {
        return triesInVain;
    }

    /** Whether anything can still come of it. */
    boolean isLive() {
        return !open.isEmpty() || ((isAlarmed() || unsent) && !released);
    }

    List<OrderId> openOrders() {
        return List.copyOf(open);
    }

    /** The order that plays a part now: where one was replaced, the one that took its place. */
    Optional<OrderId> latest(Role role) {
        return Optional.ofNullable(latest.get(role));
    }

    /** Whether the house itself has asked for the order to be taken off. */
    boolean wasTakenOff(OrderId order) {
        return takenOff.contains(order);
    }
}
