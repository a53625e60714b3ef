package io.taffrail.engine;

import io.taffrail.engine.SignalBook.Waiting;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.SignalEvent.SignalRefused;
import io.taffrail.model.journal.SignalEvent.SignalWaits;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.signal.SignalProblem;
import io.taffrail.model.signal.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signals that take what their strategy works off before they are acted on, as TradersPost has it: they wait for the evidence that
 * those orders are over, and are then decided on anew. One that waits longer than it may be old is refused, and one that waits
 * while another signal of its strategy is acted on in that symbol is overtaken.
 */
final class WaitingSignals {
    private final Book book;

    WaitingSignals(Book book) {
        this.book = book;
    }

    /** Asks for the end of the strategy's entries; what closes its position is waited for, and not taken off. */
    List<Event> begin(AccountId account, Signal signal, Strategy strategy, Stake stake, Instant at) {
        var events = new ArrayList<Event>();
        var orders = new ArrayList<OrderId>();
        for (Order order : stake.working()) {
            orders.add(order.id());
            boolean closes = !stake.position().isFlat() && order.side() == stake.position().closingSide();
            if (!closes && CommandDecider.canBeTakenOff(order)) {
                events.add(new OrderPendingCancel(order.id(), at));
            }
        }
        events.add(new SignalWaits(account, signal.id(), orders, until(account, signal, strategy, at), at));
        return events;
    }

    /** As long as a signal may be old; one that somebody approved later has as long from then. */
    private Instant until(AccountId account, Signal signal, Strategy strategy, Instant at) {
        Duration age = signal.maxAge().orElse(strategy.maxAge());
        return book.signals().waiting(account, signal.id())
                .map(Waiting::until)
                .or(() -> signal.sentAt().map(sent -> sent.plus(age)).filter(end -> end.isAfter(at)))
                .orElse(at.plus(age));
    }

    /** Of the same strategy and symbol the earlier ones that still wait: what is said later counts. */
    List<Event> overtaken(AccountId account, Signal by, Instant at) {
        return book.signals().waiting().stream()
                .filter(one -> one.account().equals(account) && !one.signal().id().equals(by.id()))
                .filter(one -> one.signal().strategy().equals(by.strategy()) && one.signal().symbol().equals(by.symbol()))
                .map(one -> refused(one, new SignalProblem.Overtaken(one.signal().id(), by.id()), at))
                .toList();
    }

    /** The first whose orders are over. */
    Optional<Command> next() {
        return book.signals().waiting().stream()
                .filter(one -> one.orders().stream().noneMatch(this::isOpen))
                .<Command>map(one -> new Command.GoOnWithSignal(one.account(), one.signal().id(), one.signal().symbol()))
                .findFirst();
    }

    private boolean isOpen(OrderId id) {
        return book.order(id).filter(Order::isOpen).isPresent();
    }

    /** Those that have waited for as long as they may by now. */
    List<Event> over(Instant now, Instant at) {
        return book.signals().waiting().stream()
                .filter(one -> !one.until().isAfter(now))
                .map(one -> tooLate(one, at))
                .toList();
    }

    static Event tooLate(Waiting waiting, Instant at) {
        return refused(waiting, new SignalProblem.WaitedTooLong(waiting.signal().id(), waiting.until()), at);
    }

    private static Event refused(Waiting waiting, SignalProblem problem, Instant at) {
        return new SignalRefused(waiting.account(), waiting.signal().id(), new Denial.SignalTurnedAway(problem), at);
    }

    /** When the next of them has waited too long. */
    Optional<Instant> nextDue() {
        return book.signals().waiting().stream().map(Waiting::until).min(Instant::compareTo);
    }
}
