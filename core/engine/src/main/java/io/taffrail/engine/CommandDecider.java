package io.taffrail.engine;

import io.taffrail.engine.risk.Proposal;
import io.taffrail.engine.risk.RiskEngine;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.Configuration;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.AccountEvent.AccountConfigured;
import io.taffrail.model.journal.AccountEvent.AccountOpened;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.AccountEvent.BuyingPowerCheckSet;
import io.taffrail.model.journal.Command.AdoptBreaks;
import io.taffrail.model.journal.Command.CancelAllOrders;
import io.taffrail.model.journal.Command.CancelOrder;
import io.taffrail.model.journal.Command.ClosePosition;
import io.taffrail.model.journal.Command.ChangeWatchlist;
import io.taffrail.model.journal.Command.ConfigureAccount;
import io.taffrail.model.journal.Command.Once;
import io.taffrail.model.journal.Command.OpenAccount;
import io.taffrail.model.journal.Command.OpenDesk;
import io.taffrail.model.journal.Command.Portion;
import io.taffrail.model.journal.Command.ReplaceOrder;
import io.taffrail.model.journal.Command.ResolveOrder;
import io.taffrail.model.journal.Command.SetBuyingPowerCheck;
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
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.position.Position;
import io.taffrail.model.statement.Break;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Decides on what persons and programs ask. */
final class CommandDecider {
    private final Book book;
    private final Drafts drafts;
    private final RiskEngine risk = RiskEngine.standard();
    private final ReplaceDecider replaces;
    private final WatchlistDecider watchlists;

    CommandDecider(Book book, Drafts drafts) {
        this.book = book;
        this.drafts = drafts;
        replaces = new ReplaceDecider(book, drafts, risk);
        watchlists = new WatchlistDecider(book);
    }

    List<Event> decide(Command command, Facts facts, Instant at) {
        return switch (command) {
            case OpenDesk(var identity, var desk, var source) -> List.of(new DeskOpened(identity, desk, source, at));
            case OpenAccount(var account) -> open(account, at);
            case SetBuyingPowerCheck(var account, var checked) -> List.of(setCheck(account, checked, at));
            case ConfigureAccount(var account, var change) -> configure(account, change, at);
            case ChangeWatchlist(var account, var change) -> changeWatchlist(account, change, at);
            case SubmitOrder submit -> submit(submit, facts, at);
            case CancelOrder(var account, var order) -> cancel(account, order, at);
            case ReplaceOrder replace -> replaces.decide(replace, facts, at);
            case CancelAllOrders(var account) -> cancelAll(account, at);
            case ClosePosition close -> close(close, facts, at);
            case Once once -> once(once, facts, at);
            case ResolveOrder(var account, var order, var reason) -> resolve(account, order, reason, at);
            case AdoptBreaks(var account, var reason) -> adopt(account, reason, at);
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
        var events = new ArrayList<>(decide(once.command(), facts, at));
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

    private List<Event> submit(SubmitOrder submit, Facts facts, Instant at) {
        Optional<AccountBook> account = book.account(submit.account());
        return account.isEmpty()
                ? List.of(new CommandRefused(new Denial.UnknownAccount(submit.account()), at))
                : judge(account.get(), submit.intent(), submit.ruling(), facts, at);
    }

    private List<Event> judge(
            AccountBook account, OrderIntent intent, Optional<Denial> ruling, Facts facts, Instant at) {
        OrderInitialized initialized = drafts.wanted(account.id(), intent, facts, at);
        Proposal proposal = new Proposal(
                Order.of(initialized),
                account.account(),
                account.configuration(),
                account.exposure(initialized.instrument()),
                account.balance(),
                facts.quote(),
                account.link(),
                account.inDoubt(),
                book.openOrRecent(account.id(), initialized.clientOrderId()).or(facts::earlier));
        Optional<Denial> denial =
                ruling.or(() -> Exits.check(intent)).or(() -> risk.check(proposal));
        if (denial.isPresent()) {
            return List.of(initialized, new OrderDenied(initialized.order(), denial.get(), at));
        }
        var events = new ArrayList<Event>(2);
        events.add(initialized);
        events.add(new OrderSubmitted(initialized.order(), at));
        intent.orderClass().ifPresent(group -> events.addAll(drafts.legs(initialized, group, at)));
        return events;
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
                        ? new OrderRejected(id, new Rejection("NOT_PLACED", "resolved by a person: " + reason), at)
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

    private static boolean canBeTakenOff(Order order) {
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
        Quantity quantity = portionOf(position, close.portion());
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
                dayWhereThereAreDays(position.instrument()));
        Facts known = new Facts(Optional.of(position.instrument()), facts.quote(), facts.earlier());
        return judge(account, intent, notEnoughFree(account, position, quantity), known, at);
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

    private static Quantity portionOf(Position position, Portion portion) {
        Decimal whole = position.quantity().abs();
        return switch (portion) {
            case Portion.Whole _ -> new Quantity(whole);
            case Portion.Units(var quantity) -> quantity;
            case Portion.Percentage(var percent) ->
                position.instrument()
                        .rules()
                        .roundedDown(whole.times(percent.times(Decimal.of("0.01")), 9, RoundingMode.DOWN));
        };
    }

    private static TimeInForce dayWhereThereAreDays(Instrument instrument) {
        return instrument.assetClass() == AssetClass.US_EQUITY ? TimeInForce.DAY : TimeInForce.GTC;
    }
}
