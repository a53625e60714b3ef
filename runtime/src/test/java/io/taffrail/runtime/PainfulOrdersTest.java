package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.OrderEvent.OrderCanceled;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.Receipt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What orders that trade in parts, are changed or will not end have done to others (P14 to P16, P20, P21). */
@Timeout(120)
class PainfulOrdersTest {
    private final FarBroker broker = new FarBroker();
    private final FarHouse house = FarHouse.open(broker);

    @AfterEach
    void close() {
        house.close();
    }

    /** The stop of a bracket whose entry had traded in part sold all that was ordered. */
    @Test
    void p14TheExitsOfAPartlyFilledEntryAreAsLargeAsItAtTheBroker() {
        List<Order> bracket = house.bracket("b", "10", "160", "140");
        Order entry = accepted(bracket.getFirst());
        Order profit = bracket.get(1);
        Order stop = bracket.get(2);

        broker.fill(entry, "4", "150");
        accepted(profit);
        accepted(stop);
        assertThat(broker.working()).isEqualTo(Map.of(
                entry.clientOrderId(), Quantity.of(6), profit.clientOrderId(), Quantity.of(4),
                stop.clientOrderId(), Quantity.of(4)));

        broker.fill(entry, "3", "150");
        house.await(() -> Quantity.of(7).equals(broker.working().get(stop.clientOrderId())));
        broker.fill(stop, "7", "140");

        house.await(() -> broker.working().isEmpty());
        house.await(() -> house.folded().book().openOrders().isEmpty());
        assertThat(broker.position("AAPL")).isEqualTo(Decimal.ZERO).isEqualTo(house.position());
        assertThat(house.now(entry).status()).isEqualTo(OrderStatus.CANCELED);
    }

    /** What took the place of a partly filled order traded the whole quantity once more. */
    @Test
    void p15AReplacementOfAPartlyFilledOrderTradesOnlyTheRest() {
        Order old = accepted(house.buy("a", "10"));
        broker.fill(old, "4", "150");
        house.await(() -> house.now(old).cumQty().equals(Quantity.of(4)));

        Order heir = house.replaced(old, "6");
        house.await(() -> house.now(old).status() == OrderStatus.REPLACED);
        assertThat(broker.working()).isEqualTo(Map.of(heir.clientOrderId(), Quantity.of(2)));
        broker.fill(heir, "2", "150");

        house.await(() -> house.now(heir).status() == OrderStatus.FILLED);
        assertThat(house.now(heir).cumQty()).isEqualTo(Quantity.of(6));
        assertThat(house.position()).isEqualTo(Decimal.of(6)).isEqualTo(broker.position("AAPL"));
    }

    /** The same, where the part had traded and nobody had told of it when the order was replaced. */
    @Test
    void p15AFillOfTheOldOrderThatIsToldLateCountsInWhatTookItsPlace() {
        Order old = accepted(house.buy("a", "10"));
        broker.tellsFills = false;
        broker.statesExecutions = false;
        broker.fill(old, "4", "150");

        Order heir = house.replaced(old, "6");
        house.await(() -> house.now(old).status() == OrderStatus.REPLACED);
        broker.statesExecutions = true;
        house.await(() -> house.now(heir).cumQty().equals(Quantity.of(4)));
        broker.tellsFills = true;
        broker.fill(heir, "2", "150");

        house.await(() -> house.now(heir).status() == OrderStatus.FILLED);
        assertThat(house.position()).isEqualTo(Decimal.of(6)).isEqualTo(broker.position("AAPL"));
    }

    /** How much of an order had traded in all was taken for what the latest execution had traded. */
    @Test
    void p16ExecutionsAreAddedUpAndCountsAreNot() {
        Order order = accepted(house.buy("a", "10"));
        broker.statesExecutions = false;
        broker.answersLookUps = false;
        broker.fill(order, "4", "150");
        broker.tellsFills = false;
        broker.fill(order, "3", "151");
        house.awaitStatements(2);

        assertThat(house.now(order).cumQty()).as("a count of 7 is no execution").isEqualTo(Quantity.of(4));

        broker.tellsFills = true;
        broker.fill(order, "3", "152");
        broker.statesExecutions = true;
        broker.answersLookUps = true;
        house.await(() -> house.now(order).cumQty().equals(Quantity.of(10)));
        assertThat(house.now(order).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(house.events(OrderFilled.class)).extracting(filled -> filled.fill().lastQty())
                .containsExactlyInAnyOrder(Quantity.of(4), Quantity.of(3), Quantity.of(3));
        house.awaitStatements(2);
        assertThat(house.position()).isEqualTo(Decimal.of(10)).isEqualTo(broker.position("AAPL"));
        assertThat(house.account().cash()).isEqualTo(broker.cash).isEqualTo(Money.usd("98491"));
    }

    /** A position could not be closed, and nothing said that another order held it. */
    @Test
    void p20WhatWorkingOrdersHoldIsNotSoldAgainAndTheRefusalSaysHowMuch() {
        Order bought = accepted(house.buy("a", "10"));
        broker.fill(bought, "10", "150");
        house.await(() -> house.now(bought).status() == OrderStatus.FILLED);
        accepted(house.sell("mine", "6"));
        broker.orderFromElsewhere(sellerElsewhere());
        house.await(() -> house.folded().book().openOrders().size() == 2);

        Receipt all = close("10");
        Receipt rest = close("1");

        assertThat(all.denial()).contains(new Denial.InsufficientQuantity(
                FarBroker.AAPL.symbol(), Quantity.of(10), Quantity.of(1), Quantity.of(9)));
        assertThat(rest.denial()).isEmpty();
        house.await(() -> broker.placements.size() == 3);
        assertThat(broker.working()).containsOnlyKeys(
                new ClientOrderId("mine"), new ClientOrderId("by hand"), rest.order().orElseThrow().clientOrderId());
    }

    /** A cancel got lost, and the order stayed about to be canceled for hours. */
    @Test
    void p21ACancelThatGotLostIsAskedForAgain() {
        Order order = accepted(house.buy("a", "10"));
        broker.hearsCancels = false;

        house.cancel(order);
        house.await(() -> broker.cancels.size() >= 2);
        assertThat(house.now(order).status()).isEqualTo(OrderStatus.PENDING_CANCEL);
        assertThat(house.account().balance().reserved()).isEqualTo(Money.usd("1500"));

        broker.hearsCancels = true;
        house.await(() -> house.now(order).status() == OrderStatus.CANCELED);
        assertThat(house.account().balance().reserved()).isEqualTo(Money.usd("0"));
    }

    /** The broker had canceled it and never said so. */
    @Test
    void p21ACancelThatNobodyTellsOfIsFoundOut() {
        Order order = accepted(house.buy("a", "10"));
        broker.fill(order, "4", "150");
        house.await(() -> house.now(order).cumQty().equals(Quantity.of(4)));
        broker.tellsCancels = false;

        house.cancel(order);

        house.await(() -> house.now(order).status() == OrderStatus.CANCELED);
        assertThat(house.position()).isEqualTo(Decimal.of(4));
    }

    /** The broker answered every cancel with that it knew no such order, and the order stayed open for ever. */
    @Test
    void p21AnOrderThatTheBrokerDoesNotKnowAnyMoreIsOverOnceThatIsProven() {
        Order order = accepted(house.buy("a", "10"));
        broker.hearsCancels = false;
        broker.forget(order);

        house.cancel(order);

        house.await(() -> house.now(order).status() == OrderStatus.CANCELED);
        assertThat(house.events(OrderCanceled.class)).singleElement().satisfies(canceled ->
                assertThat(canceled.evidence()).startsWith("LOST: the broker did not know it at").contains("order not found"));
    }

    private Order accepted(Order order) {
        house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
        return order;
    }

    private Receipt close(String quantity) {
        return house.command(new Command.ClosePosition(
                FarHouse.ACCOUNT, FarBroker.AAPL.symbol(), new Command.Portion.Units(Quantity.of(quantity)),
                Optional.empty()));
    }

    private static Order sellerElsewhere() {
        OrderId id = OrderId.derived(new Identity("elsewhere"), new DeskId("main"), 1);
        return Order.of(new OrderInitialized(
                id, 1, FarHouse.ACCOUNT, new ClientOrderId("by hand"), FarBroker.AAPL, Side.SELL,
                OrderAmount.units(Quantity.of(3)), new OrderSpec.Limit(Price.of("160")), TimeInForce.GTC, Optional.empty(),
                TradingHouse.OPEN));
    }
}
