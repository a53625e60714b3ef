package io.taffrail.engine;

import io.taffrail.engine.PlanBook.Place;
import io.taffrail.model.halt.Halt;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command.ExitPosition;
import io.taffrail.model.journal.Command.ReversePosition;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.PlanEvent.CloseBegun;
import io.taffrail.model.journal.PlanEvent.ExitUntimed;
import io.taffrail.model.journal.PlanEvent.Way;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.position.Position;
import io.taffrail.model.statement.Gate;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Decides on what persons and programs ask of positions, and on positions whose time is over. */
final class PositionDecider {
    private final Book book;

    PositionDecider(Book book) {
        this.book = book;
    }

    List<Event> exit(ExitPosition exit, Instant at) {
        return held(exit.account(), exit.symbol(), at, (account, position) -> {
            Quantity quantity = Portions.of(position, exit.portion());
            boolean whole = quantity.value().equals(position.quantity().abs());
            if (quantity.isZero()) {
                return refused(new Denial.QuantityOffLot(quantity, position.instrument().rules().lot()), at);
            }
            return refusal(account, position, HaltLevel.ALL)
                    .or(() -> tooMuch(account, position, quantity))
                    .or(() -> whole ? Optional.empty() : heldByExits(account, position, quantity))
                    .map(denial -> refused(denial, at))
                    .orElseGet(() -> List.of(begun(
                            account, position, whole ? Optional.empty() : Optional.of(quantity), Optional.empty(), false,
                            "it was asked for", at)));
        });
    }

    List<Event> reverse(ReversePosition reverse, Instant at) {
        return held(reverse.account(), reverse.symbol(), at, (account, position) -> {
            var whole = new Quantity(position.quantity().abs());
            Quantity other = reverse.quantity().orElse(whole);
            return refusal(account, position, HaltLevel.ENTRIES)
                    .or(() -> other.isZero()
                            ? Optional.of(new Denial.QuantityOffLot(other, position.instrument().rules().lot()))
                            : Optional.empty())
                    .or(() -> tooMuch(account, position, whole))
                    .map(denial -> refused(denial, at))
                    .orElseGet(() -> List.of(begun(
                            account, position, Optional.empty(), Optional.of(other), false, "it is to be turned round", at)));
        });
    }

    /** The positions whose time is over by now. Where everything is halted they wait until that is lifted. */
    List<Event> over(Instant now, Instant at) {
        var events = new ArrayList<Event>();
        book.plans().exits().forEach((place, due) -> {
            if (due.isAfter(now) || isHalted(place)) {
                return;
            }
            events.add(new ExitUntimed(place.account(), place.symbol(), "its time is over", at));
            AccountBook account = book.requireAccount(place.account());
            account.position(place.symbol())
                    .filter(position -> !position.isFlat())
                    .ifPresent(position -> events.add(begun(
                            account, position, Optional.empty(), Optional.empty(), true, "its time is over", at)));
        });
        return events;
    }

    /** When the next position's time is over. */
    Optional<Instant> nextDue() {
        return book.plans().exits().entrySet().stream()
                .filter(exit -> !isHalted(exit.getKey()))
                .map(exit -> exit.getValue())
                .min(Instant::compareTo);
    }

    private boolean isHalted(Place place) {
        return book.halts().stopping(place.account(), Optional.empty())
                .filter(halt -> halt.level() == HaltLevel.ALL)
                .isPresent();
    }

    private CloseBegun begun(
            AccountBook account, Position position, Optional<Quantity> quantity, Optional<Quantity> reverse, boolean insist,
            String why, Instant at) {
        return new CloseBegun(
                account.id(), position.instrument().symbol(), position.closingSide(), quantity, way(account, position), reverse,
                insist, why, at);
    }

    /** A broker that keeps groups itself holds what exits are to sell, and takes no closing order beside them. */
    private Way way(AccountBook account, Position position) {
        return account.link().groups() && !exits(account, position).isEmpty() ? Way.ONCE_CLEAR : Way.AT_ONCE;
    }

    private List<Order> exits(AccountBook account, Position position) {
        return book.openOrders().stream()
                .filter(order -> order.isExit() && order.account().equals(account.id()))
                .filter(order -> order.symbol().equals(position.instrument().symbol()) && order.side() == position.closingSide())
                .toList();
    }

    /** What exits hold at a broker is freed whole or not at all: a part cannot be closed beside them. */
    private Optional<Denial> heldByExits(AccountBook account, Position position, Quantity quantity) {
        Quantity free = account.exposure(position.instrument()).closable();
        return way(account, position) == Way.ONCE_CLEAR && quantity.isMoreThan(free)
                ? Optional.of(insufficient(position, quantity, free))
                : Optional.empty();
    }

    private Optional<Denial> refusal(AccountBook account, Position position, HaltLevel forbidding) {
        Symbol symbol = position.instrument().symbol();
        Gate gate = account.link().gate();
        if (account.configuration().tradingSuspended()) {
            return Optional.of(new Denial.TradingSuspended(account.id()));
        }
        if (gate == Gate.SHUT || (gate == Gate.CLOSING_ONLY && forbidding == HaltLevel.ENTRIES)) {
            return Optional.of(new Denial.AccountNotReady(account.id(), gate, account.link().because()));
        }
        if (book.plans().closing(new Place(account.id(), symbol)).isPresent()) {
            return Optional.of(new Denial.CloseUnderway(account.id(), symbol));
        }
        return halted(account.id(), forbidding);
    }

    /** Why nothing leaves that a halt of that level forbids. */
    Optional<Denial> halted(AccountId account, HaltLevel forbidding) {
        return book.halts().stopping(account, Optional.empty())
                .filter(halt -> halt.level().isAtLeast(forbidding))
                .map(PositionDecider::denial);
    }

    private static Denial denial(Halt halt) {
        return new Denial.TradingHalted(halt.scope(), halt.level(), halt.reason());
    }

    /** What other orders than exits may close cannot be closed again: once both had traded the other side were open. */
    private static Optional<Denial> tooMuch(AccountBook account, Position position, Quantity quantity) {
        var exposure = account.exposure(position.instrument());
        Decimal promised = position.closingSide() == Side.SELL ? exposure.openSells() : exposure.openBuys();
        var free = new Quantity(position.quantity().abs().minus(promised).max(Decimal.ZERO));
        return quantity.isMoreThan(free) ? Optional.of(insufficient(position, quantity, free)) : Optional.empty();
    }

    private static Denial insufficient(Position position, Quantity quantity, Quantity free) {
        return new Denial.InsufficientQuantity(
                position.instrument().symbol(), quantity, free, new Quantity(position.quantity().abs().minus(free.value())));
    }

    /** Decides on what is held, where it is. */
    List<Event> held(AccountId id, Symbol symbol, Instant at, BiFunction<AccountBook, Position, List<Event>> decision) {
        Optional<AccountBook> account = book.account(id);
        if (account.isEmpty()) {
            return refused(new Denial.UnknownAccount(id), at);
        }
        return account.get().position(symbol)
                .filter(position -> !position.isFlat())
                .map(position -> decision.apply(account.get(), position))
                .orElseGet(() -> refused(new Denial.NoPosition(id, symbol), at));
    }

    static List<Event> refused(Denial denial, Instant at) {
        return List.of(new CommandRefused(denial, at));
    }
}
