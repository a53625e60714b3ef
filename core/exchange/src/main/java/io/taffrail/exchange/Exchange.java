package io.taffrail.exchange;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.value.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The paper exchange: each order trades alone against the market that it sees, in the order in which orders came.
 *
 * <p>One thread at a time. It has no clock: an order's time is its own, a quote's time is the quote's, and whoever has
 * a clock may say that time has passed.
 */
public final class Exchange {
    private static final String NOT_WORKING = "the exchange has no such working order";

    private static final Price ANY = Price.of("1");

    private final Profile profile;
    private final Consumer<ExecutionReport> listener;
    private final Floor floor;
    private final Wire wire = new Wire();
    /** What orders that are still under way have been resized to. */
    private final Map<OrderId, OrderAmount> resized = new HashMap<>();

    public Exchange(Profile profile, Consumer<ExecutionReport> listener) {
        this.profile = profile;
        this.listener = listener;
        floor = new Floor(profile, listener);
    }

    /**
     * Takes an order; once it is there it looks at the current quote. Without latency that is reported before this
     * returns. An order that was taken before is not taken again.
     */
    public VenueOrderId enter(Order order) {
        if (!floor.orders().isKnown(order) && !wire.carries(order.id())) {
            Instant sent = sentAt(order);
            passUntil(sent, true);
            send(order.id(), sent, profile.latency().of(order.id(), 0), due -> arrive(order, due));
        }
        return venueOrderId(order);
    }

    /**
     * Takes an order back that it had before: it looks at nothing until the market moves. One that shows no sign of
     * having been there is put on its way again, as long as it was the first time.
     */
    public void restore(Order order) {
        Duration latency = profile.latency().of(order.id(), 0);
        if (latency.isPositive() && showsNoSign(order)) {
            wire.send(order.id(), sentAt(order).plus(latency), due -> arrive(order, due));
        } else {
            floor.add(order, sentAt(order));
        }
    }

    /** Takes off what is left of an order. */
    public void cancel(Order order) {
        Instant asked = order.lastChange();
        passUntil(asked, true);
        send(order.id(), asked, profile.latency().of(order.id(), 1), due -> cancel(order, due));
    }

    /** Puts an order in another's place, where that one still works; it looks at the current quote at once. */
    public void replace(Order order, Order replacement) {
        Instant asked = order.lastChange();
        passUntil(asked, true);
        send(order.id(), asked, profile.latency().of(replacement.id(), 0), due -> replace(order, replacement, due));
    }

    /**
     * Changes how much of an order is to trade in all, at once; one that does not work any more stays as it is. One
     * that has traded that much is over, and is told to be where the order says that it is open.
     */
    public void resize(Order order) {
        if (wire.carries(order.id())) {
            resized.put(order.id(), order.amount());
        }
        floor.orders().find(order).ifPresent(found -> {
            found.resize(order.amount());
            // What its units come to does not depend on a price.
            if (found.leavesQty(ANY).isZero()) {
                floor.orders().remove(order);
                if (order.isOpen()) {
                    listener.accept(new ExecutionReport.Canceled(
                            order.id(), "it has traded all that it is to trade", order.lastChange()));
                }
            }
        });
    }

    /** The market moves: orders that work in its symbol look at it, oldest first. Data of a moment comes before its end. */
    public void onMarket(MarketEvent event) {
        if (event instanceof Bar) {
            return;
        }
        passUntil(event.at(), false);
        floor.see(event);
        floor.look(event);
    }

    /** The market moves and nobody looks. */
    public void prime(MarketEvent event) {
        floor.see(event);
    }

    /** It is now at least so late, whether or not the market says anything. */
    public void onTime(Instant now) {
        passUntil(now, true);
    }

    /**
     * When something happens next, although the market may say nothing: a message is there, or a day ends. The
     * exchange without latency and sessions needs no clock, and tells nothing.
     */
    public Optional<Instant> nextDue() {
        return profile.keepsTime()
                ? Stream.of(wire.nextDue(), floor.nextEnd()).flatMap(Optional::stream).min(Instant::compareTo)
                : Optional.empty();
    }

    /** The orders that work now, for whoever wants to compare. */
    public List<OrderId> workingOrders() {
        return floor.orders().ids();
    }

    /** Lets all happen that happens by then, in the order of time; at one moment days end first. */
    private void passUntil(Instant until, boolean inclusive) {
        while (true) {
            Optional<Instant> message = wire.nextDue();
            Optional<Instant> end = floor.nextEnd();
            boolean endFirst = end.isPresent() && message.filter(due -> due.isBefore(end.get())).isEmpty();
            Optional<Instant> next = endFirst ? end : message;
            if (next.isEmpty() || next.get().isAfter(until) || (!inclusive && next.get().equals(until))) {
                return;
            }
            if (endFirst) {
                floor.endNext();
            } else {
                wire.deliverNext();
            }
        }
    }

    private void send(OrderId order, Instant sent, Duration latency, Wire.Arrival arrival) {
        if (latency.isZero()) {
            arrival.at(sent);
        } else {
            wire.send(order, sent.plus(latency), arrival);
        }
    }

    private void arrive(Order order, Instant due) {
        floor.enter(order, sentAt(order), due, Optional.ofNullable(resized.remove(order.id())));
    }

    private void cancel(Order order, Instant due) {
        if (floor.orders().has(order)) {
            floor.orders().remove(order);
            listener.accept(new ExecutionReport.Canceled(order.id(), "canceled at the exchange on request", due));
        } else {
            listener.accept(new ExecutionReport.CancelRejected(order.id(), NOT_WORKING, due));
        }
    }

    private void replace(Order order, Order replacement, Instant due) {
        Optional<WorkingOrder> before = floor.orders().find(order);
        if (before.isEmpty()) {
            listener.accept(new ExecutionReport.ReplaceRejected(order.id(), replacement.id(), NOT_WORKING, due));
            return;
        }
        floor.orders().remove(order);
        listener.accept(new ExecutionReport.Replaced(order.id(), replacement.id(), venueOrderId(replacement), due));
        floor.enterFor(before.get(), replacement, sentAt(replacement), due);
    }

    /** An order that has rested, traded or seen its stop or trail must have been there. */
    private static boolean showsNoSign(Order order) {
        return !order.booked() && order.fills() == 0 && !order.triggered() && order.trailMark().isEmpty();
    }

    private static Instant sentAt(Order order) {
        return order.submittedAt().orElse(order.lastChange());
    }

    private static VenueOrderId venueOrderId(Order order) {
        return new VenueOrderId("paper-" + order.number());
    }
}
