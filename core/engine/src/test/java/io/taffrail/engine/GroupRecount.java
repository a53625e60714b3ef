package io.taffrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent.CoverageExtended;
import io.taffrail.model.journal.GroupEvent.CoverageLost;
import io.taffrail.model.journal.GroupEvent.CoverageReduced;
import io.taffrail.model.journal.GroupEvent.CoverageRestored;
import io.taffrail.model.journal.GroupEvent.ExitsOverfilled;
import io.taffrail.model.journal.GroupEvent.GroupReleased;
import io.taffrail.model.journal.GroupEvent;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.GroupLink.Role;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each group protects, counted anew from the events alone, and what must hold of its orders then. */
final class GroupRecount {
    private static final Price ANY = Price.of("1");

    private final Map<OrderId, Counted> groups = new LinkedHashMap<>();
    private final Set<Counted> live = new LinkedHashSet<>();
    private final Map<OrderId, OrderInitialized> orders = new LinkedHashMap<>();

    /** A group, as counted. */
    static final class Counted {
        final OrderId id;
        final Symbol symbol;
        final Side exitSide;
        final List<OrderId> orders = new ArrayList<>();
        private Decimal lot = Decimal.ZERO;
        private Decimal overfillTold = Decimal.ZERO;
        private boolean hasStop;
        private boolean released;
        private Decimal alarmedFor = Decimal.ZERO;

        private Counted(OrderInitialized first) {
            id = first.order();
            symbol = first.instrument().symbol();
            boolean exit = first.link().orElseThrow().role().isExit();
            exitSide = exit ? first.side() : first.side().opposite();
            lot = exit ? Order.of(first).orderQty().orElseThrow().value() : lot;
        }

        Decimal lot() {
            return lot;
        }

        boolean released() {
            return released;
        }

        private boolean isAlarmed() {
            return alarmedFor.isPositive();
        }
    }

    List<Counted> groups() {
        return List.copyOf(groups.values());
    }

    void count(List<Event> events) {
        for (Event event : events) {
            if (event instanceof OrderInitialized first) {
                begin(first);
            }
            if (event instanceof OrderEvent order) {
                of(order.order()).ifPresent(group -> count(group, order));
            }
            if (event instanceof GroupEvent told) {
                tell(groups.get(told.group()), told);
            }
        }
    }

    private void begin(OrderInitialized first) {
        orders.put(first.order(), first);
        first.link().ifPresent(link -> {
            Counted group = groups.computeIfAbsent(link.group(), _ -> new Counted(first));
            group.orders.add(first.order());
            group.hasStop |= link.role() == Role.STOP_LOSS;
        });
    }

    private void count(Counted group, OrderEvent event) {
        live.add(group);
        group.released |= event instanceof OrderDenied;
        if (event instanceof OrderFilled(var order, var fill, _, _)) {
            Decimal quantity = fill.lastQty().value();
            boolean exit = orders.get(order).link().orElseThrow().role().isExit();
            group.lot = exit ? group.lot.minus(quantity) : group.lot.plus(quantity);
        }
    }

    private void tell(Counted group, GroupEvent told) {
        switch (told) {
            case GroupReleased _ -> group.released = true;
            case GroupEvent.GroupStopped stopped -> throw new AssertionError("no broker here lets exits wait: " + stopped);
            case CoverageReduced(_, var quantity, _) -> group.lot = group.lot.minus(quantity.value());
            case CoverageExtended(_, var quantity, _) -> group.lot = group.lot.plus(quantity.value());
            case CoverageLost(_, var uncovered, _, _) -> {
                assertThat(uncovered.value()).as("an alarm is told again for more only").isGreaterThan(group.alarmedFor);
                assertThat(uncovered.value()).isEqualTo(group.lot);
                group.alarmedFor = uncovered.value();
            }
            case CoverageRestored _ -> {
                assertThat(group.isAlarmed()).as("an alarm ends that was told").isTrue();
                group.alarmedFor = Decimal.ZERO;
            }
            case ExitsOverfilled(_, var excess, _) -> {
                assertThat(excess.value()).isEqualTo(group.lot.negated());
                group.overfillTold = excess.value();
            }
        }
    }

    private Optional<Counted> of(OrderId order) {
        return orders.get(order).link().map(link -> groups.get(link.group()));
    }

    /** What must hold after every input. */
    void check(Engine engine) {
        live.forEach(group -> check(group, engine));
        live.removeIf(group -> !group.isAlarmed() && open(group, engine).isEmpty());
        AccountBook account = engine.book().requireAccount(EngineStory.account("main"));
        for (Symbol symbol : account.symbols()) {
            Decimal held = account.position(symbol).orElseThrow().quantity();
            assertThat(lots(symbol, Side.SELL)).as("protected of %s", symbol).isLessThanOrEqualTo(held.max(Decimal.ZERO));
            assertThat(lots(symbol, Side.BUY))
                    .as("protected of %s", symbol)
                    .isLessThanOrEqualTo(held.negated().max(Decimal.ZERO));
        }
    }

    /** What groups of which something can still come protect of a symbol on one side. */
    Decimal lots(Symbol symbol, Side exitSide) {
        return live.stream()
                .filter(group -> !group.released && group.symbol.equals(symbol) && group.exitSide == exitSide)
                .map(group -> group.lot.max(Decimal.ZERO))
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    private static void check(Counted group, Engine engine) {
        List<Order> open = open(group, engine);
        String what = "group " + engine.book().require(group.id).number();
        if (group.released) {
            assertThat(open).as(what + " was taken apart").allMatch(GroupRecount::isGoing);
            return;
        }
        assertThat(group.overfillTold).as(what + " overfill").isGreaterThanOrEqualTo(group.lot.negated());
        assertThat(open.stream().filter(order -> order.isExit() && isAtWork(order) && !isFitted(order)))
                .as(what).isEmpty();
        boolean entryOpen = open.stream().anyMatch(order -> !order.isExit() && order.isWorking());
        if (!group.lot.isPositive()) {
            assertThat(group.isAlarmed()).as(what + " has nothing to lose").isFalse();
            if (!entryOpen) {
                assertThat(open).as(what + " is over").allMatch(GroupRecount::isGoing);
            }
            return;
        }
        assertThat(open).as(what + " is alive").noneMatch(order -> order.status() == OrderStatus.HELD);
        List<Order> exits = open.stream().filter(order -> order.isExit() && isAtWork(order)).toList();
        assertThat(exits).as(what + " sizes").allMatch(exit -> !canBeToldItsSize(exit) || leaves(exit).equals(group.lot));
        boolean covered = exits.stream().anyMatch(order -> order.link().orElseThrow().role() == Role.STOP_LOSS);
        assertThat(group.isAlarmed()).as(what + " of %s alarmed; open: %s", group.lot, open).isEqualTo(group.hasStop && !covered);
        for (Role role : Role.values()) {
            assertThat(exits.stream().filter(order -> order.link().orElseThrow().role() == role))
                    .as(what + " " + role).hasSizeLessThanOrEqualTo(1);
        }
    }

    static List<Order> open(Counted group, Engine engine) {
        return group.orders.stream()
                .map(engine.book()::require)
                .filter(Order::isOpen)
                .toList();
    }

    private static boolean isFitted(Order order) {
        return order.has(Instruction.REDUCE_ONLY);
    }

    /** On its way out, or waiting for an answer after which it is looked at again. */
    private static boolean isGoing(Order order) {
        return switch (order.status()) {
            case PENDING_CANCEL, PENDING_REPLACE, INITIALIZED -> true;
            default -> false;
        };
    }

    private static boolean isAtWork(Order order) {
        return switch (order.status()) {
            case SUBMITTED, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, PENDING_REPLACE -> true;
            default -> false;
        };
    }

    private static boolean canBeToldItsSize(Order order) {
        return order.venueOrderId().isPresent()
                && order.status() != OrderStatus.SUBMITTED
                && order.status() != OrderStatus.PENDING_REPLACE;
    }

    private static Decimal leaves(Order order) {
        return order.leavesQty(ANY).value();
    }
}
