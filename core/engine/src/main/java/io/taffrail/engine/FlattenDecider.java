package io.taffrail.engine;

import io.taffrail.engine.PlanBook.Place;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent.GroupReleased;
import io.taffrail.model.journal.HaltEvent.FlattenDone;
import io.taffrail.model.journal.HaltEvent.FlattenStuck;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.PlanEvent.CloseBegun;
import io.taffrail.model.journal.PlanEvent.Way;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Origin;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides what follows while a scope is being flattened: its orders are taken off, its positions closed, and once
 * nothing is open and nothing held, it is said so.
 *
 * <p>It looks at the state only, so that a restart at any entry goes on where it was. An order in doubt is asked to be
 * taken off and waited for: until its end is known the scope is not flat.
 */
final class FlattenDecider {
    private final Book book;

    FlattenDecider(Book book) {
        this.book = book;
    }

    List<Event> followUps(Instant at) {
        if (!book.halts().isFlattening()) {
            return List.of();
        }
        var follow = new ArrayList<Event>();
        var seen = new HashSet<AccountId>();
        for (Flatten flatten : book.halts().flattens()) {
            switch (flatten.scope()) {
                case HaltScope.OneStrategy(var strategy) -> closeOf(flatten, strategy, at, follow);
                case HaltScope.WholeDesk _, HaltScope.OneAccount _ -> {
                    for (AccountBook account : accounts(flatten)) {
                        if (seen.add(account.id())) {
                            takeOff(flatten, order -> order.account().equals(account.id()), at, follow);
                            close(account, at, follow);
                        }
                    }
                }
            }
            if (isFlat(flatten)) {
                follow.add(new FlattenDone(flatten.scope(), flatten.canceled(), flatten.closedBy(), at));
            }
        }
        return follow;
    }

    /**
     * One strategy's own part of each position is closed once its own orders in it have ended; what others hold and work stays.
     * An account that is flattened whole closes that part with the rest.
     */
    private void closeOf(Flatten flatten, StrategyId strategy, Instant at, List<Event> follow) {
        takeOff(flatten, order -> isOf(order, strategy) && !book.halts().isFlattening(order.account()), at, follow);
        for (StrategyBook.Held held : book.strategies().held(strategy)) {
            Position part = held.stake().position();
            var place = new Place(held.account(), part.instrument().symbol());
            boolean works = book.openOrders().stream()
                    .anyMatch(order -> isOf(order, strategy) && place.equals(new Place(order.account(), order.symbol())));
            Quantity own = closable(held);
            boolean waits = works || own.isZero() || book.plans().closing(place).isPresent();
            if (!waits && !book.halts().isFlattening(held.account())) {
                follow.add(new CloseBegun(
                        place.account(), place.symbol(), part.closingSide(), Optional.of(own), Way.AT_ONCE, Optional.empty(), true,
                        Optional.of(Origin.of(strategy)), CloseBegun.FLATTENED, at));
            }
        }
    }

    /** A strategy's part as far as the account holds it: where another holds the opposite, closing more would open a position. */
    private Quantity closable(StrategyBook.Held held) {
        Position part = held.stake().position();
        return book.requireAccount(held.account()).position(part.instrument().symbol())
                .filter(position -> !position.isFlat() && position.closingSide() == part.closingSide())
                .map(position -> new Quantity(position.quantity().abs().min(part.quantity().abs())))
                .orElse(Quantity.ZERO);
    }

    private static boolean isOf(Order order, StrategyId strategy) {
        return order.strategy().filter(strategy::equals).isPresent();
    }

    private List<AccountBook> accounts(Flatten flatten) {
        return book.accounts().stream()
                .filter(account -> flatten.scope().stops(account.id(), Optional.empty()))
                .toList();
    }

    private void takeOff(Flatten flatten, Predicate<Order> whose, Instant at, List<Event> follow) {
        Set<OrderId> released = new LinkedHashSet<>();
        for (Order order : book.openOrders()) {
            if (!whose.test(order) || book.plans().isCloser(order.id()) || !CommandDecider.canBeTakenOff(order)) {
                continue;
            }
            Optional<Group> group = order.group().flatMap(book.groups()::find);
            if (group.isPresent()) {
                if (!group.get().isReleased() && released.add(group.get().id())) {
                    follow.add(new GroupReleased(group.get().id(), CloseBegun.FLATTENED, at));
                }
            } else if (flatten.mayAskAgain(order.id())) {
                follow.add(new OrderPendingCancel(order.id(), at));
            } else if (!flatten.isStuckAt(order.id())) {
                follow.add(new FlattenStuck(flatten.scope(), order.id(), "the venue will not cancel it", at));
            }
        }
    }

    /** A position that is being closed in part, or beside its exits, is from now on closed whole and alone. */
    private void close(AccountBook account, Instant at, List<Event> follow) {
        for (Symbol symbol : account.symbols()) {
            Position position = account.position(symbol).orElseThrow();
            boolean underWay = book.plans().closing(new Place(account.id(), symbol))
                    .filter(closing -> closing.begun().insist() && closing.begun().quantity().isEmpty())
                    .filter(closing -> closing.begun().way() == Way.ONCE_CLEAR)
                    .filter(closing -> closing.begun().side() == position.closingSide())
                    .isPresent();
            if (!position.isFlat() && !underWay) {
                follow.add(new CloseBegun(
                        account.id(), symbol, position.closingSide(), Optional.empty(), Way.ONCE_CLEAR, Optional.empty(),
                        true, Optional.empty(), CloseBegun.FLATTENED, at));
            }
        }
    }

    private boolean isFlat(Flatten flatten) {
        HaltScope scope = flatten.scope();
        return isNothingHeld(flatten)
                && book.openOrders().stream().noneMatch(order -> scope.stops(order.account(), order.strategy()))
                && book.plans().closings().stream()
                        .map(Closing::begun)
                        .noneMatch(begun -> scope.stops(begun.account(), begun.origin().map(Origin::strategy)));
    }

    private boolean isNothingHeld(Flatten flatten) {
        return switch (flatten.scope()) {
            case HaltScope.OneStrategy(var strategy) ->
                book.strategies().held(strategy).stream().allMatch(held -> closable(held).isZero());
            case HaltScope.WholeDesk _, HaltScope.OneAccount _ -> accounts(flatten).stream()
                    .allMatch(account -> account.symbols().stream()
                            .allMatch(symbol -> account.position(symbol).orElseThrow().isFlat()));
        };
    }
}
