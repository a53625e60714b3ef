package io.taffrail.engine;

import io.taffrail.engine.risk.LimitChain;
import io.taffrail.engine.risk.RiskEngine;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Command.SubmitOrder;
import io.taffrail.model.journal.Command;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.Input.DayEnded;
import io.taffrail.model.journal.Input.MarksObserved;
import io.taffrail.model.journal.Input.StopTouched;
import io.taffrail.model.journal.Input.TimeReached;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.LinkReport;
import io.taffrail.model.journal.OrderEvent.OrderAdopted;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.risk.LimitUse;
import io.taffrail.model.risk.Trial;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One desk's decisions. {@link #decide} reads and answers, {@link #apply} alone changes state, {@link #effectOf} is
 * asked only once an event is durable. Recovery and tests use {@code apply} alone.
 */
public final class Engine {
    private final Book book = new Book();
    private final Drafts drafts = new Drafts(book);
    private final LimitDecider limits = new LimitDecider(book);
    private final LadderDecider ladders = new LadderDecider(book);
    private final HaltDecider halts = new HaltDecider(book, ladders);
    private final PositionDecider positions = new PositionDecider(book);
    private final CommandDecider commands;
    private final Trials trials;
    private final ReportDecider reports = new ReportDecider(book);
    private final LinkDecider links = new LinkDecider(book, drafts);
    private final CarryDecider carry = new CarryDecider(book);
    private final UnsentExits unsent = new UnsentExits(book);
    private final GroupDecider groups = new GroupDecider(book, drafts, unsent);
    private final ReduceOnlyDecider reduceOnly = new ReduceOnlyDecider(book);
    private final FlattenDecider flattens = new FlattenDecider(book);
    private final CloseDecider closings = new CloseDecider(book, drafts);

    public Engine() {
        this(LimitChain.whole());
    }

    /** One that holds orders against other limits: for tests that take a check away. */
    public Engine(LimitChain chain) {
        this(RiskEngine.standard(), chain);
    }

    Engine(RiskEngine checks, LimitChain chain) {
        var judge = new Judge(book, checks, chain);
        commands = new CommandDecider(book, drafts, judge, limits, halts, positions);
        trials = new Trials(book, drafts, judge);
    }

    /** What the input comes to; nothing is changed. */
    public List<Event> decide(Input input, Instant at) {
        return switch (input) {
            case CommandTaken(var command, var facts) -> commands.decide(command, facts, at);
            case ExecutionReport report -> reports.decide(report, at);
            case LinkReport report -> links.decide(report, at);
            case StopTouched(var quote) -> groups.stopped(quote, at);
            case MarksObserved(var quotes) -> Marks.changed(quotes, at);
            case DayEnded day -> carry.decide(day, at);
            case TimeReached(var due) -> due(due.isAfter(at) ? due : at, at);
        };
    }

    private List<Event> due(Instant now, Instant at) {
        List<Event> over = Stream.of(halts.silent(now, at), positions.over(now, at), commands.over(now, at), ladders.newDays(now, at))
                .flatMap(List::stream)
                .toList();
        // What is sent once more looks at what the others have left.
        return over.isEmpty() ? groups.due(now, at) : over;
    }

    /** When the next thing happens that nobody asks for: {@link TimeReached} is due then. */
    public Optional<Instant> nextDue() {
        return Stream.of(book.halts().nextDue(), positions.nextDue(), commands.nextDue(), book.ladders().nextDue(), unsent.nextDue())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** What the desk has to ask itself next, because the decision needs prices that only a command brings. */
    public Optional<Command> nextCommand() {
        return book.plans().reversals().stream()
                .<Command>map(due -> new Command.OpenReverse(due.account(), due.symbol()))
                .findFirst()
                .or(commands::next);
    }

    /**
     * Tries whether the orders that facts are about allow them; nothing is changed.
     *
     * @throws IllegalStateException where one of them does not
     */
    public void rehearse(List<Event> events) {
        var orders = new HashMap<OrderId, Order>();
        for (Event event : events) {
            if (event instanceof OrderEvent next && !(event instanceof OrderInitialized)) {
                orders.compute(next.order(), (id, order) -> (order == null ? book.require(id) : order).apply(next));
            }
        }
    }

    /** What would become of an order that is not sent; nothing is changed. */
    public Trial trial(SubmitOrder submit, Facts facts, Instant at) {
        return trials.of(submit, facts, at);
    }

    /** The limits that hold at a moment, and how much an account uses of each. */
    public List<LimitUse> limits(AccountId account, Instant at) {
        return new LimitUses(book, account, at).all();
    }

    /** Whether a quote comes to the stop of a position that only the house watches; asked for every quote. */
    public boolean isTouched(Quote quote) {
        return groups.isTouched(quote);
    }

    /** Whether a quote makes an account reach one of its loss limits, so that it is written down at once; asked for every quote. */
    public boolean isLossAt(Quote quote, Instant at) {
        return ladders.isCrossedAt(quote, at);
    }

    /** Makes an event part of the state. */
    public void apply(Event event) {
        book.apply(event);
    }

    /**
     * Applies what was decided, and whatever follows from it: groups and reduce-only orders fit themselves to what has
     * happened.
     *
     * @return all events, the decided ones first
     */
    public List<Event> settle(List<Event> decided, Instant at) {
        decided.forEach(this::apply);
        List<Event> follow = followUps(decided, at);
        if (follow.isEmpty()) {
            return decided;
        }
        var all = new ArrayList<Event>(decided);
        for (; !follow.isEmpty(); follow = followUps(follow, at)) {
            follow.forEach(this::apply);
            all.addAll(follow);
        }
        return all;
    }

    private List<Event> followUps(List<Event> events, Instant at) {
        List<Event> ofGroups = groups.followUps(events, at);
        List<Event> ofOrders = reduceOnly.followUps(events, at);
        List<Event> ofLimits = limits.followUps(events, at);
        if (!ofGroups.isEmpty() || !ofOrders.isEmpty() || !ofLimits.isEmpty()) {
            return Stream.of(ofGroups, ofOrders, ofLimits).flatMap(List::stream).toList();
        }
        // Groups come first: what is closed is counted once they are as they should be.
        List<Event> flattened = events.isEmpty() ? List.of() : flattens.followUps(at);
        List<Event> closed = flattened.isEmpty() ? closings.followUps(events, at) : flattened;
        return closed.isEmpty() && !events.isEmpty() ? ladders.followUps(at) : closed;
    }

    /** What an event asks to be done outside. */
    public Optional<Effect> effectOf(Event event) {
        if (!(event instanceof OrderEvent of)) {
            return Optional.empty();
        }
        return switch (of) {
            case OrderSubmitted(var order, _)     -> send(book.require(order));
            case OrderAdopted(var order, _, _)    -> Optional.of(new Effect.Adopt(book.require(order)));
            case OrderPendingCancel(var order, _) -> Optional.of(new Effect.Cancel(book.require(order)));
            case OrderPendingReplace(var order, var by, _, _, _) ->
                Optional.of(new Effect.Replace(book.require(order), book.require(by)));
            // What was restated before it was sent is sent as it is by then. Whatever else has happened to it since:
            // the venue is told, because it may refuse a cancel or a replacement, or trade on where we see the end.
            case OrderRestated(var order, _, _, _) ->
                book.order(order).filter(restated -> restated.venueOrderId().isPresent()).map(Effect.Resize::new);
            case OrderEvent _ -> Optional.empty();
        };
    }

    /** Where the broker keeps groups itself an order takes its exits with it, and of two exits one takes the other. */
    private Optional<Effect> send(Order order) {
        if (!book.requireAccount(order.account()).link().groups()) {
            return Optional.of(new Effect.Send(order));
        }
        List<Order> legs = order.group().flatMap(book.groups()::find).map(this::legs).orElse(List.of()).stream()
                .filter(leg -> !leg.id().equals(order.id()))
                .toList();
        boolean goesWithAnother = legs.stream().anyMatch(leg -> leg.number() < order.number());
        return goesWithAnother ? Optional.empty() : Optional.of(new Effect.Send(order, legs));
    }

    /** What of a group has not come to the venue by itself yet. */
    private List<Order> legs(Group group) {
        return group.openOrders().stream()
                .map(book::require)
                .filter(leg -> leg.isExit() && leg.venueOrderId().isEmpty())
                .toList();
    }

    /** The state, to be read between inputs. */
    public Book book() {
        return book;
    }
}
