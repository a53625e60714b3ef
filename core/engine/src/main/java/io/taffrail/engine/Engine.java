package io.taffrail.engine;

import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.Input.MarksObserved;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One desk's decisions. {@link #decide} reads and answers, {@link #apply} alone changes state, {@link #effectOf} is
 * asked only once an event is durable. Recovery and tests use {@code apply} alone.
 */
public final class Engine {
    private final Book book = new Book();
    private final CommandDecider commands = new CommandDecider(book);
    private final ReportDecider reports = new ReportDecider(book);

    /** What the input comes to; nothing is changed. */
    public List<Event> decide(Input input, Instant at) {
        return switch (input) {
            case CommandTaken(var command, var facts) -> commands.decide(command, facts, at);
            case ExecutionReport report -> reports.decide(report, at);
            case MarksObserved(var quotes) -> Marks.changed(quotes, at);
        };
    }

    /** Makes an event part of the state. */
    public void apply(Event event) {
        book.apply(event);
    }

    /** What an event asks to be done outside. */
    public Optional<Effect> effectOf(Event event) {
        if (event instanceof OrderSubmitted(var order, _)) {
            return Optional.of(new Effect.Send(book.require(order)));
        }
        return event instanceof OrderPendingCancel(var order, _)
                ? Optional.of(new Effect.Cancel(book.require(order)))
                : Optional.empty();
    }

    /** The state, to be read between inputs. */
    public Book book() {
        return book;
    }
}
