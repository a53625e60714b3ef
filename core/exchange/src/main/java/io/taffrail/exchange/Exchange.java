package io.taffrail.exchange;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.TimeInForce;
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

    private final Consumer<ExecutionReport> listener;
    private final Map<Symbol, Quote> quotes = new LinkedHashMap<>();
    private final Map<Symbol, Map<OrderId, WorkingOrder>> working = new LinkedHashMap<>();
    private final Map<OrderId, Boolean> over = new LinkedHashMap<>();

    public Exchange(Consumer<ExecutionReport> listener) {
        this.listener = listener;
    }

    /**
     * Takes an order and lets it look at the current quote; what it does there is reported before this returns. An
     * order that was taken before is not taken again.
     */
    public VenueOrderId enter(Order order) {
        if (!over.containsKey(order.id()) && !isWorking(order)) {
            WorkingOrder entered = add(order);
            Optional.ofNullable(quotes.get(order.symbol()))
                    .ifPresent(quote -> look(entered, quote, order.submittedAt().orElse(order.lastChange())));
        }
        return venueOrderId(order);
    }

    /** Takes an order back that it had before: it looks at nothing until the next quote. */
    public void restore(Order order) {
        add(order);
    }

    /** Takes off what is left of an order. */
    public void cancel(Order order) {
        Instant at = order.lastChange();
        if (isWorking(order)) {
            remove(order);
            listener.accept(new ExecutionReport.Canceled(order.id(), "canceled at the exchange on request", at));
        } else {
            listener.accept(new ExecutionReport.CancelRejected(order.id(), "the exchange has no such working order", at));
        }
    }

    /** The current quote changes: orders that work in its symbol look at it, oldest first. */
    public void onQuote(Quote quote) {
        prime(quote);
        var orders = working.get(quote.symbol());
        if (orders != null) {
            // A copy, because an order that is done leaves the map while the others still look.
            for (WorkingOrder order : List.copyOf(orders.values())) {
                look(order, quote, quote.at());
            }
        }
    }

    /** The current quote changes and nobody looks. */
    public void prime(Quote quote) {
        quotes.put(quote.symbol(), quote);
    }

    private void look(WorkingOrder order, Quote quote, Instant at) {
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

    private void trade(WorkingOrder order, Match.Trade trade, Instant at) {
        var commission = order.instrument().currency().zero();
        var tradeId = new TradeId(order.id() + "-" + (order.fills() + 1));
        var fill = new Fill(tradeId, trade.quantity(), trade.price(), commission, trade.liquidity(), at);
        order.fill(fill);
        if (trade.complete()) {
            remove(order.order());
        }
        listener.accept(new ExecutionReport.Filled(order.id(), fill, trade.complete()));
        if (!trade.complete() && order.order().timeInForce() == TimeInForce.IOC) {
            kill(order, "what could not be filled at once is canceled", at);
        }
    }

    private void kill(WorkingOrder order, String why, Instant at) {
        remove(order.order());
        listener.accept(new ExecutionReport.Canceled(order.id(), why, at));
    }

    private boolean isWorking(Order order) {
        var orders = working.get(order.symbol());
        return orders != null && orders.containsKey(order.id());
    }

    private WorkingOrder add(Order order) {
        WorkingOrder added = new WorkingOrder(order);
        working.computeIfAbsent(order.symbol(), _ -> new LinkedHashMap<>()).put(order.id(), added);
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

    private static VenueOrderId venueOrderId(Order order) {
        return new VenueOrderId("paper-" + order.number());
    }
}
