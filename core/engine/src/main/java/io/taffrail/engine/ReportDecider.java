package io.taffrail.engine;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderBooked;
import io.taffrail.model.journal.OrderEvent.OrderCancelRejected;
import io.taffrail.model.journal.OrderEvent.OrderCanceled;
import io.taffrail.model.journal.OrderEvent.OrderCarriedOver;
import io.taffrail.model.journal.OrderEvent.OrderCaughtUp;
import io.taffrail.model.journal.OrderEvent.OrderExpired;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInDoubt;
import io.taffrail.model.journal.OrderEvent.OrderOverfilled;
import io.taffrail.model.journal.OrderEvent.OrderRejected;
import io.taffrail.model.journal.OrderEvent.OrderReplaceRejected;
import io.taffrail.model.journal.OrderEvent.OrderReplaced;
import io.taffrail.model.journal.OrderEvent.OrderTrailMoved;
import io.taffrail.model.journal.OrderEvent.OrderTriggered;
import io.taffrail.model.journal.OrderEvent.OrderUnfound;
import io.taffrail.model.journal.PositionEvent.PositionChanged;
import io.taffrail.model.journal.PositionEvent.PositionClosed;
import io.taffrail.model.journal.PositionEvent.PositionOpened;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.order.Side;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what to believe of what brokers say: a repeated report comes to nothing, a new one to facts. */
final class ReportDecider {
    /** How far apart two answers of "not found" prove what one cannot. */
    private static final Duration PROOFS_APART = Duration.ofSeconds(1);

    private final Book book;

    ReportDecider(Book book) {
        this.book = book;
    }

    // spotless:off
    List<Event> decide(ExecutionReport report, Instant at) {
        Order order = book.require(report.order());
        boolean over = order.status().isTerminal();
        return switch (report) {
            case ExecutionReport.Accepted _ when over || waits(order) || order.venueOrderId().isPresent() -> List.of();
            case ExecutionReport.Accepted(var id, var venueId, _)    -> List.of(new OrderAccepted(id, venueId, at));
            case ExecutionReport.Booked _ when over || order.booked() -> List.of();
            case ExecutionReport.Booked(var id, _)                   -> List.of(new OrderBooked(id, at));
            case ExecutionReport.Triggered _ when over || order.triggered() -> List.of();
            case ExecutionReport.Triggered(var id, _)                -> List.of(new OrderTriggered(id, at));
            case ExecutionReport.TrailMoved(_, var mark, _)
                when over || order.triggered() || !isBetter(order, mark) -> List.of();
            case ExecutionReport.TrailMoved(var id, var mark, _)     -> List.of(new OrderTrailMoved(id, mark, at));
            case ExecutionReport.Rejected _ when over                -> List.of();
            case ExecutionReport.Rejected(var id, var reason, _)     -> List.of(new OrderRejected(id, reason, at));
            case ExecutionReport.Canceled _ when over                -> List.of();
            case ExecutionReport.Canceled(var id, var evidence, _)   -> List.of(new OrderCanceled(id, evidence, at));
            case ExecutionReport.Expired _ when over                 -> List.of();
            case ExecutionReport.Expired(var id, var evidence, _)    -> List.of(new OrderExpired(id, evidence, at));
            case ExecutionReport.CancelRejected(var id, var why, _)
                when order.status() == OrderStatus.PENDING_CANCEL    -> List.of(new OrderCancelRejected(id, why, order.unproven(), at));
            case ExecutionReport.CancelRejected _                    -> List.of();
            case ExecutionReport.Replaced(_, var by, var venueId, _)
                when isBecoming(order, by)                           -> replaced(order, by, venueId, at);
            case ExecutionReport.Replaced _                          -> List.of();
            case ExecutionReport.ReplaceRejected(_, var by, var why, _) -> notReplaced(order, by, why, at);
            case ExecutionReport.Unfound _ when over || order.status() == OrderStatus.HELD -> List.of();
            case ExecutionReport.Unfound(_, var words, _)            -> unfound(order, words, at);
            case ExecutionReport.InDoubt(var id, var why, _)
                when order.status() == OrderStatus.SUBMITTED         -> List.of(new OrderInDoubt(id, why, at));
            case ExecutionReport.InDoubt _                           -> List.of();
            case ExecutionReport.Filled(_, var fill, _)
                when book.isKnown(order.id(), fill.tradeId())        -> List.of();   // the venue repeats itself
            case ExecutionReport.Filled filled                       -> fill(order, filled, at);
        };
    }
    // spotless:on

    /** A leg waits in the house, even where the venue has it already and lets it wait there. */
    private static boolean waits(Order order) {
        return order.status() == OrderStatus.INITIALIZED || order.status() == OrderStatus.HELD;
    }

    /** One denial may be a hiccup; after a second one, apart from the first, the venue does not have the order. */
    private static List<Event> unfound(Order order, String words, Instant at) {
        Optional<Instant> first = order.unfoundAt();
        if (first.isEmpty()) {
            return List.of(new OrderUnfound(order.id(), words, at));
        }
        if (at.isBefore(first.get().plus(PROOFS_APART))) {
            return List.of();
        }
        String evidence = "the broker did not know it at " + first.get() + " nor at " + at + ": " + words;
        return List.of(order.venueOrderId().isEmpty() && order.cumQty().isZero()
                ? new OrderRejected(order.id(), Rejection.notPlaced(evidence), at)
                : new OrderCanceled(order.id(), "LOST: " + evidence, at));
    }

    private static List<Event> replaced(Order order, OrderId by, VenueOrderId venueId, Instant at) {
        return List.of(
                new OrderReplaced(order.id(), by, at),
                new OrderCarriedOver(
                        by, order.id(), venueId, order.cumQty(), order.avgPx(), order.traded(), order.triggered(),
                        order.trailMark(), at));
    }

    /** An answer to an earlier request says nothing about the latest. */
    private static boolean isBecoming(Order order, OrderId by) {
        return order.status() == OrderStatus.PENDING_REPLACE
                && order.becoming().filter(next -> next.by().equals(by)).isPresent();
    }

    /** A mark that is said twice, or late, takes nothing back of what the trail has gained. */
    private static boolean isBetter(Order order, Price mark) {
        return order.trailMark()
                .map(best -> switch (order.side()) {
                    case BUY  -> mark.isBelow(best);
                    case SELL -> mark.isAbove(best);
                })
                .orElse(true);
    }

    /** Both are told: the old order goes on, or was over before, and the new one never came to be. */
    private List<Event> notReplaced(Order order, OrderId by, String why, Instant at) {
        var events = new ArrayList<Event>(2);
        if (isBecoming(order, by)) {
            events.add(new OrderReplaceRejected(order.id(), by, why, at));
        }
        if (book.require(by).status() == OrderStatus.INITIALIZED) {
            events.add(new OrderRejected(by, new Rejection("REPLACE_REJECTED", why), at));
        }
        return events;
    }

    private List<Event> fill(Order order, ExecutionReport.Filled report, Instant at) {
        Fill fill = report.fill();
        Quantity done = order.cumQty().plus(fill.lastQty());
        AccountBook account = book.requireAccount(order.account());
        Optional<Quantity> whole = account.link().isLocal() ? order.orderQty() : order.certainQty();
        boolean all = whole.filter(quantity -> !quantity.isMoreThan(done)).isPresent();
        Exposure exposure = account.exposure(order.instrument());
        var events = new ArrayList<Event>(4);
        events.add(new OrderFilled(order.id(), fill, report.complete() || all, at));
        events.add(position(order, fill, exposure.position(), at));
        events.add(balance(account, order, fill, at));
        catchUp(order, fill, at, events);
        order.orderQty()
                .filter(done::isMoreThan)
                .ifPresent(asked -> events.add(new OrderOverfilled(order.id(), done.minus(asked), at)));
        return events;
    }

    /** What took the order's place went on from less than had traded by then. */
    private void catchUp(Order order, Fill fill, Instant at, List<Event> events) {
        if (order.status() != OrderStatus.REPLACED) {
            return;
        }
        for (var next = order.replacedBy().flatMap(book::order); next.isPresent();
                next = next.get().replacedBy().flatMap(book::order)) {
            events.add(new OrderCaughtUp(next.get().id(), order.id(), fill, at));
        }
    }

    private static PositionEvent position(Order order, Fill fill, Position before, Instant at) {
        Position.Change change = before.apply(order.side(), fill);
        Position after = change.position();
        if (before.isFlat()) {
            return new PositionOpened(order.account(), after, change.realised(), at);
        }
        return after.isFlat()
                ? new PositionClosed(order.account(), after, change.realised(), at)
                : new PositionChanged(order.account(), after, change.realised(), at);
    }

    private static BalanceChanged balance(AccountBook account, Order order, Fill fill, Instant at) {
        Money worth = order.instrument().worth(fill.lastPx(), fill.lastQty(), RoundingMode.HALF_EVEN);
        Money gross = order.side() == Side.BUY ? worth.negated() : worth;
        Money change = gross.minus(fill.commission());
        return new BalanceChanged(account.id(), change, account.cash().plus(change), "trade " + fill.tradeId(), at);
    }
}
