package io.taffrail.exchange;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the orders that are there look at the market, trade and run out. */
final class Floor {
    private final Profile profile;
    private final Hours hours;
    private final Consumer<ExecutionReport> listener;
    private final Map<Symbol, Tape> tapes = new LinkedHashMap<>();
    private final WorkingOrders orders = new WorkingOrders();
    private final Expiries expiries = new Expiries();

    Floor(Profile profile, Consumer<ExecutionReport> listener) {
        this.profile = profile;
        this.listener = listener;
        hours = new Hours(profile.sessions(), profile.halts());
    }

    WorkingOrders orders() {
        return orders;
    }

    /** An order is there, and looks at the current quote. */
    void enter(Order order, Instant sent, Instant at, Optional<OrderAmount> resized) {
        if (hours.end(order, sent).filter(end -> !end.isAfter(at)).isPresent()) {
            end(order, "the trading day was over before it was there", at);
            return;
        }
        WorkingOrder entered = add(order, sent);
        resized.ifPresent(entered::resize);
        look(entered, at);
    }

    /** An order is there to take the place of one that has just been taken off. */
    void enterFor(WorkingOrder before, Order replacement, Instant sent, Instant at) {
        WorkingOrder next = add(replacement, sent);
        next.carryOver(before);
        look(next, at);
    }

    /** Puts an order among those that work. */
    WorkingOrder add(Order order, Instant sent) {
        WorkingOrder added = new WorkingOrder(order);
        orders.add(added);
        hours.end(order, sent).ifPresent(end -> expiries.add(end, added));
        hours.auctionOpen(order, sent).ifPresent(added::opensAt);
        return added;
    }

    void see(MarketEvent event) {
        tape(event.symbol()).see(event);
    }

    /** The orders in an event's symbol look at it, oldest first. */
    void look(MarketEvent event) {
        for (WorkingOrder order : orders.in(event.symbol())) {
            look(order, event);
        }
    }

    /** When the next order runs out. */
    Optional<Instant> nextEnd() {
        return expiries.next(ended -> !orders.has(ended.order()));
    }

    /** The order that runs out next does: one for the auction at its end has its look first. */
    void endNext() {
        Expiries.Due due = expiries.take();
        WorkingOrder order = due.order();
        if (!orders.has(order.order())) {
            return;
        }
        if (order.order().timeInForce().isForAuction()) {
            auctionAtTheEnd(order, due.at());
        }
        if (orders.has(order.order())) {
            boolean isGtd = order.order().timeInForce() == TimeInForce.GTD;
            end(order.order(), isGtd ? "its time is over" : "the trading day is over", due.at());
        }
    }

    /** An order that waits for its stop, or rests, looks at trades too; all look at quotes. */
    private void look(WorkingOrder order, MarketEvent event) {
        if (order.order().timeInForce().isForAuction()) {
            openingAuction(order, event);
            return;
        }
        switch (event) {
            case Trade _ when order.isWaiting()                       -> look(order, event.at());
            case Trade trade when mayTrade(order, trade.at(), trade.at()) ->
                follow(order, profile.matching().at(order, trade), trade.at());
            case Quote _                                              -> look(order, event.at());
            case Trade _, Bar _                                       -> {}
        }
    }

    /** An order looks at what the market said last; an auction order has its only look in its auction. */
    private void look(WorkingOrder order, Instant at) {
        TimeInForce timeInForce = order.order().timeInForce();
        if (timeInForce.isForAuction()) {
            return;
        }
        if (mayTrade(order, at, at)) {
            lookNow(order, at);
        } else if (timeInForce.isImmediate()) {
            kill(order, "its market was closed or halted", at);
        }
    }

    private void lookNow(WorkingOrder order, Instant at) {
        if (!order.isWaiting() || triggers(order, at)) {
            tape(order.symbol()).quote()
                    .filter(quote -> mayTrade(order, quote.at(), at))
                    .ifPresent(quote -> match(order, quote, at));
        }
    }

    /** Whether the order's stop is reached now; a trail first follows the market. */
    private boolean triggers(WorkingOrder order, Instant at) {
        Optional<Price> seen = tape(order.symbol()).triggerPrice(order.order().side(), said -> mayTrade(order, said, at));
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
        if (wouldTakeAlthoughItMayNot(order, quote)) {
            cancel(order, "it would have taken from the book, and is post-only", at);
            return;
        }
        var room = quote.farSize(order.order().side()).isPresent()
                ? Optional.<Quantity>empty()
                : profile.bars().barOf(quote).flatMap(order::room);
        follow(order, profile.matching().at(order, quote, room), at);
    }

    private void follow(WorkingOrder order, List<Match> steps, Instant at) {
        boolean traded = false;
        for (Match step : steps) {
            switch (step) {
                case Match.Nothing _ -> {}
                case Match.Rest _ -> {
                    order.book();
                    listener.accept(new ExecutionReport.Booked(order.id(), at));
                }
                case Match.Kill(var why) -> kill(order, why, at);
                case Match.Trade trade -> {
                    trade(order, trade, at);
                    traded = true;
                }
            }
        }
        if (traded && orders.has(order.order()) && looksOnce(order.order().timeInForce())) {
            kill(order, "what could not be filled at once works no more", at);
        }
    }

    private static boolean wouldTakeAlthoughItMayNot(WorkingOrder order, Quote quote) {
        Order asked = order.order();
        return asked.instructions().contains(Instruction.POST_ONLY)
                && !order.isBooked()
                && asked.spec().limitPrice()
                        .filter(limit -> Matching.isBeyond(quote.farSide(asked.side()), limit, asked.side()))
                        .isEmpty();
    }

    private void openingAuction(WorkingOrder order, MarketEvent event) {
        Tape tape = tape(order.symbol());
        if (order.isOpenAt(event.at()) && !hours.isHalted(order.order(), event.at())) {
            Auction.opening(event, tape, order.instrument()).ifPresent(price -> cross(order, price, event.at()));
        }
    }

    /** With sessions it is the closing auction; without, the day's end is both auctions. */
    private void auctionAtTheEnd(WorkingOrder order, Instant at) {
        if (!hours.haveAuctions()) {
            if (!hours.isHalted(order.order(), at)) {
                lookNow(order, at);
            }
        } else if (order.order().timeInForce() == TimeInForce.CLS && !hours.isHalted(order.order(), at)) {
            Auction.closing(tape(order.symbol()), hours.lastOpen(order.order(), at), order.instrument())
                    .ifPresent(price -> cross(order, price, at));
        }
    }

    /** All of an order trades at the auction's price, where that is within its stop and its limit. */
    private void cross(WorkingOrder order, Price price, Instant at) {
        if (order.isWaiting()) {
            if (!order.isReachedAt(price)) {
                kill(order, "its stop was not reached in the auction", at);
                return;
            }
            order.trigger();
            listener.accept(new ExecutionReport.Triggered(order.id(), at));
        }
        boolean beyond = order.order().spec().limitPrice()
                .filter(limit -> Matching.isBeyond(price, limit, order.order().side())).isPresent();
        follow(order, List.of(beyond ? new Match.Kill("the auction's price is beyond its limit") : Auction.all(order, price)), at);
    }

    private void trade(WorkingOrder order, Match.Trade trade, Instant at) {
        var tradeId = new TradeId(order.id() + "-" + (order.fills() + 1));
        var fill = new Fill(tradeId, trade.quantity(), trade.price(), commission(order, trade, at), trade.liquidity(), at);
        order.fill(fill);
        if (trade.complete()) {
            orders.remove(order.order());
        }
        listener.accept(new ExecutionReport.Filled(order.id(), fill, trade.complete()));
    }

    private Money commission(WorkingOrder order, Match.Trade trade, Instant at) {
        Fees.Turnover before = order.turnover();
        return profile.fees().commission(
                order.instrument(), order.order().side(), before,
                before.plus(order.instrument(), trade.quantity(), trade.price()), at);
    }

    private boolean mayTrade(WorkingOrder order, Instant said, Instant at) {
        return hours.mayTrade(order.order(), said, at);
    }

    private static boolean looksOnce(TimeInForce timeInForce) {
        return timeInForce.isImmediate() || timeInForce.isForAuction();
    }

    /** An order that looks once is canceled; one whose time is over expires. */
    private void kill(WorkingOrder order, String why, Instant at) {
        if (order.order().timeInForce().isImmediate()) {
            cancel(order, why, at);
        } else {
            end(order.order(), why, at);
        }
    }

    private void cancel(WorkingOrder order, String why, Instant at) {
        orders.remove(order.order());
        listener.accept(new ExecutionReport.Canceled(order.id(), why, at));
    }

    private void end(Order order, String why, Instant at) {
        orders.remove(order);
        listener.accept(new ExecutionReport.Expired(order.id(), why, at));
    }

    private Tape tape(Symbol symbol) {
        return tapes.computeIfAbsent(symbol, _ -> new Tape());
    }
}
