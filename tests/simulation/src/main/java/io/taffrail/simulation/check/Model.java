package io.taffrail.simulation.check;

import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.PositionEvent.PositionAdopted;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.Side;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The naive reference: a few maps that add up what the journal says, with none of the product's logic. It is what durable
 * entries come to, so that it forgets nothing when a process dies.
 */
public final class Model {
    /** An order as far as the naive look goes; {@code root} is the first of its chain of replacements. */
    public record Wanted(String id, String name, String symbol, boolean buy, BigDecimal quantity, String root, boolean exit) {}

    /** How little there once was to close, and with which entry that was so last. */
    private record Least(BigDecimal quantity, long since) {
        Least or(BigDecimal other, long now) {
            return other.compareTo(quantity) <= 0 ? new Least(other, now) : this;
        }
    }

    private final Map<String, Wanted> byId = new LinkedHashMap<>();
    private final Map<String, Wanted> byName = new LinkedHashMap<>();
    private final Set<String> submitted = new LinkedHashSet<>();
    private final Map<String, BigDecimal> traded = new LinkedHashMap<>();
    private final Map<String, BigDecimal> positions = new LinkedHashMap<>();
    private final Map<String, Long> sent = new LinkedHashMap<>();
    private final Map<String, Least> least = new LinkedHashMap<>();
    private final Set<String> executions = new LinkedHashSet<>();
    private BigDecimal cash = BigDecimal.ZERO;
    private BigDecimal paidByFills = BigDecimal.ZERO;
    private BigDecimal booked = BigDecimal.ZERO;
    private long entries;

    void add(Entry entry) {
        entries++;
        for (Event event : entry.events()) {
            switch (event) {
                case OrderInitialized first -> wanted(first);
                case OrderSubmitted sent -> submitted(sent.order().value());
                case OrderPendingReplace asked -> submitted(asked.by().value());
                case OrderFilled filled -> filled(filled);
                case BalanceChanged changed -> {
                    cash = changed.cash().amount().toBigDecimal();
                    booked = booked.add(changed.change().amount().toBigDecimal());
                }
                case PositionAdopted adopted -> holds(
                        adopted.position().instrument().symbol().value(), adopted.position().quantity().toBigDecimal());
                case Event _ -> {}
            }
        }
    }

    private void wanted(OrderInitialized first) {
        BigDecimal quantity = first.amount() instanceof OrderAmount.Units(var units) ? units.value().toBigDecimal() : BigDecimal.ZERO;
        String root = first.replaces().flatMap(old -> Optional.ofNullable(byId.get(old.value()))).map(Wanted::root)
                .orElse(first.order().value());
        var wanted = new Wanted(
                first.order().value(), first.clientOrderId().value(), first.instrument().symbol().value(),
                first.side() == Side.BUY, quantity, root, first.link().filter(link -> link.role().isExit()).isPresent());
        byId.put(wanted.id(), wanted);
        Wanted before = byName.get(wanted.name());
        if (before == null || !submitted.contains(before.id())) {
            // An order that the house refused keeps no name.
            byName.put(wanted.name(), wanted);
        }
    }

    private void submitted(String id) {
        submitted.add(id);
        order(id).ifPresent(wanted -> {
            byName.put(wanted.name(), wanted);
            if (wanted.exit()) {
                sent.putIfAbsent(id, entries);
                least.merge(id, new Least(toClose(wanted), entries), (before, now) -> before.or(now.quantity(), entries));
            }
        });
    }

    private void holds(String symbol, BigDecimal quantity) {
        positions.put(symbol, quantity);
        least.replaceAll((id, before) -> order(id).filter(exit -> exit.symbol().equals(symbol))
                .map(exit -> before.or(toClose(exit), entries)).orElse(before));
    }

    /** An exit that trades has closed its part of what there once was, of which the others guarded the rest. */
    private void closes(Wanted order, BigDecimal quantity) {
        least.replaceAll((id, before) -> order(id)
                .filter(exit -> exit.symbol().equals(order.symbol()) && exit.buy() == order.buy())
                .filter(_ -> sent.getOrDefault(order.id(), Long.MAX_VALUE) <= before.since())
                .map(_ -> new Least(before.quantity().subtract(quantity), before.since()))
                .orElse(before));
    }

    /** How much there is that an order could close. */
    private BigDecimal toClose(Wanted order) {
        BigDecimal held = position(order.symbol());
        return order.buy() ? held.negate() : held;
    }

    /** The least that there has been to close for an exit since it was sent, less what other exits have closed of it. */
    BigDecimal leastToClose(String exit) {
        Least known = least.get(exit);
        return known == null ? BigDecimal.ZERO : known.quantity();
    }

    private void filled(OrderFilled filled) {
        Wanted order = byId.get(filled.order().value());
        if (order == null) {
            return;
        }
        BigDecimal quantity = filled.fill().lastQty().value().toBigDecimal();
        BigDecimal signed = order.buy() ? quantity : quantity.negate();
        traded.merge(order.id(), quantity, BigDecimal::add);
        if (order.exit()) {
            closes(order, quantity);
        }
        holds(order.symbol(), position(order.symbol()).add(signed));
        paidByFills = paidByFills.subtract(signed.multiply(filled.fill().lastPx().value().toBigDecimal()));
        executions.add(filled.fill().tradeId().value());
    }

    public Optional<Wanted> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<Wanted> order(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    boolean isSubmitted(String id) {
        return submitted.contains(id);
    }

    boolean knows(String execution) {
        return executions.contains(execution);
    }

    BigDecimal position(String symbol) {
        return positions.getOrDefault(symbol, BigDecimal.ZERO);
    }

    BigDecimal traded(String id) {
        return traded.getOrDefault(id, BigDecimal.ZERO);
    }

    BigDecimal cash() {
        return cash;
    }

    BigDecimal booked() {
        return booked;
    }

    /** What all fills together brought in. */
    BigDecimal paidByFills() {
        return paidByFills;
    }

    /** How many durable entries it has seen. */
    public long entries() {
        return entries;
    }

    public Map<String, Wanted> orders() {
        return byId;
    }
}
