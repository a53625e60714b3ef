package io.taffrail.runtime;

import io.taffrail.engine.AccountBook;
import io.taffrail.engine.Comparison;
import io.taffrail.engine.Engine;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command.CancelOrder;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Head;
import io.taffrail.model.journal.Input.DayEnded;
import io.taffrail.model.journal.Input.MarksObserved;
import io.taffrail.model.journal.Input.StopTouched;
import io.taffrail.model.journal.Input.TimeReached;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.LinkEvent.BreakSettled;
import io.taffrail.model.journal.LinkReport;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Order;
import io.taffrail.model.statement.Break;
import io.taffrail.model.statement.Link;
import io.taffrail.model.statement.Statement;
import io.taffrail.ports.EntryListener;
import io.taffrail.ports.JournalException;
import io.taffrail.ports.Reconciler.SideBySide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk's loop, one turn at a time: decide and apply what has come, write it down in one transaction, tell the
 * views, release the replies, act on the effects; what the brokers then report is the next round of the same turn.
 *
 * <p>Whatever goes wrong once state has changed in memory stops the desk: it is rebuilt from its journal by the next
 * start, never patched.
 */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final DeskSetup setup;
    private final Engine engine = new Engine();
    private final ExitPoint exits = new ExitPoint();
    private final List<EntryListener> listeners;
    private final Brokers brokers;
    private final Context context;
    private Head head = Head.EMPTY;
    private Instant lastAt = Instant.MIN;
    /** Stays so where writing failed: a disk that says so may have kept what it was given. */
    private boolean writing;
    private Optional<Instant> nextDay = Optional.empty();
    private Recovered recovered = new Recovered(Head.EMPTY, Optional.empty(), 0, Optional.empty());
    private volatile Optional<Throwable> failure = Optional.empty();

    /** Gives the loop the accounts that are held behind a wire. */
    void link(List<RemoteLink> links) {
        brokers.link(links);
    }

    Loop(DeskSetup setup) {
        this.setup = setup;
        brokers = new Brokers(setup.brokers(), engine.book(), exits);
        listeners = Stream.concat(Stream.of(exits), setup.listeners().stream()).toList();
        context = new Context(engine.book(), setup.market(), setup.history(), setup.conditions());
    }

    /** Folds the journal, tells the brokers what it knows, and settles what was sent and never answered. */
    void recover() {
        setup.journal().read(1, this::recall);
        head = setup.journal().head();
        var open = List.copyOf(engine.book().openOrders());
        Optional<MarketSource> source =
                engine.book().isOpen() ? Optional.of(engine.book().source()) : Optional.empty();
        Optional<Instant> last = head.sequence() == 0 ? Optional.empty() : Optional.of(lastAt);
        recovered = new Recovered(head, last, open.size(), source);
        brokers.connect(open);
        rounds(brokers.settle(open));
        rounds(next());
    }

    private void recall(Entry entry) {
        entry.events().forEach(engine::apply);
        lastAt = entry.at();
        listeners.forEach(listener -> listener.onEntry(entry));
    }

    /** Takes what has come; every command among it has its answer when this returns. */
    void take(List<Arrival> come) {
        var arrivals = new ArrayList<Arrival>(come.size() + 1);
        guarded(() -> {
            if (come.stream().anyMatch(Loop::trades)) {
                staleMarks().ifPresent(arrivals::add);
            }
            arrivals.addAll(come);
            rounds(arrivals);
        });
        failure.ifPresent(cause -> come.forEach(arrival -> turnAway(arrival, cause)));
    }

    private static boolean trades(Arrival arrival) {
        return arrival instanceof Arrival.Commanded(var pending) && pending.command().traded().isPresent();
    }

    /** Takes one input at once; the caller has the turn. */
    void observe(Cause cause, Input input) {
        take(List.of(new Arrival.Observed(cause, input)));
    }

    /** Takes one report of a broker behind a wire at once; the caller has the turn. */
    void hear(Cause cause, AccountId account, ExecutionReport report) {
        take(List.of(new Arrival.Heard(cause, account, report)));
    }

    /** An account's open orders. */
    OrdersOf orders(AccountId account) {
        return new OrdersOf(engine.book(), account);
    }

    /** Takes off the account's orders that were good till a time, where their broker does not know that time. */
    void expire(AccountId account) {
        for (Order order : orders(account).overdue(stamp())) {
            take(List.of(new Arrival.Commanded(Pending.of(new CancelOrder(account, order.id()), Cause.DESK))));
        }
    }

    /** How an account stands with its broker. */
    Link link(AccountId account) {
        return engine.book().account(account).map(AccountBook::link).orElse(Link.LOCAL);
    }

    /** An account's books beside a statement. */
    SideBySide sideBySide(
            AccountId id, String broker, Optional<Statement> statement, Optional<String> unreachable) {
        Optional<AccountBook> books = engine.book().account(id);
        return new SideBySide(
                id, broker, link(id), orders(id).inDoubt(), statement.map(Statement::at), unreachable,
                books.isEmpty() || statement.isEmpty()
                        ? List.of()
                        : new LinesOf(engine.book(), books.get(), statement.get()).lines());
    }

    /** Holds a statement against the books, and books what it tells beyond them. */
    Comparison.Rest compare(Cause cause, AccountId account, Statement statement, List<Break> before) {
        var comparison = new Comparison(engine.book(), context, account, statement);
        comparison.orders().ifPresent(orders -> observe(cause, orders));
        List<Arrival> executions = comparison.executions().stream()
                .<Arrival>map(report -> new Arrival.Heard(cause, account, report))
                .toList();
        if (!executions.isEmpty()) {
            take(executions);
        }
        Comparison.Rest rest = comparison.rest(before);
        if (!engine.decide(rest.input(), stamp()).isEmpty()) {
            observe(cause, rest.input());
        }
        return rest;
    }

    /** The market moves. */
    void market(MarketEvent event) {
        setup.market().accept(event);
        guarded(() -> {
            brokers.onMarket(event);
            rounds(brokers.taken());
            if (event instanceof Quote quote && engine.isTouched(quote)) {
                rounds(List.of(new Arrival.Observed(Cause.MARKET, new StopTouched(quote))));
            }
            if (event instanceof Quote quote && engine.isLossAt(quote, lastAt)) {
                rounds(List.of(new Arrival.Observed(Cause.MARKET, new MarksObserved(List.of(quote)))));
            }
        });
    }

    /** The market as it was before the desk recovered. */
    void prime(MarketEvent event) {
        setup.market().accept(event);
        brokers.prime(event);
    }

    void marketOver() {
        setup.market().over();
    }

    /**
     * Time passes: whatever was due by then happens, one moment after the other.
     *
     * @param reached told of each moment before what is due at it happens
     */
    void passTime(Instant until, Consumer<Instant> reached) {
        guarded(() -> {
            for (var due = nextDue(); due.isPresent() && !due.get().isAfter(until); due = nextDue()) {
                reached.accept(due.get());
                brokers.onTime(due.get());
                rounds(brokers.taken());
                endDay(due.get());
                timeReached(due.get());
            }
        });
    }

    private Optional<Instant> nextDue() {
        return Stream.of(brokers.nextDue(), dayEnd(), engine.nextDue())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** The end of the day that goes on; nothing is held before the first entry. */
    private Optional<Instant> dayEnd() {
        if (nextDay.isEmpty() && engine.book().isOpen()) {
            nextDay = setup.carry().map(carry -> carry.nextAfter(lastAt));
        }
        return nextDay;
    }

    /** Books a day that ends now. One that comes to nothing leaves no entry. */
    private void endDay(Instant at) {
        if (!dayEnd().equals(Optional.of(at))) {
            return;
        }
        Carry carry = setup.carry().orElseThrow();
        nextDay = Optional.of(carry.nextAfter(at));
        observeMarksNow();
        DayEnded day = carry.dayThatEnds(at);
        if (!engine.decide(day, at).isEmpty()) {
            rounds(List.of(new Arrival.Observed(Cause.DESK, day)));
        }
    }

    private void timeReached(Instant due) {
        if (engine.nextDue().filter(next -> !next.isAfter(due)).isPresent()) {
            rounds(List.of(new Arrival.Observed(Cause.DESK, new TimeReached(due))));
        }
    }

    private void observeMarksNow() {
        staleMarks().ifPresent(marks -> rounds(List.of(marks)));
    }

    void observeMarks() {
        guarded(this::observeMarksNow);
    }

    ExitPoint exits() {
        return exits;
    }

    Recovered recovered() {
        return recovered;
    }

    Optional<Throwable> failure() {
        return failure;
    }

    void close() {
        brokers.close();
    }

    /** The desk as it stands; the caller has the turn. */
    Enquiry enquiry() {
        return new Enquiry(engine, context, stamp());
    }

    private void rounds(List<Arrival> first) {
        for (List<Arrival> arrivals = first; !arrivals.isEmpty(); arrivals = next()) {
            round(arrivals);
        }
    }

    /** What the brokers have told, and once that is nothing, what the desk asks itself. */
    private List<Arrival> next() {
        List<Arrival> told = brokers.taken();
        return told.isEmpty()
                ? engine.nextCommand().<Arrival>map(own -> new Arrival.Commanded(Pending.of(own, Cause.DESK))).stream().toList()
                : told;
    }

    private void round(List<Arrival> arrivals) {
        var decided = new ArrayList<Decided>(arrivals.size());
        for (Arrival arrival : arrivals) {
            decide(arrival, decided.size()).ifPresent(decided::add);
        }
        if (decided.isEmpty()) {
            return;
        }
        writing = true;
        head = setup.journal().append(decided.stream().map(Decided::entry).toList(), head);
        writing = false;
        for (Decided line : decided) {
            listeners.forEach(listener -> listener.onEntry(line.entry()));
        }
        decided.forEach(Decided::release);
        for (Decided line : decided) {
            line.entry().events().forEach(this::act);
        }
    }

    private void act(Event event) {
        engine.effectOf(event).ifPresent(brokers::act);
        if (event instanceof BreakSettled settled) {
            brokers.compareSoon(settled.account());
        }
    }

    private Optional<Decided> decide(Arrival arrival, int ahead) {
        return switch (arrival) {
            case Arrival.Commanded(var pending) -> command(pending, ahead);
            case Arrival.Heard(var cause, var account, var report) -> heard(cause, account, report, ahead);
            case Arrival.Observed(var cause, var input) -> {
                Instant at = stamp();
                Entry entry = applied(ahead, at, cause, input, engine.decide(input, at));
                yield Optional.of(new Decided(entry, Optional.empty()));
            }
        };
    }

    /** A command that cannot be judged at all fails alone: nothing has changed, and others are not its victims. */
    private Optional<Decided> command(Pending pending, int ahead) {
        Instant at = stamp();
        Input input;
        List<Event> events;
        try {
            input = context.taken(pending.command(), at);
            events = engine.decide(input, at);
        } catch (IllegalArgumentException | ArithmeticException | JournalException unusable) {
            pending.reply().completeExceptionally(unusable);
            return Optional.empty();
        }
        return Optional.of(new Decided(applied(ahead, at, pending.cause(), input, events), Optional.of(pending)));
    }

    /**
     * What a wire brings is not trusted to be possible: what the books do not allow is put aside, and says so. What is old
     * leaves no entry.
     */
    private Optional<Decided> heard(Cause cause, AccountId account, ExecutionReport report, int ahead) {
        Instant at = stamp();
        Input input = report;
        List<Event> events;
        try {
            events = engine.decide(report, at);
            engine.rehearse(events);
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException impossible) {
            input = new LinkReport.SetAside(account, report + ": " + impossible.getMessage());
            events = engine.decide(input, at);
        }
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(new Decided(applied(ahead, at, cause, input, events), Optional.empty()));
    }

    private Entry applied(int ahead, Instant at, Cause cause, Input input, List<Event> events) {
        return new Entry(head.sequence() + ahead + 1, at, cause, input, engine.settle(events, at));
    }

    private Optional<Arrival> staleMarks() {
        return context.staleMarks(stamp()).map(marks -> new Arrival.Observed(Cause.MARKET, marks));
    }

    /** The desk's time never goes back, whatever the clock does. */
    private Instant stamp() {
        Instant now = setup.clock().now();
        lastAt = now.isAfter(lastAt) ? now : lastAt;
        return lastAt;
    }

    private void guarded(Runnable turn) {
        if (failure.isPresent()) {
            return;
        }
        try {
            turn.run();
        } catch (RuntimeException | Error impossible) {
            stop(impossible);
        }
    }

    /** Takes nothing more, and sends nothing more. */
    void stop(Throwable impossible) {
        failure = Optional.of(impossible);
        LOG.error("desk {} has stopped at entry {}; it is rebuilt from its journal when it is started again",
                setup.name(), head.sequence(), impossible);
    }

    private void turnAway(Arrival arrival, Throwable cause) {
        if (arrival instanceof Arrival.Commanded(var pending)) {
            pending.turnAway(cause, writing);
        }
    }
}
