package io.taffrail.simulation.check;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.AccountEvent.AccountOpened;
import io.taffrail.model.account.Mode;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.simulation.venue.Shares;
import io.taffrail.simulation.venue.Tape;
import io.taffrail.simulation.venue.Venue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at each entry once it is durable, and at what comes to life at the venue against what is durable by then. */
public final class JournalRules {
    private final Violations violations;
    private final Venue venue;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Set<String> applied = new LinkedHashSet<>();
    private final Map<String, Tape.Execution> tape = new LinkedHashMap<>();
    private final Map<String, String> byName = new LinkedHashMap<>();
    private int read;
    private int arrived;
    private long sequence;

    public JournalRules(Violations violations, Venue venue) {
        this.violations = violations;
        this.venue = venue;
        venue.follow(_ -> arrived());
    }

    void add(Entry entry) {
        violations.unless(entry.sequence() == sequence + 1, Invariant.I13, "after entry " + sequence + " comes " + entry.sequence());
        sequence = entry.sequence();
        for (Event event : entry.events()) {
            if (event instanceof OrderEvent.OrderInitialized first) {
                orders.put(first.order().value(), Order.of(first));
            } else if (event instanceof OrderEvent next) {
                moved(next);
            } else if (event instanceof AccountOpened(var account, _)) {
                violations.unless(account.mode() == Mode.PAPER, Invariant.I16, "account " + account.id() + " is " + account.mode());
            }
        }
    }

    /** Nothing comes to life of which the journal said before that it is over: whoever wrote that had no evidence. */
    private void arrived() {
        for (; arrived < venue.tape().placed().size(); arrived++) {
            String name = venue.tape().placed().get(arrived).name();
            Optional.ofNullable(byName.get(name)).map(orders::get).ifPresent(order -> violations.unless(order.isOpen(), Invariant.I15,
                    name + " comes to life at the venue, and is " + order.status() + " here"));
        }
    }

    private void named(OrderId id) {
        Order order = orders.get(id.value());
        if (order != null) {
            byName.put(order.clientOrderId().value(), id.value());
        }
    }

    private void moved(OrderEvent event) {
        if (event instanceof OrderEvent.OrderSubmitted(var id, _)) {
            named(id);
        } else if (event instanceof OrderEvent.OrderPendingReplace replace) {
            named(replace.by());
        }
        Order before = orders.get(event.order().value());
        if (before == null) {
            violations.add(Invariant.I8, "an event of an order that nobody wanted: " + event);
            return;
        }
        Order after;
        try {
            after = before.apply(event);
        } catch (IllegalStateException illegal) {
            violations.add(Invariant.I8, String.valueOf(illegal.getMessage()));
            return;
        }
        orders.put(event.order().value(), after);
        violations.unless(!before.cumQty().isMoreThan(after.cumQty()), Invariant.I8,
                after.clientOrderId() + " had traded " + before.cumQty() + ", and now " + after.cumQty());
        violations.unless(
                before.isOpen() || after.status() == before.status() || event instanceof OrderEvent.OrderFilled, Invariant.I8,
                after.clientOrderId() + " was " + before.status() + ", and is " + after.status());
        if (event instanceof OrderEvent.OrderFilled filled) {
            traded(after, filled);
        }
        if (before.isOpen() && !after.isOpen()) {
            ended(before, after);
        }
    }

    private void traded(Order order, OrderEvent.OrderFilled filled) {
        String id = filled.fill().tradeId().value();
        violations.unless(applied.add(id), Invariant.I9,
                "execution " + id + " was applied twice, now at entry " + sequence + " to " + order.clientOrderId());
        for (; read < venue.tape().executions().size(); read++) {
            Tape.Execution execution = venue.tape().executions().get(read);
            tape.put(execution.id(), execution);
        }
        Tape.Execution real = tape.get(id);
        violations.unless(real != null
                        && real.symbol().equals(order.symbol().value())
                        && Shares.of(filled.fill().lastQty().value().toBigDecimal()) == real.quantity()
                        && cents(filled) * real.quantity() == real.worth(),
                Invariant.I9, "execution " + id + " of " + order.clientOrderId() + " is not what the venue has: " + real);
    }

    private static long cents(OrderEvent.OrderFilled filled) {
        return filled.fill().lastPx().value().toBigDecimal().movePointRight(2).longValueExact();
    }

    /** What the journal says is over must not be able to trade any more. */
    private void ended(Order before, Order after) {
        String name = after.clientOrderId().value();
        if (after.status() == OrderStatus.DENIED) {
            return;
        }
        boolean works = venue.live(name) > 0
                || (after.status() != OrderStatus.REPLACED && after.venueOrderId().filter(id -> venue.isOpen(id.value())).isPresent());
        violations.unless(!works, Invariant.I15,
                name + " went from " + before.status() + " to " + after.status() + ", and can still trade at the venue");
        if (after.status() == OrderStatus.REJECTED) {
            violations.unless(venue.traded(name) == 0, Invariant.I15,
                    name + " is rejected, and has traded " + Shares.text(venue.traded(name)) + " at the venue");
        }
    }
}
