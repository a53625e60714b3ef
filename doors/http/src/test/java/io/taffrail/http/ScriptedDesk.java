package io.taffrail.http;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.id.WatchlistId;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.AccountEvent;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.ComplianceEvent;
import io.taffrail.model.journal.DeskEvent;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.PlanEvent;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.DeskStoppedException;
import io.taffrail.ports.Desks;
import io.taffrail.ports.Receipt;
import io.taffrail.views.Views;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A desk that decides by a script: it denies what the test has told it to deny, submits everything else, and lets the
 * test play the venue.
 */
final class ScriptedDesk implements Desks {
    static final AccountId PAPER = new AccountId("paper");
    static final AccountId SAVINGS = new AccountId("savings");

    private final StillMarket market;
    private final MemoryHistory history;
    private final Views views;
    private final ScriptedSignals signals = new ScriptedSignals();
    private final Map<String, String> requests = new HashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private Optional<Command.Once> keyed = Optional.empty();
    private Optional<Denial> nextDenial = Optional.empty();
    private boolean stopped;
    private long sequence;
    private long orders;

    ScriptedDesk(StillMarket market, MemoryHistory history, Views views) {
        this.market = market;
        this.history = history;
        this.views = views;
        open(PAPER, AccountKind.MARGIN);
        open(SAVINGS, AccountKind.CASH);
    }

    synchronized List<Command> commands() {
        return List.copyOf(commands);
    }

    synchronized void denyNext(Denial denial) {
        nextDenial = Optional.of(denial);
    }

    /** Refuses the next change of a watchlist. */
    synchronized void refuseNextChange(Denial denial) {
        nextDenial = Optional.of(denial);
    }

    synchronized void stop() {
        stopped = true;
    }

    @Override
    public synchronized Receipt submit(Command command, Cause cause) {
        if (stopped) {
            throw new DeskStoppedException("what: the desk stopped; why: the disk is full; fix: free space, start again");
        }
        commands.add(command);
        return command instanceof Command.Once once ? once(once) : decided(command);
    }

    /** As the desk does: a key is acted on once. */
    private Receipt once(Command.Once once) {
        var first = Optional.ofNullable(requests.putIfAbsent(once.account() + "/" + once.key(), once.fingerprint()));
        if (first.isEmpty()) {
            keyed = Optional.of(once);
            return decided(once.command());
        }
        return entry(once, List.of(
                first.get().equals(once.fingerprint())
                        ? new DeskEvent.RequestRepeated(once.account(), once.key(), StillMarket.NOW)
                        : new DeskEvent.CommandRefused(new Denial.RequestKeyTaken(once.key()), StillMarket.NOW)));
    }

    private Receipt decided(Command command) {
        return switch (command) {
            case Command.SubmitOrder submit ->
                order(submit, submit.account(), submit.intent(), nextDenial.or(submit::ruling));
            case Command.ReplaceOrder replace -> replace(replace);
            case Command.ConfigureAccount(var account, var change) -> {
                var before = views.accounts().find(account).orElseThrow().configuration();
                yield entry(command, List.of(
                        new AccountEvent.AccountConfigured(account, before.with(change), StillMarket.NOW)));
            }
            case Command.ChangeWatchlist(var account, var change) -> entry(command, List.of(watch(account, change)));
            case Command.CancelOrder cancel -> cancel(cancel);
            case Command.CancelAllOrders all -> {
                List<Event> events = new ArrayList<>();
                views.blotter().list(io.taffrail.ports.OrderQuery.of(all.account(), io.taffrail.ports.OrderQuery.Scope.OPEN, 500))
                        .stream()
                        .filter(order -> !isBeingReplaced(order.status()))
                        .forEach(order -> events.add(new OrderEvent.OrderPendingCancel(order.id(), StillMarket.NOW)));
                var receipt = entry(command, events);
                events.forEach(event -> venueCancels(((OrderEvent) event).order()));
                yield receipt;
            }
            case Command.ClosePosition close -> {
                Position position = views.positions().find(close.account(), close.symbol()).orElseThrow().position();
                Quantity quantity = switch (close.portion()) {
                    case Command.Portion.Whole _ -> new Quantity(position.quantity().abs());
                    case Command.Portion.Units(var units) -> units;
                    case Command.Portion.Percentage(var share) -> throw new IllegalStateException("not scripted: " + share);
                };
                var intent = new OrderIntent(
                        close.clientOrderId(), close.symbol(), position.closingSide(), OrderAmount.units(quantity),
                        new OrderSpec.Market(), TimeInForce.DAY);
                yield order(close, close.account(), intent, Optional.empty());
            }
            case Command.ImportRules(var pack) ->
                entry(command, List.of(new ComplianceEvent.RulesImported(pack, StillMarket.NOW)));
            case Command.DropRules(var name, var reason) -> entry(command, List.of(views.rules().find(name).isPresent()
                    ? new ComplianceEvent.RulesDropped(name, reason, StillMarket.NOW)
                    : new DeskEvent.CommandRefused(new Denial.UnknownRules(name), StillMarket.NOW)));
            case Command.KeepStrategy _, Command.KeepHook _, Command.DropHook _, Command.SendSignal _,
                    Command.ApproveSignal _, Command.RejectSignal _, Command.RefuseDelivery _ ->
                entry(command, signals.decide(command));
            case Command.Halt(var scope, var level, var reason) ->
                guarded(command, List.of(new HaltEvent.TradingHalted(scope, level, reason, StillMarket.NOW)));
            case Command.Resume(var scope, var reason) ->
                guarded(command, List.of(new HaltEvent.TradingResumed(scope, reason, StillMarket.NOW)));
            case Command.Flatten(var scope, var reason) -> guarded(command, List.of(
                    new HaltEvent.TradingHalted(scope, HaltLevel.ENTRIES, reason, StillMarket.NOW),
                    new HaltEvent.FlattenBegun(scope, reason, StillMarket.NOW)));
            case Command.Heartbeat(var strategy, var within) -> guarded(command, List.of(within
                    .<Event>map(time -> new HaltEvent.HeartbeatKept(
                            strategy, time, StillMarket.NOW.plus(time), StillMarket.NOW))
                    .orElseGet(() -> new HaltEvent.HeartbeatEnded(strategy, StillMarket.NOW))));
            case Command.ProtectPosition(var account, var symbol, var protection) ->
                guarded(command, protection.exitAt().<List<Event>>map(due ->
                        List.of(new PlanEvent.ExitTimed(account, symbol, due, StillMarket.NOW))).orElseGet(List::of));
            case Command.ExitPosition exit -> closing(command, exit.account(), exit.symbol());
            case Command.ReversePosition reverse -> closing(command, reverse.account(), reverse.symbol());
            case Command.OpenReverse _, Command.OpenDesk _, Command.OpenAccount _, Command.SetBuyingPowerCheck _, Command.Once _,
                    Command.ResolveOrder _, Command.AdoptBreaks _, Command.SetLimits _, Command.LiftLimit _, Command.RearmRule _,
                    Command.Rebalance _, Command.RebalanceNext _, Command.GoOnWithSignal _ ->
                throw new IllegalStateException("a door does not send " + command);
        };
    }

    /** What a guard decides, or the refusal that was set for it. */
    private Receipt guarded(Command command, List<Event> events) {
        Optional<Denial> denial = nextDenial;
        nextDenial = Optional.empty();
        return entry(command, denial
                .<List<Event>>map(reason -> List.of(new DeskEvent.CommandRefused(reason, StillMarket.NOW)))
                .orElse(events));
    }

    private Receipt closing(Command command, AccountId account, Symbol symbol) {
        if (nextDenial.isPresent()) {
            return guarded(command, List.of());
        }
        Position position = views.positions().find(account, symbol).orElseThrow().position();
        return order(command, account, new OrderIntent(
                Optional.empty(), symbol, position.closingSide(), OrderAmount.units(new Quantity(position.quantity().abs())),
                new OrderSpec.Market(), TimeInForce.DAY), Optional.empty());
    }

    private Event watch(AccountId account, Watchlist.Change change) {
        if (nextDenial.isPresent()) {
            var refused = new DeskEvent.CommandRefused(nextDenial.get(), StillMarket.NOW);
            nextDenial = Optional.empty();
            return refused;
        }
        var lists = views.watchlists();
        return switch (change) {
            case Watchlist.Change.Create(var name, var symbols) -> kept(account, new Watchlist(
                    WatchlistId.derived(new Identity("test"), new DeskId("main"), ++sequence), name, symbols,
                    StillMarket.NOW, StillMarket.NOW));
            case Watchlist.Change.Update(var id, var name, var symbols) ->
                kept(account, lists.find(account, id).orElseThrow().changed(name, symbols, StillMarket.NOW));
            case Watchlist.Change.Add(var id, var symbol) ->
                kept(account, lists.find(account, id).orElseThrow().with(symbol, StillMarket.NOW));
            case Watchlist.Change.Remove(var id, var symbol) ->
                kept(account, lists.find(account, id).orElseThrow().without(symbol, StillMarket.NOW));
            case Watchlist.Change.Delete(var id) -> new AccountEvent.WatchlistDeleted(account, id, StillMarket.NOW);
        };
    }

    private static Event kept(AccountId account, Watchlist list) {
        return new AccountEvent.WatchlistKept(account, list, StillMarket.NOW);
    }

    /** The venue takes the order. */
    synchronized void venueAccepts(OrderId order) {
        entry(new OrderEvent.OrderAccepted(order, new VenueOrderId("V" + order.value().substring(0, 8)), StillMarket.NOW));
    }

    /** The venue trades some of the order. */
    synchronized void venueFills(OrderId id, String quantity, String price, boolean complete) {
        Order order = views.blotter().find(id).orElseThrow();
        var fill = new Fill(
                new TradeId("T" + (sequence + 1)), Quantity.of(quantity), Price.of(price),
                order.instrument().currency().zero(), Liquidity.TAKER, StillMarket.NOW);
        Position before = views.positions()
                .find(order.account(), order.symbol())
                .map(holding -> holding.position())
                .orElseGet(() -> Position.flat(order.instrument()));
        var change = before.apply(order.side(), fill);
        Money cash = views.accounts().find(order.account()).orElseThrow().balance().cash();
        Money worth = order.instrument().worth(fill.lastPx(), fill.lastQty(), java.math.RoundingMode.HALF_EVEN);
        Money moved = order.side() == Side.BUY ? worth.negated() : worth;
        entry(
                new OrderEvent.OrderFilled(id, fill, complete, StillMarket.NOW),
                new PositionEvent.PositionChanged(order.account(), change.position(), change.realised(), StillMarket.NOW),
                new AccountEvent.BalanceChanged(order.account(), moved, cash.plus(moved), "trade", StillMarket.NOW));
    }

    /** The house sends legs that have waited. */
    synchronized void legsAreSent(OrderId... legs) {
        entry(List.of(legs).stream().map(leg -> new OrderEvent.OrderSubmitted(leg, StillMarket.NOW)).toArray(Event[]::new));
    }

    /** The venue puts the order that was to replace another in its place. */
    synchronized void venueReplaces(OrderId old) {
        Order order = views.blotter().find(old).orElseThrow();
        OrderId by = order.becoming().orElseThrow().by();
        entry(
                new OrderEvent.OrderReplaced(old, by, StillMarket.NOW),
                new OrderEvent.OrderCarriedOver(
                        by, old, order.venueOrderId().orElseThrow(), order.cumQty(), order.avgPx(), order.traded(),
                        order.triggered(), order.trailMark(), StillMarket.NOW));
    }

    synchronized void venueRefusesToReplace(OrderId old) {
        OrderId by = views.blotter().find(old).orElseThrow().becoming().orElseThrow().by();
        entry(
                new OrderEvent.OrderReplaceRejected(old, by, "it has traded", StillMarket.NOW),
                new OrderEvent.OrderRejected(by, new Rejection("REPLACE_REJECTED", "it has traded"), StillMarket.NOW));
    }

    synchronized void venueCancels(OrderId order) {
        entry(new OrderEvent.OrderCanceled(order, "the venue said so", StillMarket.NOW));
    }

    private Receipt cancel(Command.CancelOrder cancel) {
        OrderStatus status = views.blotter().find(cancel.order()).orElseThrow().status();
        if (status.isTerminal()) {
            return entry(cancel, List.of(new DeskEvent.CommandRefused(
                    new Denial.OrderNotOpen(cancel.order(), status), StillMarket.NOW)));
        }
        if (isBeingReplaced(status)) {
            return entry(cancel, List.of(new DeskEvent.CommandRefused(
                    new Denial.ReplacePending(cancel.order()), StillMarket.NOW)));
        }
        return entry(cancel, List.of(new OrderEvent.OrderPendingCancel(cancel.order(), StillMarket.NOW)));
    }

    private Receipt order(Command command, AccountId account, OrderIntent intent, Optional<Denial> denial) {
        nextDenial = Optional.empty();
        OrderId id = nextId();
        var first = new OrderEvent.OrderInitialized(
                id, orders, account, intent.clientOrderId().orElse(new ClientOrderId("ours-" + orders)),
                InstrumentDefaults.of(intent.symbol()), intent.side(), intent.amount(), intent.spec(),
                intent.timeInForce(), market.quote(intent.symbol()).map(quote -> quote.farSide(intent.side())),
                intent.expireTime(), intent.instructions(),
                intent.orderClass().map(kind -> new GroupLink(id, kind.kind(), kind.role())), Optional.empty(),
                StillMarket.NOW);
        List<Event> events = new ArrayList<>();
        events.add(first);
        if (denial.isPresent()) {
            events.add(new OrderEvent.OrderDenied(id, denial.get(), StillMarket.NOW));
        } else {
            events.add(new OrderEvent.OrderSubmitted(id, StillMarket.NOW));
            intent.orderClass().ifPresent(kind -> kind.exits().forEach(exit -> leg(first, kind, exit, events)));
        }
        return entry(command, events);
    }

    private void leg(OrderEvent.OrderInitialized first, OrderClass kind, Exit exit, List<Event> events) {
        OrderId id = nextId();
        boolean waits = !kind.role().isExit();
        events.add(new OrderEvent.OrderInitialized(
                id, orders, first.account(), new ClientOrderId("ours-" + orders), first.instrument(),
                waits ? first.side().opposite() : first.side(), first.amount(), exit.spec(), first.timeInForce(),
                Optional.empty(), first.expireTime(), Set.of(Instruction.REDUCE_ONLY),
                Optional.of(new GroupLink(first.order(), kind.kind(), exit.role())), Optional.empty(), StillMarket.NOW));
        events.add(waits
                ? new OrderEvent.OrderHeld(id, StillMarket.NOW)
                : new OrderEvent.OrderSubmitted(id, StillMarket.NOW));
    }

    private Receipt replace(Command.ReplaceOrder replace) {
        if (nextDenial.isPresent()) {
            var refused = new DeskEvent.CommandRefused(nextDenial.get(), StillMarket.NOW);
            nextDenial = Optional.empty();
            return entry(replace, List.of(refused));
        }
        Order order = views.blotter().find(replace.order()).orElseThrow();
        var changes = replace.changes();
        OrderId id = nextId();
        var next = new OrderEvent.OrderInitialized(
                id, orders, order.account(), changes.clientOrderId().orElse(new ClientOrderId("ours-" + orders)),
                order.instrument(), order.side(),
                changes.quantity().map(OrderAmount::units).orElse(order.amount()),
                changes.of(order.spec()).orElseThrow(), changes.timeInForce().orElse(order.timeInForce()),
                order.reference(), changes.expireTime().or(order::expireTime), order.instructions(), order.link(),
                Optional.of(order.id()), StillMarket.NOW);
        return order.status() == OrderStatus.HELD
                ? entry(replace, List.of(
                        next,
                        new OrderEvent.OrderReplaced(order.id(), id, StillMarket.NOW),
                        new OrderEvent.OrderHeld(id, StillMarket.NOW)))
                : entry(replace, List.of(
                        next,
                        new OrderEvent.OrderPendingReplace(
                                order.id(), id, next.amount(), next.spec(), StillMarket.NOW)));
    }

    private OrderId nextId() {
        return OrderId.derived(new Identity("test"), new DeskId("main"), ++orders);
    }

    private static boolean isBeingReplaced(OrderStatus status) {
        return status == OrderStatus.PENDING_REPLACE || status == OrderStatus.INITIALIZED;
    }

    private void open(AccountId id, AccountKind kind) {
        var account = new Account(id, "paper", Mode.PAPER, kind, true, Money.usd("100000"), StillMarket.NOW);
        entry(new Command.OpenAccount(account), List.of(
                new AccountEvent.AccountOpened(account, StillMarket.NOW),
                new AccountEvent.BalanceChanged(
                        id, account.startingCash(), account.startingCash(), "starting cash", StillMarket.NOW)));
    }

    private void entry(Event... events) {
        tell(new Entry(++sequence, StillMarket.NOW, Cause.broker("paper"), new Input.MarksObserved(List.of()), List.of(events)));
    }

    private Receipt entry(Command inner, List<Event> decided) {
        Command command = keyed.<Command>map(once -> once).orElse(inner);
        var events = new ArrayList<>(decided);
        keyed.ifPresent(once -> events.add(
                new DeskEvent.RequestKept(once.account(), once.key(), once.fingerprint(), StillMarket.NOW)));
        keyed = Optional.empty();
        var entry = new Entry(++sequence, StillMarket.NOW, Cause.DESK, new Input.CommandTaken(command, Facts.NONE), events);
        tell(entry);
        return new Receipt(entry);
    }

    private void tell(Entry entry) {
        history.onEntry(entry);
        views.onEntry(entry);
    }
}
