package io.taffrail.views;

import io.taffrail.model.compliance.RuleBook;
import io.taffrail.model.journal.AccountEvent;
import io.taffrail.model.journal.ComplianceEvent;
import io.taffrail.model.journal.DeskEvent;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent;
import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.LinkEvent;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.PlanEvent;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.journal.RebalanceEvent;
import io.taffrail.model.journal.RiskEvent;
import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.order.Order;
import io.taffrail.ports.EntryListener;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.OrderHistory;
import io.taffrail.views.executions.Markouts;
import io.taffrail.views.signals.Hooks;
import io.taffrail.views.signals.Signals;
import java.util.HashMap;
import java.util.Optional;

/**
 * All views of one desk, folded together from its entries: one thread writes, any thread reads.
 *
 * <p>Each event costs the same however long the journal is. A reader may see an entry half folded for a moment, but
 * never after the reply to the command that caused it.
 */
public final class Views implements EntryListener {
    private final Ledgers ledgers = new Ledgers();
    private final Blotter blotter;
    private final Accounts accounts;
    private final Positions positions;
    private final StrategyPositions strategyPositions;
    private final TradeUpdates tradeUpdates;
    private final EntryFeed entries = new EntryFeed();
    private final Markouts markouts;
    private final Requests requests = new Requests();
    private final Watchlists watchlists = new Watchlists();
    private final Links links = new Links();
    private final Halts halts = new Halts();
    private final Controls controls = new Controls();
    private volatile RuleBook rules = RuleBook.EMPTY;
    private final Signals signals = new Signals();
    private final Hooks hooks = new Hooks();

    /** @param history where orders are found that the views no longer remember */
    public Views(OrderHistory history, MarketData market) {
        var marks = new Marks(market);
        this.blotter = new Blotter(history, ledgers);
        this.accounts = new Accounts(ledgers, marks);
        this.positions = new Positions(ledgers, marks);
        this.strategyPositions = new StrategyPositions(marks);
        this.tradeUpdates = new TradeUpdates(blotter);
        this.markouts = new Markouts(market);
    }

    public Blotter blotter() {
        return blotter;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Positions positions() {
        return positions;
    }

    public StrategyPositions strategyPositions() {
        return strategyPositions;
    }

    public TradeUpdates tradeUpdates() {
        return tradeUpdates;
    }

    /** Every entry as it comes, for those who follow the whole desk. */
    public EntryFeed entries() {
        return entries;
    }

    public Markouts markouts() {
        return markouts;
    }

    public Links links() {
        return links;
    }

    /** What is halted. */
    public Halts halts() {
        return halts;
    }

    /** What limits have done. */
    public Controls controls() {
        return controls;
    }

    /** The rule packs that apply. */
    public RuleBook rules() {
        return rules;
    }

    public Requests requests() {
        return requests;
    }

    public Watchlists watchlists() {
        return watchlists;
    }

    public Signals signals() {
        return signals;
    }

    public Hooks hooks() {
        return hooks;
    }

    @Override
    public void onEntry(Entry entry) {
        ledgers.timeIs(entry.at());
        for (Event event : entry.events()) {
            if (event instanceof DeskEvent.RequestKept request) {
                requests.onRequest(request, entry.sequence());
            } else if (event instanceof SignalEvent signal) {
                signals.onSignal(signal, entry.sequence());
                hooks.onSignal(signal);
            }
        }
        // Asked once: who begins to follow while an entry is folded is told from the next one on.
        if (tradeUpdates.isFollowed()) {
            var steps = new HashMap<Integer, Order>();
            for (int i = 0; i < entry.events().size(); i++) {
                int index = i;
                fold(entry.events().get(i)).ifPresent(order -> steps.put(index, order));
            }
            tradeUpdates.publish(entry, steps);
        } else {
            entry.events().forEach(this::fold);
        }
        entries.publish(entry);
    }

    /** The order after the event, where it is an order's and memory has the order. */
    private Optional<Order> fold(Event event) {
        switch (event) {
            case OrderEvent order         -> { return fold(order); }
            case PositionEvent position   -> {
                ledgers.onPosition(position);
                strategyPositions.onPosition(position);
                halts.onPosition(position);
            }
            case PlanEvent plan           -> halts.onPlan(plan);
            case HaltEvent halt           -> {
                halts.onHalt(halt);
                controls.onHalt(halt);
            }
            case RiskEvent risk           -> controls.onRisk(risk);
            case AccountEvent account     -> {
                ledgers.onAccount(account);
                watchlists.onAccount(account);
                if (account instanceof AccountEvent.BalanceChanged moved) {
                    strategyPositions.onBalance(moved);
                }
            }
            case LinkEvent link           -> links.onLink(link);
            case DeskEvent.MarksChanged m -> ledgers.onMarks(m);
            case DeskEvent.DeskOpened _, DeskEvent.CommandRefused _, DeskEvent.DayCarried _, GroupEvent _, SignalEvent _ -> {}
            case DeskEvent.RequestKept _, DeskEvent.RequestRepeated _ -> {}
            case RebalanceEvent _         -> {}
            case ComplianceEvent rules    -> this.rules = this.rules.apply(rules);
        }
        return Optional.empty();
    }

    private Optional<Order> fold(OrderEvent event) {
        Optional<Order> before = event instanceof OrderInitialized ? Optional.empty() : blotter.remembered(event.order());
        Optional<Order> after = blotter.apply(event, before);
        after.ifPresent(order -> ledgers.onOrder(before, order));
        if (event instanceof OrderEvent.OrderFilled filled) {
            after.or(() -> blotter.find(event.order())).ifPresent(order -> {
                strategyPositions.onFill(filled, order);
                markouts.onFill(order, filled.fill(), filled.at());
            });
        }
        return after;
    }
}
