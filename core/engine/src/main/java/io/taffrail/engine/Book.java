package io.taffrail.engine;

import io.taffrail.engine.risk.LimitBook;
import io.taffrail.model.account.Pool;
import io.taffrail.model.compliance.RuleBook;
import io.taffrail.model.halt.Halt;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.AccountEvent.AccountConfigured;
import io.taffrail.model.journal.AccountEvent.AccountOpened;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.AccountEvent.BuyingPowerCheckSet;
import io.taffrail.model.journal.AccountEvent.WatchlistDeleted;
import io.taffrail.model.journal.AccountEvent.WatchlistKept;
import io.taffrail.model.journal.AccountEvent;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.DeskEvent.DayCarried;
import io.taffrail.model.journal.DeskEvent.DeskOpened;
import io.taffrail.model.journal.DeskEvent.MarksChanged;
import io.taffrail.model.journal.DeskEvent.RequestKept;
import io.taffrail.model.journal.DeskEvent.RequestRepeated;
import io.taffrail.model.journal.DeskEvent;
import io.taffrail.model.journal.ComplianceEvent;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent;
import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.LinkEvent;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.PlanEvent;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.journal.RebalanceEvent;
import io.taffrail.model.journal.RiskEvent;
import io.taffrail.model.journal.SignalEvent.StrategyKept;
import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The state of one desk, made by its events alone; one thread at a time. */
public final class Book {
    private final OrderBook orders = new OrderBook();
    private final RequestKeys requests = new RequestKeys();
    private final GroupBook groups = new GroupBook();
    private final LimitBook limits = new LimitBook();
    private final HaltBook halts = new HaltBook();
    private final PlanBook plans = new PlanBook();
    private final WatchlistBook watchlists = new WatchlistBook();
    private final StrategyBook strategies = new StrategyBook();
    private final SignalBook signals = new SignalBook();
    private RuleBook rules = RuleBook.EMPTY;
    private final RebalanceBook rebalances = new RebalanceBook();
    private final Map<AccountId, AccountBook> accounts = new LinkedHashMap<>();
    private Optional<DeskOpened> opened = Optional.empty();
    private Optional<LocalDate> carriedThrough = Optional.empty();

    void apply(Event event) {
        switch (event) {
            case DeskEvent desk -> desk(desk);
            case AccountEvent account -> account(account);
            case OrderEvent order -> order(order);
            case GroupEvent group -> groups.apply(group);
            case PositionEvent position -> {
                requireAccount(position.account()).apply(position);
                plans.apply(position);
            }
            case PlanEvent plan -> plan(plan);
            case HaltEvent halt -> halts.apply(halt);
            case RebalanceEvent rebalance -> rebalances.apply(rebalance);
            case ComplianceEvent rule -> rules = rules.apply(rule);
            case LinkEvent link -> requireAccount(link.account()).apply(link);
            case StrategyKept kept -> strategies.apply(kept);
            case SignalEvent signal -> signals.apply(signal);
            case RiskEvent risk -> limits.apply(risk);
        }
    }

    private void desk(DeskEvent event) {
        switch (event) {
            case DeskOpened first when opened.isPresent() ->
                throw new IllegalStateException("the desk was opened already, and again at " + first.at());
            case DeskOpened first -> opened = Optional.of(first);
            case MarksChanged(var marks, _) -> {
                accounts.values().forEach(account -> account.mark(marks));
                strategies.mark(marks);
            }
            case RequestKept request -> requests.apply(request);
            case CommandRefused _, RequestRepeated _ -> {}
            case DayCarried(var date, _) -> carriedThrough = Optional.of(date);
        }
    }

    private void account(AccountEvent event) {
        switch (event) {
            case AccountOpened(var account, _) -> {
                if (accounts.putIfAbsent(account.id(), new AccountBook(account)) != null) {
                    throw new IllegalStateException("account " + account.id() + " was opened already");
                }
            }
            case BuyingPowerCheckSet(var id, var checked, _) -> requireAccount(id).setBuyingPowerCheck(checked);
            case AccountConfigured(var id, var configuration, _) -> requireAccount(id).configure(configuration);
            case WatchlistKept kept -> watchlists.apply(kept);
            case WatchlistDeleted deleted -> watchlists.apply(deleted);
            case BalanceChanged balance -> {
                requireAccount(balance.account()).apply(balance);
                ladders().apply(balance, Pool.of(requireAccount(balance.account()).account()));
            }
        }
    }

    private void order(OrderEvent event) {
        Optional<Order> before = orders.find(event.order());
        Order after = orders.apply(event);
        AccountBook account = requireAccount(after.account());
        strategies.move(before, after, event, account.exposure(after.instrument()).position());
        account.move(before, after, event);
        groups.apply(event, after);
        pace(after, event);
        plans.apply(event, after);
        halts.apply(event, after);
    }

    private void pace(Order order, OrderEvent event) {
        if (event instanceof OrderSubmitted || event instanceof OrderPendingReplace) {
            limits.sent(order, strategyOf(order), event.at());
        } else if (event instanceof OrderFilled && order.fills() == 1) {
            limits.executed(order, strategyOf(order), event.at());
        }
    }

    private void plan(PlanEvent event) {
        plans.apply(event);
        if (event instanceof PlanEvent.CloseOrdered ordered) {
            halts.apply(ordered, order(ordered.order()).flatMap(Order::strategy));
        }
    }

    /** The name of the strategy whose order it is, where it is one's. */
    static Optional<String> strategyOf(Order order) {
        return order.strategy().map(StrategyId::value);
    }

    /** The limits of the desk. */
    public LimitBook limits() {
        return limits;
    }

    /** Whether the journal has its first entry. */
    public boolean isOpen() {
        return opened.isPresent();
    }

    public Identity identity() {
        return first().identity();
    }

    public DeskId desk() {
        return first().desk();
    }

    /** The market that the desk's prices come from. */
    public MarketSource source() {
        return first().source();
    }

    /** The last day for which holding something over it is booked, where there is one. */
    Optional<LocalDate> carriedThrough() {
        return carriedThrough;
    }

    public Optional<AccountBook> account(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    public Collection<AccountBook> accounts() {
        return Collections.unmodifiableCollection(accounts.values());
    }

    /** The open orders, oldest first. */
    public Collection<Order> openOrders() {
        return orders.open();
    }

    /** An order that is open, or was until lately. */
    public Optional<Order> order(OrderId id) {
        return orders.find(id);
    }

    /** The reduce-only orders that work alone for an account in a symbol, oldest first. */
    Collection<Order> reduceOnly(AccountId account, Symbol symbol) {
        return orders.reduceOnly(account, symbol);
    }

    /**
     * The first of one's own orders that an order of that side would trade with.
     *
     * @param to how far it goes; empty where it trades at any price
     * @param counts whether an order is looked at
     */
    Optional<Order> meeting(Symbol symbol, Side side, Optional<Price> to, Predicate<Order> counts) {
        return orders.resting().meeting(symbol, side, to, counts);
    }

    /** How many units of a position an order of this side could close, whatever else works. */
    Decimal closable(AccountId account, Symbol symbol, Side side) {
        Decimal held = requireAccount(account).position(symbol).map(Position::quantity).orElse(Decimal.ZERO);
        return switch (side) {
            case BUY  -> held.negated().max(Decimal.ZERO);
            case SELL -> held.max(Decimal.ZERO);
        };
    }

    GroupBook groups() {
        return groups;
    }

    /** The halt that keeps an order here which was wanted before it and has not left: one that would open a position. */
    public Optional<Halt> haltOf(Order order) {
        Decimal closable = closable(order.account(), order.symbol(), order.side());
        boolean closes = order.isExit()
                || order.has(Instruction.REDUCE_ONLY)
                || order.orderQty().filter(quantity -> quantity.value().compareTo(closable) <= 0).isPresent();
        return closes ? Optional.empty() : halts.stopping(order.account(), order.strategy());
    }

    /** What is halted. */
    HaltBook halts() {
        return halts;
    }

    /** From which equity losses are measured. */
    LadderBook ladders() {
        return halts.ladders();
    }

    /** What the house is doing with positions. */
    PlanBook plans() {
        return plans;
    }

    WatchlistBook watchlists() {
        return watchlists;
    }

    /** The strategies, and what each of them holds. */
    public StrategyBook strategies() {
        return strategies;
    }

    /** The signals that came lately, and the hooks. */
    public SignalBook signals() {
        return signals;
    }

    /** The rebalances under way. */
    RebalanceBook rebalances() {
        return rebalances;
    }

    /** The rule packs that apply. */
    RuleBook rules() {
        return rules;
    }

    /** The order of that client order id, where it is open or was until lately. */
    public Optional<OrderId> openOrRecent(AccountId account, ClientOrderId clientOrderId) {
        return orders.find(account, clientOrderId);
    }

    /** The order that the venue calls so, where it is open or was until lately. */
    Optional<OrderId> openOrRecent(AccountId account, VenueOrderId id) {
        return orders.find(account, id);
    }

    /** How many orders the desk has had. */
    public long ordersSoFar() {
        return orders.count();
    }

    /** The keys of the requests that were acted on lately. */
    RequestKeys requests() {
        return requests;
    }

    boolean isKnown(OrderId order, TradeId trade) {
        return orders.isKnown(order, trade);
    }

    Optional<Order> bookedTo(AccountId account, Symbol symbol, TradeId trade) {
        return orders.bookedTo(account, symbol, trade);
    }

    Order require(OrderId id) {
        return orders.find(id).orElseThrow(() -> new IllegalStateException("no order " + id + " is open"));
    }

    AccountBook requireAccount(AccountId id) {
        AccountBook account = accounts.get(id);
        if (account == null) {
            throw new IllegalStateException("there is no account " + id);
        }
        return account;
    }

    private DeskOpened first() {
        return opened.orElseThrow(() -> new IllegalStateException("the desk is not open"));
    }
}
