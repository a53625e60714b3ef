package io.taffrail.engine;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.HookId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.Command.ApproveSignal;
import io.taffrail.model.journal.Command.GoOnWithSignal;
import io.taffrail.model.journal.Command.RejectSignal;
import io.taffrail.model.journal.Command.SendSignal;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.SignalEvent.HookDropped;
import io.taffrail.model.journal.SignalEvent.HookKept;
import io.taffrail.model.journal.SignalEvent.SignalActed;
import io.taffrail.model.journal.SignalEvent.SignalApproved;
import io.taffrail.model.journal.SignalEvent.SignalDeclined;
import io.taffrail.model.journal.SignalEvent.SignalHeld;
import io.taffrail.model.journal.SignalEvent.SignalReceived;
import io.taffrail.model.journal.SignalEvent.SignalRefused;
import io.taffrail.model.journal.SignalEvent.SignalRepeated;
import io.taffrail.model.journal.SignalEvent.SignalSized;
import io.taffrail.model.journal.SignalEvent.StrategyKept;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Side;
import io.taffrail.model.position.Position;
import io.taffrail.model.signal.Action;
import io.taffrail.model.signal.Hook;
import io.taffrail.model.signal.PositionState;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.signal.SignalProblem;
import io.taffrail.model.signal.SignalStatus;
import io.taffrail.model.signal.Sizing;
import io.taffrail.model.signal.SizingProblem;
import io.taffrail.model.signal.Strategy;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of signals: a signal is known again, held against its strategy and against what the strategy holds,
 * sized, and turned into orders that then pass the same checks as everybody's.
 */
final class SignalDecider {

    /** The one way in which an order comes to be: with all checks. */
    interface Intake {
        List<Event> take(AccountBook account, OrderIntent intent, Facts facts, Instant at);
    }

    private final Book book;
    private final Intake intake;
    private final PositionDecider positions;
    private final SignalIntents intents;
    private final WaitingSignals waiting;

    SignalDecider(Book book, Intake intake, PositionDecider positions) {
        this.book = book;
        this.intake = intake;
        this.positions = positions;
        intents = new SignalIntents(book);
        waiting = new WaitingSignals(book);
    }

    /** Those that wait for the end of orders. */
    WaitingSignals waiting() {
        return waiting;
    }

    Event keep(Strategy strategy, Instant at) {
        return book.account(strategy.account()).isEmpty()
                ? new CommandRefused(new Denial.UnknownAccount(strategy.account()), at)
                : new StrategyKept(strategy, at);
    }

    Event keep(Hook hook, Instant at) {
        return book.strategies().find(hook.strategy()).isEmpty()
                ? new CommandRefused(new Denial.SignalTurnedAway(new SignalProblem.UnknownStrategy(hook.strategy())), at)
                : new HookKept(hook, at);
    }

    Event drop(HookId hook, Instant at) {
        return book.signals().hook(hook).isEmpty()
                ? new CommandRefused(new Denial.SignalTurnedAway(new SignalProblem.UnknownHook(hook)), at)
                : new HookDropped(hook, at);
    }

    List<Event> send(SendSignal command, Facts facts, Instant at) {
        AccountId account = command.account();
        if (book.account(account).isEmpty()) {
            return List.of(new CommandRefused(new Denial.UnknownAccount(account), at));
        }
        Signal signal = command.signal();
        Optional<SignalBook.Known> before = command.same().isPresent()
                ? book.signals().latest(account, signal.id())
                : book.signals().find(account, signal.id());
        boolean forgotten = before.isPresent()
                && command.same().filter(span -> !before.get().receivedAt().plus(span).isAfter(at)).isPresent();
        if (before.isPresent() && !forgotten) {
            return List.of(repeated(before.get(), command, at));
        }
        Signal named = forgotten ? signal.named(signal.id().again(book.signals().count() + 1)) : signal;
        var events = new ArrayList<Event>();
        events.add(new SignalReceived(account, named, command.delivery(), found(account, named, facts), at));
        Optional<Denial> refusal = command.ruling().or(() -> refusal(account, named, command, at).map(Denial.SignalTurnedAway::new));
        if (refusal.isPresent()) {
            events.add(new SignalRefused(account, named.id(), refusal.get(), at));
        } else if (command.delivery().approval()) {
            events.addAll(hold(account, named, command.delivery().clearsTheWay(), facts, at));
        } else {
            events.addAll(act(account, named, command.delivery().clearsTheWay(), facts, at));
        }
        return events;
    }

    private static Event repeated(SignalBook.Known before, SendSignal command, Instant at) {
        boolean another = command.same().isEmpty() && !before.signal().equals(command.signal());
        return another
                ? new CommandRefused(new Denial.SignalTurnedAway(new SignalProblem.IdTaken(command.signal().id())), at)
                : new SignalRepeated(before.account(), before.signal().id(), at);
    }

    List<Event> approve(ApproveSignal command, Facts facts, Instant at) {
        return awaited(command.account(), command.signal())
                .<List<Event>>map(problem -> List.of(new CommandRefused(new Denial.SignalTurnedAway(problem), at)))
                .orElseGet(() -> approved(command, facts, at));
    }

    private List<Event> approved(ApproveSignal command, Facts facts, Instant at) {
        AccountId account = command.account();
        SignalBook.Known known = book.signals().find(account, command.signal()).orElseThrow();
        var events = new ArrayList<Event>();
        if (known.until().filter(until -> !until.isAfter(at)).isPresent()) {
            var lapsed = new SignalProblem.Lapsed(command.signal(), known.until().get());
            events.add(new SignalRefused(account, command.signal(), new Denial.SignalTurnedAway(lapsed), at));
            return events;
        }
        events.add(new SignalApproved(account, command.signal(), command.reason(), at));
        events.addAll(act(account, known.signal(), known.clears(), facts, at));
        return events;
    }

    /** The orders that it waited for are over: it finds its strategy as that stands now. */
    List<Event> goOn(GoOnWithSignal command, Facts facts, Instant at) {
        return book.signals().waiting(command.account(), command.signal())
                .map(one -> one.until().isAfter(at)
                        ? act(command.account(), one.signal(), true, facts, at)
                        : List.of(WaitingSignals.tooLate(one, at)))
                .orElseGet(List::of);
    }

    Event reject(RejectSignal command, Instant at) {
        return awaited(command.account(), command.signal())
                .<Event>map(problem -> new CommandRefused(new Denial.SignalTurnedAway(problem), at))
                .orElseGet(() -> new SignalDeclined(command.account(), command.signal(), command.reason(), at));
    }

    /** Why a signal waits for nobody's approval, where it does not. */
    private Optional<SignalProblem> awaited(AccountId account, SignalId id) {
        Optional<SignalBook.Known> known = book.signals().find(account, id);
        if (known.isEmpty()) {
            return Optional.of(new SignalProblem.UnknownSignal(id));
        }
        SignalStatus status = known.get().status();
        return status == SignalStatus.AWAITING_APPROVAL
                ? Optional.empty()
                : Optional.of(new SignalProblem.NotAwaited(id, status.toString()));
    }

    /** What speaks against a signal whatever is held. */
    private Optional<SignalProblem> refusal(AccountId account, Signal signal, SendSignal command, Instant at) {
        Optional<Strategy> strategy = strategy(account, signal);
        if (strategy.isEmpty()) {
            return Optional.of(new SignalProblem.UnknownStrategy(signal.strategy()));
        }
        var maxAge = signal.maxAge().orElse(strategy.get().maxAge());
        if (signal.sentAt().filter(sent -> !isFresh(sent, at, maxAge)).isPresent()) {
            return Optional.of(new SignalProblem.Stale(signal.sentAt().get(), at, maxAge));
        }
        if (!strategy.get().mayTrade(signal.symbol())) {
            return Optional.of(new SignalProblem.SymbolNotAllowed(signal.symbol(), "strategy " + signal.strategy()));
        }
        Optional<Hook> hook = command.delivery().hook().flatMap(book.signals()::hook);
        return hook.filter(one -> !one.symbols().isEmpty() && !one.symbols().contains(signal.symbol()))
                .map(one -> new SignalProblem.SymbolNotAllowed(signal.symbol(), "hook " + one.id()));
    }

    /** An account's own signals, sent by hand, need nobody to set their strategy up: so that a preview of the first writes nothing. */
    private Optional<Strategy> strategy(AccountId account, Signal signal) {
        Optional<Strategy> kept = book.strategies().find(signal.strategy());
        return kept.isEmpty() && signal.strategy().value().equals(Strategy.handName(account))
                ? Optional.of(Strategy.usual(signal.strategy(), account))
                : kept.filter(known -> known.account().equals(account));
    }

    /** A clock that is ahead is as wrong as one that is behind. */
    private static boolean isFresh(Instant sent, Instant now, Duration maxAge) {
        return !sent.plus(maxAge).isBefore(now) && !sent.minus(maxAge).isAfter(now);
    }

    private PositionState found(AccountId account, Signal signal, Facts facts) {
        return stake(account, signal, facts).state();
    }

    private Stake stake(AccountId account, Signal signal, Facts facts) {
        return book.strategies().stake(signal.strategy(), account, instrument(facts));
    }

    private static Instrument instrument(Facts facts) {
        return facts.instrument().orElseThrow(() -> new IllegalStateException("a signal came without its instrument"));
    }

    /** Somebody is to look at it first, and sees what it would come to now. */
    private List<Event> hold(AccountId account, Signal signal, boolean clears, Facts facts, Instant at) {
        Strategy strategy = strategy(account, signal).orElseThrow();
        Course course = Course.of(strategy, stake(account, signal, facts), signal);
        if (course instanceof Course.Refuse(var problem) && !isCleared(course, clears)) {
            return List.of(refused(account, signal, problem, at));
        }
        var events = new ArrayList<Event>();
        if (course instanceof Course.Open(var side)) {
            Sizing sizing = intents.size(account, strategy, signal, side, facts, at);
            events.add(new SignalSized(account, signal.id(), sizing, at));
            if (sizing instanceof Sizing.Unsized(var problem, _)) {
                events.add(new SignalRefused(account, signal.id(), new Denial.Unsized(problem), at));
                return events;
            }
        }
        events.add(new SignalHeld(account, signal.id(), at.plus(strategy.approveWithin()), at));
        return events;
    }

    /** @param clears whether it takes off what works, where that stands in its way */
    private List<Event> act(AccountId account, Signal signal, boolean clears, Facts facts, Instant at) {
        Strategy strategy = strategy(account, signal).orElseThrow();
        Stake stake = stake(account, signal, facts);
        Course course = Course.of(strategy, stake, signal);
        boolean waits = isCleared(course, clears);
        var events = new ArrayList<Event>();
        if (waits || !(course instanceof Course.Refuse)) {
            events.addAll(waiting.overtaken(account, signal, at));
        }
        events.addAll(waits
                ? waiting.begin(account, signal, strategy, stake, at)
                : take(course, account, signal, stake, facts, at));
        return events;
    }

    private static boolean isCleared(Course course, boolean clears) {
        return clears && course instanceof Course.Refuse(SignalProblem.Busy _);
    }

    private List<Event> take(Course course, AccountId account, Signal signal, Stake stake, Facts facts, Instant at) {
        return switch (course) {
            case Course.Refuse(var problem) -> List.of(refused(account, signal, problem, at));
            case Course.Open(var side) -> open(account, signal, side, facts, at);
            case Course.GoTo _ -> goTo(account, signal, stake, facts, at);
            case Course.Close(var position, var turn) ->
                close(account, signal, position, new Quantity(position.quantity().abs()), turn, at);
            case Course.TakeOff _ -> takeOff(account, signal, stake, at);
        };
    }

    /** Opens, or adds to, what the strategy holds. Also what follows once a position was turned round. */
    List<Event> open(AccountId account, Signal signal, Side side, Facts facts, Instant at) {
        Strategy strategy = strategy(account, signal).orElseThrow();
        Sizing sizing = intents.size(account, strategy, signal, side, facts, at);
        var events = new ArrayList<Event>();
        events.add(new SignalSized(account, signal.id(), sizing, at));
        switch (sizing) {
            case Sizing.Unsized(var problem, _) ->
                events.add(new SignalRefused(account, signal.id(), new Denial.Unsized(problem), at));
            case Sizing.Sized sized -> events.addAll(order(account, signal, sized, facts, at));
        }
        return events;
    }

    private List<Event> order(AccountId account, Signal signal, Sizing.Sized sized, Facts facts, Instant at) {
        OrderIntent intent = intents.intent(signal, sized, instrument(facts));
        var events = new ArrayList<>(intake.take(book.requireAccount(account), intent, facts, at));
        var orders = new ArrayList<OrderId>();
        for (Event event : List.copyOf(events)) {
            switch (event) {
                case OrderInitialized order -> orders.add(order.order());
                case OrderDenied denied -> events.add(new SignalRefused(account, signal.id(), denied.reason(), at));
                case Event _ -> {}
            }
        }
        if (events.stream().noneMatch(SignalRefused.class::isInstance)) {
            String how = sized.side() == Side.BUY ? "buys " : "sells ";
            events.add(new SignalActed(account, signal.id(), orders, how + sized.quantity(), at));
        }
        return events;
    }

    /** Goes to a target, through flat where it is on the other side. */
    private List<Event> goTo(AccountId account, Signal signal, Stake stake, Facts facts, Instant at) {
        Strategy strategy = strategy(account, signal).orElseThrow();
        Sizing sizing = intents.sizeOfTarget(account, strategy, signal, facts, at);
        var events = new ArrayList<Event>();
        events.add(new SignalSized(account, signal.id(), sizing, at));
        switch (sizing) {
            case Sizing.Unsized(SizingProblem.AtTarget _, _) ->
                events.add(new SignalActed(account, signal.id(), List.of(), "is where it wants to be", at));
            case Sizing.Unsized(var problem, _) ->
                events.add(new SignalRefused(account, signal.id(), new Denial.Unsized(problem), at));
            case Sizing.Sized sized -> events.addAll(towards(account, strategy, signal, stake.position(), sized, facts, at));
        }
        return events;
    }

    private List<Event> towards(
            AccountId account, Strategy strategy, Signal signal, Position position, Sizing.Sized sized, Facts facts, Instant at) {
        boolean closes = !position.isFlat() && sized.side() == position.closingSide();
        Decimal beyond = closes ? sized.quantity().value().minus(position.quantity().abs()) : sized.quantity().value();
        boolean opensShort = sized.side() == Side.SELL && beyond.isPositive();
        if (opensShort && !strategy.shorts()) {
            return List.of(refused(account, signal, new SignalProblem.ShortsForbidden(strategy.id(), signal.symbol()), at));
        }
        if (!closes) {
            return order(account, signal, sized, facts, at);
        }
        Quantity most = new Quantity(sized.quantity().value().min(position.quantity().abs()));
        return close(account, signal, position, most, beyond.isPositive(), at);
    }

    private List<Event> close(
            AccountId account, Signal signal, Position position, Quantity quantity, boolean turn, Instant at) {
        Optional<Quantity> other = turn ? Optional.of(quantity) : Optional.empty();
        List<Event> begun = positions.leave(
                book.requireAccount(account), signal.symbol(), quantity, other, Origin.of(signal.strategy(), signal.id()),
                "signal " + signal.id(), at);
        if (begun.getFirst() instanceof CommandRefused(var denial, _)) {
            return List.of(new SignalRefused(account, signal.id(), denial, at));
        }
        String how = (turn ? "turns round " : "closes ") + quantity + (position.isLong() ? " long" : " short");
        return List.of(begun.getFirst(), new SignalActed(account, signal.id(), List.of(), how, at));
    }

    private List<Event> takeOff(AccountId account, Signal signal, Stake stake, Instant at) {
        var events = new ArrayList<Event>();
        var taken = new ArrayList<OrderId>();
        for (Order order : stake.working()) {
            if (CommandDecider.canBeTakenOff(order)) {
                events.add(new OrderPendingCancel(order.id(), at));
                taken.add(order.id());
            }
        }
        events.add(new SignalActed(account, signal.id(), taken, "takes off " + taken.size() + " working", at));
        if (signal.action() != Action.CANCEL && !stake.position().isFlat()) {
            events.removeLast();
            Position position = stake.position();
            events.addAll(close(account, signal, position, new Quantity(position.quantity().abs()), false, at));
        }
        return events;
    }

    private static Event refused(AccountId account, Signal signal, SignalProblem problem, Instant at) {
        return new SignalRefused(account, signal.id(), new Denial.SignalTurnedAway(problem), at);
    }
}
