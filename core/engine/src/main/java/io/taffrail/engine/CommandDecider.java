package io.taffrail.engine;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.Configuration;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.AccountEvent.AccountConfigured;
import io.taffrail.model.journal.AccountEvent.AccountOpened;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.AccountEvent.BuyingPowerCheckSet;
import io.taffrail.model.journal.Command.AdoptBreaks;
import io.taffrail.model.journal.Command.ApproveSignal;
import io.taffrail.model.journal.Command.CancelAllOrders;
import io.taffrail.model.journal.Command.CancelOrder;
import io.taffrail.model.journal.Command.ChangeWatchlist;
import io.taffrail.model.journal.Command.ClosePosition;
import io.taffrail.model.journal.Command.ConfigureAccount;
import io.taffrail.model.journal.Command.DropHook;
import io.taffrail.model.journal.Command.ExitPosition;
import io.taffrail.model.journal.Command.Flatten;
import io.taffrail.model.journal.Command.GoOnWithSignal;
import io.taffrail.model.journal.Command.Halt;
import io.taffrail.model.journal.Command.Heartbeat;
import io.taffrail.model.journal.Command.KeepHook;
import io.taffrail.model.journal.Command.KeepStrategy;
import io.taffrail.model.journal.Command.LiftLimit;
import io.taffrail.model.journal.Command.DropRules;
import io.taffrail.model.journal.Command.ImportRules;
import io.taffrail.model.journal.Command.Once;
import io.taffrail.model.journal.Command.OpenAccount;
import io.taffrail.model.journal.Command.OpenDesk;
import io.taffrail.model.journal.Command.OpenReverse;
import io.taffrail.model.journal.Command.ProtectPosition;
import io.taffrail.model.journal.Command.RearmRule;
import io.taffrail.model.journal.Command.Rebalance;
import io.taffrail.model.journal.Command.RebalanceNext;
import io.taffrail.model.journal.Command.RefuseDelivery;
import io.taffrail.model.journal.Command.RejectSignal;
import io.taffrail.model.journal.Command.ReplaceOrder;
import io.taffrail.model.journal.Command.ResolveOrder;
import io.taffrail.model.journal.Command.Resume;
import io.taffrail.model.journal.Command.ReversePosition;
import io.taffrail.model.journal.Command.SendSignal;
import io.taffrail.model.journal.Command.SetBuyingPowerCheck;
import io.taffrail.model.journal.Command.SetLimits;
import io.taffrail.model.journal.Command.SubmitOrder;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.DeskEvent.DeskOpened;
import io.taffrail.model.journal.DeskEvent.RequestKept;
import io.taffrail.model.journal.DeskEvent.RequestRepeated;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.GroupEvent.GroupReleased;
import io.taffrail.model.journal.OrderEvent.OrderCanceled;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderRejected;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.PlanEvent.ReverseDue;
import io.taffrail.model.journal.PlanEvent.ReverseOrdered;
import io.taffrail.model.journal.SignalEvent.DeliveryRefused;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.position.Position;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.statement.Break;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Decides on what persons and programs ask. */
final class CommandDecider {
    private final Book book;
    private final Drafts drafts;
    private final Judge judge;
    private final LimitDecider limits;
    private final ReplaceDecider replaces;
    private final WatchlistDecider watchlists;
    private final SignalDecider signals;
    private final HaltDecider halts;
    private final PositionDecider positions;
    private final ProtectDecider protections;
    private final RuleDecider rules;
    private final RebalanceDecider rebalances;

    CommandDecider(
            Book book, Drafts drafts, Judge judge, LimitDecider limits, HaltDecider halts, PositionDecider positions) {
        this.book = book;
        this.drafts = drafts;
        this.limits = limits;
        this.judge = judge;
        replaces = new ReplaceDecider(book, drafts, judge);
        rules = new RuleDecider(book);
        rebalances = new RebalanceDecider(
                book, (account, intent, facts, at) -> judge(account, intent, Optional.empty(), true, facts, at));
        watchlists = new WatchlistDecider(book);
        signals = new SignalDecider(
                book, (account, intent, facts, at) -> judge(account, intent, Optional.empty(), true, facts, at), positions);
        this.halts = halts;
        this.positions = positions;
        protections = new ProtectDecider(book, drafts, positions);
    }

    /** What the desk asks itself next. */
    Optional<Command> next() {
        return rebalances.next().or(signals.waiting()::next);
    }

    /** What has waited for too long by now. */
    List<Event> over(Instant now, Instant at) {
        return signals.waiting().over(now, at);
    }

    /** When something has waited for too long next. */
    Optional<Instant> nextDue() {
        return signals.waiting().nextDue();
    }

    List<Event> decide(Command command, Facts facts, Instant at) {
        return switch (command) {
            case OpenDesk(var identity, var desk, var source) -> List.of(new DeskOpened(identity, desk, source, at));
            case OpenAccount(var account) -> open(account, at);
            case SetBuyingPowerCheck(var account, var checked) -> List.of(setCheck(account, checked, at));
            case ConfigureAccount(var account, var change) -> configure(account, change, at);
            case ChangeWatchlist(var account, var change) -> changeWatchlist(account, change, at);
            case SubmitOrder submit -> submit(submit, facts, false, at);
            case CancelOrder(var account, var order) -> cancel(account, order, at);
            case ReplaceOrder replace -> replaces.decide(replace, facts, at);
            case CancelAllOrders(var account) -> cancelAll(account, at);
            case ClosePosition close -> close(close, facts, at);
            case Halt halt -> halts.halt(halt, at);
            case Flatten flatten -> halts.flatten(flatten, at);
            case Resume resume -> halts.resume(resume, at);
            case Heartbeat beat -> halts.heartbeat(beat, at);
            case ExitPosition exit -> positions.exit(exit, at);
            case ReversePosition reverse -> positions.reverse(reverse, at);
            case ProtectPosition protect -> protections.decide(protect, facts, at);
            case OpenReverse open -> openReverse(open, facts, at);
            case Once once -> once(once, facts, at);
            case ResolveOrder(var account, var order, var reason) -> resolve(account, order, reason, at);
            case AdoptBreaks(var account, var reason) -> adopt(account, reason, at);
            case KeepStrategy(var strategy) -> List.of(signals.keep(strategy, at));
            case KeepHook(var hook) -> List.of(signals.keep(hook, at));
            case DropHook(var hook) -> List.of(signals.drop(hook, at));
            case RefuseDelivery(var hook, var code, var what, var body) ->
                List.of(new DeliveryRefused(hook, code, what, body, at));
            case SendSignal send -> signals.send(send, facts, at);
            case ApproveSignal approve -> signals.approve(approve, facts, at);
            case GoOnWithSignal next -> signals.goOn(next, facts, at);
            case RejectSignal reject -> List.of(signals.reject(reject, at));
            case SetLimits set -> limits.set(set, at);
            case LiftLimit lift -> limits.lift(lift, at);
            case RearmRule rearm -> limits.rearm(rearm, at);
            case ImportRules(var pack) -> rules.take(pack, at);
            case DropRules(var name, var reason) -> rules.drop(name, reason, at);
            case Rebalance rebalance -> rebalances.plan(rebalance, facts, at);
            case RebalanceNext(var account, _) -> rebalances.step(account, facts, at);
        };
    }

    /** Whatever comes of it is the answer of the request, a refusal too. */
    private List<Event> once(Once once, Facts facts, Instant at) {
        Optional<String> before = book.requests().fingerprint(once.account(), once.key(), at);
        if (before.isPresent()) {
            return before.get().equals(once.fingerprint())
                    ? List.of(new RequestRepeated(once.account(), once.key(), at))
                    : List.of(new CommandRefused(new Denial.RequestKeyTaken(once.key()), at));
        }
        var events = new ArrayList<>(once.command() instanceof SubmitOrder submit
                ? submit(submit, facts, true, at)
                : decide(once.command(), facts, at));
        events.add(new RequestKept(once.account(), once.key(), once.fingerprint(), at));
        return events;
    }

    private static List<Event> open(Account account, Instant at) {
        var cash = account.startingCash();
        return List.of(
                new AccountOpened(account, at), new BalanceChanged(account.id(), cash, cash, "starting cash", at));
    }

    private Event setCheck(AccountId id, boolean checked, Instant at) {
        Optional<Account> account = book.account(id).map(AccountBook::account);
        if (account.isEmpty()) {
            return new CommandRefused(new Denial.UnknownAccount(id), at);
        }
        // Refuses by itself where the account is live.
        Account changed = account.get().withBuyingPowerChecked(checked);
        return new BuyingPowerCheckSet(changed.id(), checked, at);
    }

    private List<Event> configure(AccountId id, Configuration.Change change, Instant at) {
        Optional<AccountBook> account = book.account(id);
        if (account.isEmpty()) {
            return List.of(new CommandRefused(new Denial.UnknownAccount(id), at));
        }
        Configuration before = account.get().configuration();
        Configuration after = before.with(change);
        return after.equals(before) ? List.of() : List.of(new AccountConfigured(id, after, at));
    }

    private List<Event> changeWatchlist(AccountId account, Watchlist.Change change, Instant at) {
        return List.of(book.account(account).isEmpty()
                ? new CommandRefused(new Denial.UnknownAccount(account), at)
                : watchlists.decide(account, change, at));
    }

    /** @param keyed whether the request has a key of its own, so that it is no repetition */
    private List<Event> submit(SubmitOrder submit, Facts facts, boolean keyed, Instant at) {
        Optional<AccountBook> account = book.account(submit.account());
        return account.isEmpty()
                ? List.of(new CommandRefused(new Denial.UnknownAccount(submit.account()), at))
                : judge(account.get(), submit.intent(), submit.ruling(), keyed, facts, at);
    }

    private List<Event> judge(
            AccountBook account, OrderIntent intent, Optional<Denial> ruling, boolean keyed, Facts facts, Instant at) {
        OrderInitialized initialized = drafts.wanted(account.id(), intent, facts, at);
        Judge.Verdict verdict = judge.judge(account, initialized, intent, ruling, keyed, facts, at);
        List<Event> events = limits.over(at);
        events.add(initialized);
        events.addAll(verdict.findings());
        if (verdict.denial().isPresent()) {
            events.add(new OrderDenied(initialized.order(), verdict.denial().get(), at));
            verdict.trips().ifPresent(events::add);
            return events;
        }
        events.add(new OrderSubmitted(initialized.order(), at));
        intent.orderClass().ifPresent(group -> events.addAll(drafts.legs(initialized, group, at)));
        return events;
    }

    /** The other side of a position that was closed to be turned round; it is judged like every order. */
    private List<Event> openReverse(OpenReverse open, Facts facts, Instant at) {
        return book.plans().reversal(new PlanBook.Place(open.account(), open.symbol())).map(due -> {
            var events = new ArrayList<>(turned(due, facts, at));
            Optional<OrderId> order = events.stream()
                    .filter(OrderInitialized.class::isInstance)
                    .map(event -> ((OrderInitialized) event).order())
                    .findFirst();
            events.add(new ReverseOrdered(due.account(), due.symbol(), order, at));
            return (List<Event>) events;
        }).orElseGet(List::of);
    }

    private List<Event> turned(ReverseDue due, Facts facts, Instant at) {
        Optional<Signal> signal = due.origin()
                .flatMap(Origin::signal)
                .flatMap(id -> book.signals().find(due.account(), id))
                .map(SignalBook.Known::signal);
        if (signal.isPresent()) {
            return signals.open(due.account(), signal.get(), due.side(), facts, at);
        }
        OrderIntent intent = new OrderIntent(
                Optional.empty(), due.symbol(), due.side(), OrderAmount.units(due.quantity()), new OrderSpec.Market(),
                Drafts.dayWhereThereAreDays(facts.instrument().orElseThrow()));
        return judge(book.requireAccount(due.account()), intent, Optional.empty(), true, facts, at);
    }

    private List<Event> cancel(AccountId account, OrderId id, Instant at) {
        Optional<Order> order = book.order(id).filter(found -> found.account().equals(account));
        if (order.isEmpty()) {
            return List.of(new CommandRefused(new Denial.UnknownOrder(id), at));
        }
        OrderStatus status = order.get().status();
        return switch (status) {
            case DENIED, FILLED, REPLACED, CANCELED, EXPIRED, REJECTED ->
                List.of(new CommandRefused(new Denial.OrderNotOpen(id, status), at));
            case INITIALIZED, PENDING_REPLACE -> List.of(new CommandRefused(new Denial.ReplacePending(id), at));
            // A cancel that is already on its way needs no second one.
            case PENDING_CANCEL -> List.of();
            case HELD, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, DONE_FOR_DAY, SUSPENDED ->
                List.of(takenOff(order.get(), at));
        };
    }

    /** Who cancels an exit gives its group's protection up: all that is open of the group goes with it. */
    private static Event takenOff(Order order, Instant at) {
        return order.isExit()
                ? new GroupReleased(order.group().orElseThrow(), "the cancel of order " + order.id(), at)
                : new OrderPendingCancel(order.id(), at);
    }

    /** What a person knows of an order that nobody answers for. */
    private List<Event> resolve(AccountId account, OrderId id, String reason, Instant at) {
        Optional<Order> found = book.order(id).filter(order -> order.account().equals(account));
        if (found.isEmpty()) {
            return List.of(new CommandRefused(new Denial.UnknownOrder(id), at));
        }
        Order order = found.get();
        return switch (order.status()) {
            case SUBMITTED, IN_DOUBT, PENDING_CANCEL ->
                List.of(order.venueOrderId().isEmpty() && order.cumQty().isZero()
                        ? new OrderRejected(id, Rejection.notPlaced("resolved by a person: " + reason), at)
                        : new OrderCanceled(id, "resolved by a person: " + reason, at));
            case INITIALIZED, DENIED, HELD, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, FILLED, PENDING_REPLACE, REPLACED,
                    CANCELED, EXPIRED, REJECTED, DONE_FOR_DAY, SUSPENDED ->
                List.of(new CommandRefused(new Denial.OrderNotInDoubt(id, order.status()), at));
        };
    }

    private List<Event> adopt(AccountId id, String reason, Instant at) {
        Optional<AccountBook> account = book.account(id);
        if (account.isEmpty()) {
            return List.of(new CommandRefused(new Denial.UnknownAccount(id), at));
        }
        List<Break> breaks = account.get().link().breaks();
        Optional<Break> unlisted = breaks.stream().filter(found -> !found.isAdoptable()).findFirst();
        return unlisted.isPresent() && breaks.stream().noneMatch(Break::isAdoptable)
                ? List.of(new CommandRefused(new Denial.TradeUnlisted(id, unlisted.get().what(), unlisted.get().cause()), at))
                : Adoption.of(account.get(), account.get().cash(), breaks, "accepted by a person: " + reason, at);
    }

    private List<Event> cancelAll(AccountId account, Instant at) {
        if (book.account(account).isEmpty()) {
            return List.of(new CommandRefused(new Denial.UnknownAccount(account), at));
        }
        var released = new LinkedHashSet<OrderId>();
        var events = new ArrayList<Event>();
        for (Order order : book.openOrders()) {
            if (!order.account().equals(account) || !canBeTakenOff(order)) {
                continue;
            }
            if (order.group().isEmpty()) {
                events.add(new OrderPendingCancel(order.id(), at));
            } else if (released.add(order.group().get())) {
                events.add(new GroupReleased(order.group().get(), "the cancel of all orders", at));
            }
        }
        return events;
    }

    /** Whether a cancel of it can be asked for now. */
    static boolean canBeTakenOff(Order order) {
        return switch (order.status()) {
            case HELD, SUBMITTED, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, DONE_FOR_DAY, SUSPENDED -> true;
            case INITIALIZED, PENDING_CANCEL, PENDING_REPLACE -> false;
            case DENIED, FILLED, REPLACED, CANCELED, EXPIRED, REJECTED -> false;
        };
    }

    private List<Event> close(ClosePosition close, Facts facts, Instant at) {
        Optional<AccountBook> found = book.account(close.account());
        if (found.isEmpty()) {
            return List.of(new CommandRefused(new Denial.UnknownAccount(close.account()), at));
        }
        AccountBook account = found.get();
        Optional<Position> held = account.position(close.symbol()).filter(position -> !position.isFlat());
        if (held.isEmpty()) {
            return List.of(new CommandRefused(new Denial.NoPosition(close.account(), close.symbol()), at));
        }
        Position position = held.get();
        Quantity quantity = Portions.of(position, close.portion());
        if (quantity.isZero()) {
            var lot = position.instrument().rules().lot();
            return List.of(new CommandRefused(new Denial.QuantityOffLot(quantity, lot), at));
        }
        OrderIntent intent = new OrderIntent(
                close.clientOrderId(),
                close.symbol(),
                position.closingSide(),
                OrderAmount.units(quantity),
                new OrderSpec.Market(),
                Drafts.dayWhereThereAreDays(position.instrument()));
        Facts known =
                new Facts(Optional.of(position.instrument()), facts.quote(), facts.earlier(), facts.market());
        return judge(account, intent, notEnoughFree(account, position, quantity), true, known, at);
    }

    /** Closing must never open the other side, not even once the orders that are working have filled. */
    private static Optional<Denial> notEnoughFree(AccountBook account, Position position, Quantity closing) {
        Quantity free = account.exposure(position.instrument()).closable();
        Decimal held = position.quantity().abs().minus(free.value());
        return closing.isMoreThan(free)
                ? Optional.of(new Denial.InsufficientQuantity(
                        position.instrument().symbol(), closing, free, new Quantity(held)))
                : Optional.empty();
    }
}
