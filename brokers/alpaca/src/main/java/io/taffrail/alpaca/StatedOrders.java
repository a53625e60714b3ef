package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.Purpose;
import io.taffrail.alpaca.wire.Assets;
import io.taffrail.alpaca.wire.Terms;
import io.taffrail.alpaca.wire.VenueExecution;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.statement.StatedExecution;
import io.taffrail.model.statement.StatedOrder;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Money;
import io.taffrail.ports.BrokerUnreachableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The orders of a statement: those that are open, and those of the executions that nobody here knows. */
final class StatedOrders {
    /** Up to so many orders are asked for one by one. */
    private static final int FEW = 3;

    private static final int FULL = 250;

    private final OrderPages pages;
    private final Register register;
    private final Matching matching;
    private final LookUps lookUps;
    private final Supplier<Assets> assets;
    private final Quarantine quarantine;

    StatedOrders(
            OrderPages pages,
            Register register,
            Matching matching,
            LookUps lookUps,
            Supplier<Assets> assets,
            Quarantine quarantine) {
        this.pages = pages;
        this.register = register;
        this.matching = matching;
        this.lookUps = lookUps;
        this.assets = assets;
        this.quarantine = quarantine;
    }

    /** Orders as they were read, by Alpaca's names. */
    record Read(Map<VenueOrderId, VenueOrder> orders) {}

    /** Orders and executions under the names that the desk knows them by. */
    record Stated(List<StatedOrder> orders, List<StatedExecution> executions) {}

    /** All open orders, and the legs of those that brought some. */
    Read open() {
        Map<VenueOrderId, VenueOrder> orders = new LinkedHashMap<>();
        pages.open().values().forEach(order -> add(orders, order));
        var asked = new HashSet<OrderId>();
        orders.values().forEach(order -> nameExit(order, asked));
        return new Read(orders);
    }

    /**
     * Alpaca shows exits by themselves, under names of its own, which only the order that they came with tells: an order that
     * nobody knows is not somebody else's before all were asked whose exit it could be.
     *
     * @param asked the orders that were asked since the order was read; each is asked once, however many orders nobody knows
     */
    private void nameExit(VenueOrder order, Set<OrderId> asked) {
        for (Known exit : register.namelessExits()) {
            if (exit.order().side() == order.side() && matching.isSameSymbol(exit.order(), order)) {
                for (Known bringer : register.bringers(exit.order())) {
                    if (register.find(order).isPresent()) {
                        return;
                    }
                    if (asked.add(bringer.id()) && lookUps.whole(bringer) instanceof LookUps.Seen.Unclear(var why)) {
                        throw new BrokerUnreachableException(
                                order.id() + " may be " + exit.id() + ", and what it came with cannot be looked up: " + why);
                    }
                }
            }
        }
    }

    Stated executions(List<VenueExecution> executions, Read open, Currency currency) {
        Map<VenueOrderId, VenueOrder> shown = new LinkedHashMap<>(open.orders());
        addUnknown(shown, executions);
        List<StatedExecution> stated = new ArrayList<>();
        var asked = new HashSet<OrderId>();
        for (VenueExecution execution : executions) {
            VenueOrderId id = execution.order();
            ClientOrderId name = owner(shown, id, asked).map(known -> noted(known, execution))
                    .orElseGet(() -> order(shown, id).clientOrderId());
            stated.add(new StatedExecution(name, execution.fill(currency)));
        }
        // With an order that has traded come others of its group, and of those that are over without a trade nobody needs to hear.
        Set<VenueOrderId> traded = executions.stream().map(VenueExecution::order).collect(Collectors.toSet());
        List<StatedOrder> orders = shown.values().stream()
                .filter(order -> !order.isOver() || traded.contains(order.id()))
                .map(order -> stated(order, currency))
                .flatMap(Optional::stream)
                .toList();
        return new Stated(orders, stated);
    }

    /** Whether it is of an order that the desk knows. */
    boolean isOfOurs(VenueExecution execution) {
        return register.find(execution.order()).isPresent();
    }

    /** Where many are missing, one list shows most of them. */
    private void addUnknown(Map<VenueOrderId, VenueOrder> shown, List<VenueExecution> executions) {
        Set<VenueOrderId> unknown = new HashSet<>();
        for (VenueExecution execution : executions) {
            if (register.find(execution.order()).isEmpty() && !shown.containsKey(execution.order())) {
                unknown.add(execution.order());
            }
        }
        if (unknown.size() <= FEW) {
            return;
        }
        for (VenueOrder order : pages.latest(unknown.size() / FULL + 2, Purpose.READ).values()) {
            boolean wanted = unknown.contains(order.id()) || order.legs().stream().anyMatch(leg -> unknown.contains(leg.id()));
            if (wanted) {
                add(shown, order);
            }
        }
    }

    /** Which of ours has traded: an exit that was over before it was ever listed may be one that nobody has named yet. */
    private Optional<Known> owner(Map<VenueOrderId, VenueOrder> shown, VenueOrderId id, Set<OrderId> asked) {
        Optional<Known> known = register.find(id);
        if (known.isPresent()) {
            // With the execution the desk hears Alpaca's name of the order, where it never did.
            if (!known.get().isAccepted() && !shown.containsKey(id) && lookUps.byVenueId(id) instanceof LookUps.Seen.There(var order)) {
                add(shown, order);
            }
            return known;
        }
        VenueOrder order = order(shown, id);
        nameExit(order, asked);
        return register.find(order);
    }

    private ClientOrderId noted(Known known, VenueExecution execution) {
        synchronized (register) {
            known.add(execution);
            return known.order().clientOrderId();
        }
    }

    private ClientOrderId nameOf(VenueOrder order) {
        return register.find(order).map(known -> known.order().clientOrderId()).orElse(order.clientOrderId());
    }

    private VenueOrder order(Map<VenueOrderId, VenueOrder> shown, VenueOrderId id) {
        VenueOrder known = shown.get(id);
        if (known != null) {
            return known;
        }
        return switch (lookUps.byVenueId(id)) {
            case LookUps.Seen.There(var order) -> {
                add(shown, order);
                yield order;
            }
            case LookUps.Seen.NotThere(var words) ->
                throw new BrokerUnreachableException("Alpaca tells an execution of " + id + " and not the order: " + words);
            case LookUps.Seen.Unclear(var why) ->
                throw new BrokerUnreachableException("Alpaca tells an execution of " + id + " and not the order: " + why);
        };
    }

    private void add(Map<VenueOrderId, VenueOrder> orders, VenueOrder order) {
        orders.put(order.id(), order);
        register.find(order)
                .filter(known -> matching.doubt(known, order).isEmpty())
                .ifPresent(known -> matching.bind(known, order));
        order.legs().forEach(leg -> orders.put(leg.id(), leg));
    }

    /** Empty where it is of a kind that the house has no words for: it is left to whoever placed it. */
    private Optional<StatedOrder> stated(VenueOrder order, Currency currency) {
        Optional<Known> ours = register.find(order);
        Optional<Instrument> instrument = ours.map(known -> known.order().instrument())
                .or(() -> assets.get().instrument(order.symbol(), order.assetId(), order.assetClass()));
        Optional<Terms> terms = order.terms().or(() -> ours.map(known -> new Terms(
                known.order().spec(), known.order().timeInForce(), known.order().expireTime())));
        if (instrument.isEmpty() || terms.isEmpty()) {
            quarantine.add("the order " + order.id() + " in " + order.symbol() + ": the house has no words for its kind");
            return Optional.empty();
        }
        OrderAmount amount = order.quantity()
                .<OrderAmount>map(OrderAmount.Units::new)
                .orElseGet(() -> new OrderAmount.Notional(new Money(order.notional().orElseThrow(), currency)));
        return Optional.of(new StatedOrder(
                order.id(), nameOf(order), instrument.get(), order.side(), amount, terms.get().spec(),
                terms.get().timeInForce(), terms.get().expireTime(), order.filled(), !order.isOver(), order.created()));
    }
}
