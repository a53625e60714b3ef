package io.taffrail.simulation.check;

import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent.CoverageExtended;
import io.taffrail.model.journal.GroupEvent.CoverageLost;
import io.taffrail.model.journal.GroupEvent.CoverageReduced;
import io.taffrail.model.journal.GroupEvent.CoverageRestored;
import io.taffrail.model.journal.GroupEvent.GroupReleased;
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
    /**
     * An order as far as the naive look goes; {@code root} is the first of its chain of replacements, and {@code quantity} is in dollars
     * where it is for money.
     */
    public record Wanted(
            String id, String name, String symbol, boolean buy, BigDecimal quantity, boolean forMoney, String root,
            boolean exit, Optional<String> group) {}

    /** What a group's exits are for, and on which side they close it. */
    private record Lot(String symbol, boolean buy, BigDecimal quantity) {
        Lot plus(BigDecimal change) {
            return new Lot(symbol, buy, quantity.add(change));
        }
    }

    private final Map<String, Wanted> byId = new LinkedHashMap<>();
    private final Map<String, Wanted> byName = new LinkedHashMap<>();
    private final Set<String> submitted = new LinkedHashSet<>();
    private final Map<String, BigDecimal> traded = new LinkedHashMap<>();
    private final Map<String, BigDecimal> positions = new LinkedHashMap<>();
    private final Map<String, Lot> lots = new LinkedHashMap<>();
    private final Map<String, BigDecimal> alarms = new LinkedHashMap<>();
    private final Set<String> released = new LinkedHashSet<>();
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
                case PositionAdopted adopted -> positions.put(
                        adopted.position().instrument().symbol().value(), adopted.position().quantity().toBigDecimal());
                case CoverageReduced reduced -> covers(reduced.group().value(), reduced.quantity().value().toBigDecimal().negate());
                case CoverageExtended extended -> covers(extended.group().value(), extended.quantity().value().toBigDecimal());
                case CoverageLost lost -> alarms.put(lost.group().value(), lost.uncovered().value().toBigDecimal());
                case CoverageRestored restored -> alarms.remove(restored.group().value());
                case GroupReleased apart -> released.add(apart.group().value());
                case Event _ -> {}
            }
        }
    }

    private void wanted(OrderInitialized first) {
        BigDecimal quantity = switch (first.amount()) {
            case OrderAmount.Units(var units) -> units.value().toBigDecimal();
            case OrderAmount.Notional(var money) -> money.amount().toBigDecimal();
        };
        String root = first.replaces().flatMap(old -> Optional.ofNullable(byId.get(old.value()))).map(Wanted::root)
                .orElse(first.order().value());
        var wanted = new Wanted(
                first.order().value(), first.clientOrderId().value(), first.instrument().symbol().value(),
                first.side() == Side.BUY, quantity, first.amount() instanceof OrderAmount.Notional, root,
                first.link().filter(link -> link.role().isExit()).isPresent(),
                first.link().map(link -> link.group().value()));
        byId.put(wanted.id(), wanted);
        // A pair of exits by itself is for what it says, an entry's for what that will trade.
        wanted.group().ifPresent(group -> lots.putIfAbsent(group, wanted.exit()
                ? new Lot(wanted.symbol(), wanted.buy(), quantity)
                : new Lot(wanted.symbol(), !wanted.buy(), BigDecimal.ZERO)));
        Wanted before = byName.get(wanted.name());
        if (before == null || !submitted.contains(before.id())) {
            // An order that the house refused keeps no name.
            byName.put(wanted.name(), wanted);
        }
    }

    private void submitted(String id) {
        submitted.add(id);
        order(id).ifPresent(wanted -> byName.put(wanted.name(), wanted));
    }

    private void covers(String group, BigDecimal change) {
        lots.computeIfPresent(group, (_, lot) -> lot.plus(change));
    }

    /** What the exits of a group are for: what its entry has traded, less what they and others have closed of it. */
    BigDecimal lot(String group) {
        Lot lot = lots.get(group);
        return lot == null ? BigDecimal.ZERO : lot.quantity();
    }

    /** How much of a group's lot the standing alarm says is without a stop. */
    BigDecimal uncovered(String group) {
        return alarms.getOrDefault(group, BigDecimal.ZERO);
    }

    /** Whether an order is the entry of a group. */
    boolean bringsExits(Wanted order) {
        return !order.exit() && order.group().isPresent();
    }

    /** Whether somebody has taken a group apart. */
    boolean isReleased(String group) {
        return released.contains(group);
    }

    /** Whether all exits on a group's side are for as much together as there is to close. */
    boolean coversAll(String group) {
        Lot of = lots.get(group);
        if (of == null) {
            return true;
        }
        BigDecimal together = lots.values().stream()
                .filter(lot -> lot.symbol().equals(of.symbol()) && lot.buy() == of.buy())
                .map(lot -> lot.quantity().max(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal held = position(of.symbol());
        return together.compareTo(of.buy() ? held.negate() : held) >= 0;
    }

    private void filled(OrderFilled filled) {
        Wanted order = byId.get(filled.order().value());
        if (order == null) {
            return;
        }
        BigDecimal quantity = filled.fill().lastQty().value().toBigDecimal();
        BigDecimal signed = order.buy() ? quantity : quantity.negate();
        traded.merge(order.id(), quantity, BigDecimal::add);
        order.group().ifPresent(group -> covers(group, order.exit() ? quantity.negate() : quantity));
        positions.put(order.symbol(), position(order.symbol()).add(signed));
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
