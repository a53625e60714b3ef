package io.taffrail.exchange;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.RoundTheClock;
import io.taffrail.model.instrument.TradingCalendar;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The paper exchange: each order trades alone against the quotes that it sees, in the order in which orders came.
 *
 * <p>One thread at a time. It has no clock: an order's time is its own, a quote's time is the quote's.
 */
public final class Exchange {
    /** How many orders that are over are remembered, so that one offered again is not taken again. */
    private static final int REMEMBERED = 4_096;

    /** Every instrument trades around the clock here, and its day ends at 17:00 in New York. */
    private static final TradingCalendar DAYS = new RoundTheClock();

    private final Consumer<ExecutionReport> listener;
    private final Map<Symbol, Tape> tapes = new LinkedHashMap<>();
    private final Map<Symbol, Map<OrderId, WorkingOrder>> working = new LinkedHashMap<>();
    private final Map<OrderId, Boolean> over = new LinkedHashMap<>();
    private final Expiries expiries = new Expiries();

    public Exchange(Consumer<ExecutionReport> listener) {
        this.listener = listener;
    }

    /**
     * Takes an order and lets it look at the current quote; what it does there is reported before this returns. An
     * order that was taken before is not taken again.
     */
    public VenueOrderId enter(Order order) {
        if (!over.containsKey(order.id()) && !isWorking(order)) {
            Instant at = sentAt(order);
            endDays(at, true);
            look(add(order), at);
        }
        return venueOrderId(order);
    }

    /** Takes an order back that it had before: it looks at nothing until the market moves. */
    public void restore(Order order) {
        add(order);
    }

    /** Takes off what is left of an order. */
    public void cancel(Order order) {
        Instant at = order.lastChange();
        endDays(at, true);
        if (isWorking(order)) {
            remove(order);
            listener.accept(new ExecutionReport.Canceled(order.id(), "canceled at the exchange on request", at));
        } else {
            listener.accept(new ExecutionReport.CancelRejected(order.id(), "the exchange has no such working order", at));
        }
    }

    /** Puts an order in another's place, where that one still works; it looks at the current quote at once. */
    public void replace(Order order, Order replacement) {
        Instant at = order.lastChange();
        endDays(at, true);
        WorkingOrder before = working.getOrDefault(order.symbol(), Map.of()).get(order.id());
        if (before == null) {
            listener.accept(new ExecutionReport.ReplaceRejected(
                    order.id(), replacement.id(), "the exchange has no such working order", at));
            return;
        }
        remove(order);
        WorkingOrder next = add(replacement);
        next.carryOver(before);
        listener.accept(new ExecutionReport.Replaced(order.id(), replacement.id(), venueOrderId(replacement), at));
        look(next, at);
    }

    /** Changes how much of an order is to trade in all; one that does not work any more stays as it is. */
    public void resize(Order order) {
        WorkingOrder found = working.getOrDefault(order.symbol(), Map.of()).get(order.id());
        if (found != null) {
            found.resize(order.amount());
        }
    }

    /** The market moves: orders that work in its symbol look at it, oldest first. Data of a moment comes before its end. */
    public void onMarket(MarketEvent event) {
        if (event instanceof Bar) {
            return;
        }
        endDays(event.at(), false);
        prime(event);
        var orders = working.get(event.symbol());
        if (orders != null) {
            // A copy, because an order that is done leaves the map while the others still look.
            for (WorkingOrder order : List.copyOf(orders.values())) {
                look(order, event);
            }
        }
    }

    /** The market moves and nobody looks. */
    public void prime(MarketEvent event) {
        switch (event) {
            case Quote quote -> tape(event.symbol()).see(quote);
            case Trade trade -> tape(event.symbol()).see(trade);
            case Bar _       -> {}
        }
    }

    /** An order that waits for its stop looks at trades too; one that may trade, at quotes only. */
    private void look(WorkingOrder order, MarketEvent event) {
        if (event instanceof Quote || order.isWaiting()) {
            look(order, event.at());
        }
    }

    /** An auction order has its only look at the end of the day. */
    private void look(WorkingOrder order, Instant at) {
        if (!order.order().timeInForce().isForAuction()) {
            lookNow(order, at);
        }
    }

    private void lookNow(WorkingOrder order, Instant at) {
        if (!order.isWaiting() || triggers(order, at)) {
            tape(order.symbol()).quote().ifPresent(quote -> match(order, quote, at));
        }
    }

    /** Whether the order's stop is reached now; a trail first follows the market. */
    private boolean triggers(WorkingOrder order, Instant at) {
        Optional<Price> seen = tape(order.symbol()).triggerPrice(order.order().side());
        if (seen.isEmpty()) {
            return false;
        }
        if (order.follow(seen.get())) {
            listener.accept(new ExecutionReport.TrailMoved(order.id(), seen.get(), at));
        }
        if (order.isReachedAt(seen.get())) {
            order.trigger();
            listener.accept(new ExecutionReport.Triggered(order.id(), at));
            return true;
        }
        if (order.order().timeInForce().isImmediate()) {
            kill(order, "its stop was not reached at once", at);
        }
        return false;
    }

    private void match(WorkingOrder order, Quote quote, Instant at) {
        switch (IdealMatch.of(order, quote)) {
            case Match.Nothing _ -> {}
            case Match.Rest _ -> {
                order.book();
                listener.accept(new ExecutionReport.Booked(order.id(), at));
            }
            case Match.Kill(var why) -> kill(order, why, at);
            case Match.Trade trade -> trade(order, trade, at);
        }
    }

    /** Days that end by then, one after the other: auction orders have their look, and what may not stay runs out. */
    private void endDays(Instant until, boolean inclusive) {
        for (var due = expiries.next(until, inclusive); due.isPresent(); due = expiries.next(until, inclusive)) {
            WorkingOrder order = due.get().order();
            if (isWorking(order.order())) {
                endDay(order, due.get().at());
            }
        }
    }

    private void endDay(WorkingOrder order, Instant at) {
        if (order.order().timeInForce().isForAuction()) {
            lookNow(order, at);
        }
        if (isWorking(order.order())) {
            kill(order, "the trading day is over", at);
        }
    }

    private void trade(WorkingOrder order, Match.Trade trade, Instant at) {
        var commission = order.instrument().currency().zero();
        var tradeId = new TradeId(order.id() + "-" + (order.fills() + 1));
        var fill = new Fill(tradeId, trade.quantity(), trade.price(), commission, trade.liquidity(), at);
        order.fill(fill);
        if (trade.complete()) {
            remove(order.order());
        }
        listener.accept(new ExecutionReport.Filled(order.id(), fill, trade.complete()));
        if (!trade.complete() && looksOnce(order.order().timeInForce())) {
            kill(order, "what could not be filled at once works no more", at);
        }
    }

    private static boolean looksOnce(TimeInForce timeInForce) {
        return timeInForce.isImmediate() || timeInForce.isForAuction();
    }

    /** An order that looks once is canceled; one whose time is over expires. */
    private void kill(WorkingOrder order, String why, Instant at) {
        remove(order.order());
        listener.accept(order.order().timeInForce().isImmediate()
                ? new ExecutionReport.Canceled(order.id(), why, at)
                : new ExecutionReport.Expired(order.id(), why, at));
    }

    private boolean isWorking(Order order) {
        var orders = working.get(order.symbol());
        return orders != null && orders.containsKey(order.id());
    }

    private WorkingOrder add(Order order) {
        WorkingOrder added = new WorkingOrder(order);
        working.computeIfAbsent(order.symbol(), _ -> new LinkedHashMap<>()).put(order.id(), added);
        switch (order.timeInForce()) {
            case DAY, OPG, CLS -> expiries.add(DAYS.dayEnd(sentAt(order)).orElseThrow(), added);
            case GTD -> expiries.add(order.expireTime().orElseThrow(), added);
            case GTC, IOC, FOK -> {}
        }
        return added;
    }

    private void remove(Order order) {
        var orders = working.get(order.symbol());
        if (orders != null && orders.remove(order.id()) != null && orders.isEmpty()) {
            working.remove(order.symbol());
        }
        over.put(order.id(), true);
        if (over.size() > REMEMBERED) {
            over.remove(over.keySet().iterator().next());
        }
    }

    /** The orders that work now, for whoever wants to compare. */
    public List<OrderId> workingOrders() {
        var ids = new ArrayList<OrderId>();
        working.values().forEach(orders -> ids.addAll(orders.keySet()));
        return ids;
    }

    private Tape tape(Symbol symbol) {
        return tapes.computeIfAbsent(symbol, _ -> new Tape());
    }

    private static Instant sentAt(Order order) {
        return order.submittedAt().orElse(order.lastChange());
    }

    private static VenueOrderId venueOrderId(Order order) {
        return new VenueOrderId("paper-" + order.number());
    }
}
