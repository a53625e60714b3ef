package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.LinkEvent.BreakFound;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.OrderEvent.OrderAdopted;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.model.statement.Statement;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What restarts have done to the users of other systems (P9 to P13 of docs/scenarios.md), lived on the desk. */
@Timeout(120)
class PainfulRestartTest {
    private final FarBroker broker = new FarBroker();
    private final RecordedJournal journal = new RecordedJournal();

    /** The same where the account believes its broker: what an order has traded comes with its execution, and once. */
    @ParameterizedTest
    @ValueSource(strings = {"4", "10"})
    void p09WhatAnOrderExplainsIsNotAdoptedBesideItsExecution(String traded) {
        try (var house = FarHouse.open(journal, broker, OnBreak.ADOPT)) {
            Order order = house.buy("a", "10");
            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
            broker.tellsFills = false;
            broker.statesExecutions = false;
            broker.answersLookUps = false;
            broker.fill(order, traded, "150");
            house.awaitStatements(3);

            broker.statesExecutions = true;
            broker.answersLookUps = true;
            house.await(() -> house.now(order).cumQty().equals(Quantity.of(traded)));
            house.awaitStatements(2);

            assertThat(house.position()).isEqualTo(Decimal.of(traded));
            assertThat(house.events(PositionEvent.class)).as("nothing was made up").hasSize(1);
        }
    }

    /** A restarted engine took itself for flat, and made a fill up that turned the position over. */
    @Test
    void p09ARestartWithAPositionMakesUpNoFill() {
        try (var house = open()) {
            filled(house, house.buy("a", "10"), "10");
        }
        int before = orderEvents();

        try (var house = open()) {
            house.awaitStatements(2);
            assertThat(house.position()).isEqualTo(Decimal.of(10));
            assertThat(orderEvents()).as("nothing has happened to any order").isEqualTo(before);

            filled(house, house.sell("b", "10"), "10");
            assertThat(house.position()).isEqualTo(Decimal.ZERO).isEqualTo(broker.position("AAPL"));
        }
    }

    /** 75 were held, the broker's record of late added up to 65 sold, and the node would not start any more. */
    @Test
    void p10APositionOlderThanTheBrokersRecordOpensAsItIs() {
        try (var house = open()) {
            filled(house, house.buy("old", "140"), "140");
            broker.forgetExecutions();
            filled(house, house.sell("late", "65"), "65");
        }

        try (var house = open()) {
            assertThat(house.position()).isEqualTo(Decimal.of(75));
            assertThat(house.events(BreakFound.class)).as("the cash that the account began with").hasSize(1);
        }
        try (var newcomer = FarHouse.open(new RecordedJournal(), broker, OnBreak.ASK)) {
            assertThat(newcomer.position()).as("where there is no journal yet").isEqualTo(Decimal.of(75));
        }
    }

    /** Each start gave what the broker told another name, and booked it again. */
    @Test
    void p11WhatEveryStartIsToldAgainIsBookedOnce() {
        broker.repeatsItself = true;
        broker.orderFromElsewhere(stranger());
        try (var house = open()) {
            Order order = house.buy("a", "10");
            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
            broker.tellsFills = false;
            broker.fill(order, "3", "150");
            broker.fill(order, "3", "150");
            broker.fill(order, "4", "150");
            house.await(() -> house.now(order).status() == OrderStatus.FILLED);
        }
        for (int start = 0; start < 3; start++) {
            try (var house = open()) {
                house.awaitStatements(2);
                assertThat(house.events(OrderFilled.class)).extracting(filled -> filled.fill().tradeId().value())
                        .containsExactly("E-1", "E-2", "E-3");
                assertThat(house.events(OrderAdopted.class)).hasSize(1);
                assertThat(house.account().cash()).isEqualTo(broker.cash);
            }
        }
    }

    /** A copy that lagged behind told of an account that was no more, and it was believed. */
    @Test
    void p11AStatementOfAMomentAgoTakesNothingBack() {
        try (var house = open()) {
            Order order = house.buy("a", "10");
            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
            Statement before = broker.ofNow();
            filled(house, order, "10");
            broker.tellOnce(before);
            house.awaitStatements(2);

            assertThat(house.now(order).status()).isEqualTo(OrderStatus.FILLED);
            assertThat(house.position()).isEqualTo(Decimal.of(10));
            assertThat(house.events(BreakFound.class)).as("the cash that the account began with").hasSize(1);
        }
    }

    /** A start lost sight of an order that worked. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void p12NoOrderThatWorksAtTheBrokerIsLostByAStart(long seed) {
        var dice = new SplittableRandom(seed);
        List<Order> orders;
        try (var house = open()) {
            orders = IntStream.range(0, 12).mapToObj(i -> house.buy("o-" + i, "10")).toList();
            house.await(() -> orders.stream().allMatch(order -> house.now(order).status() == OrderStatus.ACCEPTED));
        }
        broker.tellsFills = false;
        for (Order order : orders) {
            switch (dice.nextInt(4)) {
                case 0 -> broker.fill(order, "10", "150");
                case 1 -> broker.fill(order, Integer.toString(dice.nextInt(1, 10)), "150");
                case 2 -> broker.cancelQuietly(order);
                case 3 -> assertThat(broker.working()).containsKey(order.clientOrderId());
                default -> throw new AssertionError("a die has four sides");
            }
        }
        broker.orderFromElsewhere(stranger());

        try (var house = open()) {
            house.await(() -> working(house).equals(broker.working()));
            assertThat(house.position()).isEqualTo(broker.position("AAPL"));
            assertThat(orders).as("seed %s", seed)
                    .filteredOn(order -> !broker.working().containsKey(order.clientOrderId()))
                    .allMatch(order -> house.now(order).status() == OrderStatus.FILLED
                            || house.now(order).status() == OrderStatus.CANCELED);
        }
    }

    /** After a restart nobody remembered which exits belonged to which position, and it was left without a stop. */
    @Test
    void p13AnEntryThatTradedDuringTheRestartIsProtectedByIt() {
        List<Order> bracket;
        try (var house = open()) {
            bracket = house.bracket("b", "10", "160", "140");
            house.await(() -> house.now(bracket.getFirst()).status() == OrderStatus.ACCEPTED);
        }
        broker.tellsFills = false;
        broker.fill(bracket.getFirst(), "10", "150");

        try (var house = open()) {
            Order profit = bracket.get(1);
            Order stop = bracket.get(2);
            house.await(() -> house.now(stop).status() == OrderStatus.ACCEPTED
                    && house.now(profit).status() == OrderStatus.ACCEPTED);
            assertThat(broker.working()).isEqualTo(
                    Map.of(stop.clientOrderId(), Quantity.of(10), profit.clientOrderId(), Quantity.of(10)));
        }
        broker.fill(bracket.get(1), "10", "160");
        try (var house = open()) {
            house.await(() -> house.now(bracket.get(2)).status() == OrderStatus.CANCELED);
            assertThat(broker.working()).isEmpty();
            assertThat(broker.position("AAPL")).isEqualTo(Decimal.ZERO).isEqualTo(house.position());
        }
    }

    private FarHouse open() {
        return FarHouse.open(journal, broker, OnBreak.ASK);
    }

    private void filled(FarHouse house, Order order, String quantity) {
        house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
        broker.fill(order, quantity, "150");
        house.await(() -> house.now(order).status() == OrderStatus.FILLED);
    }

    private int orderEvents() {
        return (int) journal.entries().stream()
                .flatMap(entry -> entry.events().stream())
                .filter(OrderEvent.class::isInstance)
                .count();
    }

    private static Map<ClientOrderId, Quantity> working(FarHouse house) {
        Function<Order, Quantity> left = order -> order.orderQty().orElseThrow().minus(order.cumQty());
        return house.folded().book().openOrders().stream().collect(Collectors.toMap(Order::clientOrderId, left));
    }

    private static Order stranger() {
        OrderId id = OrderId.derived(new Identity("elsewhere"), new DeskId("main"), 1);
        return Order.of(new OrderInitialized(
                id, 1, FarHouse.ACCOUNT, new ClientOrderId("by hand"), FarBroker.AAPL, Side.BUY,
                OrderAmount.units(Quantity.of(3)), new OrderSpec.Limit(Price.of("150")), TimeInForce.GTC, Optional.empty(),
                TradingHouse.OPEN));
    }
}
