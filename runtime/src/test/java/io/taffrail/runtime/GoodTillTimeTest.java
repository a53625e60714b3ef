package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Orders good till a time at a broker that knows no such time: the house takes them off. */
@Timeout(120)
class GoodTillTimeTest {
    private final FarBroker broker = new FarBroker();

    @Test
    void anOrderIsTakenOffWhenItsTimeIsOverAndNotBefore() {
        try (var house = FarHouse.open(broker)) {
            Instant end = Instant.now().plusSeconds(2);
            Order order = house.command(FarHouse.submitted(until(end))).order().orElseThrow();
            Order other = house.buy("gtc", "1");

            house.await(() -> house.now(order).status() == OrderStatus.CANCELED);

            assertThat(broker.cancels).containsExactly(order.id());
            assertThat(house.events(OrderPendingCancel.class)).hasSize(1)
                    .allSatisfy(asked -> assertThat(asked.at()).isAfterOrEqualTo(end));
            assertThat(house.now(other).status()).isEqualTo(OrderStatus.ACCEPTED);
        }
    }

    /** What traded of it before stays traded, and only the rest goes. */
    @Test
    void whatIsLeftOfAPartlyFilledOrderIsTakenOff() {
        try (var house = FarHouse.open(broker)) {
            Order order = house.command(FarHouse.submitted(until(Instant.now().plusSeconds(2)))).order().orElseThrow();
            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
            broker.fill(order, "4", "150");

            house.await(() -> house.now(order).status() == OrderStatus.CANCELED);

            assertThat(house.now(order).cumQty()).isEqualTo(Quantity.of(4));
            assertThat(broker.working()).isEmpty();
        }
    }

    /** The time that was over while nobody ran the house is over when it is opened again. */
    @Test
    void anOrderWhoseTimeEndedWhileTheHouseWasShutIsTakenOffAtTheStart() {
        var journal = new RecordedJournal();
        Order order;
        try (var house = FarHouse.open(journal, broker, OnBreak.ASK)) {
            Order placed = house.command(FarHouse.submitted(until(Instant.now().plusSeconds(4)))).order().orElseThrow();
            house.await(() -> house.now(placed).status() == OrderStatus.ACCEPTED);
            order = placed;
        }
        assertThat(broker.cancels).isEmpty();

        try (var house = FarHouse.open(journal, broker, OnBreak.ASK)) {
            house.await(() -> house.now(order).status() == OrderStatus.CANCELED);
            assertThat(broker.cancels).containsExactly(order.id());
        }
    }

    /** An end that is not heard of is asked for again, and not forgotten. */
    @Test
    void whereTheCancelIsLostItIsAskedForAgain() {
        broker.hearsCancels = false;
        try (var house = FarHouse.open(broker)) {
            Order order = house.command(FarHouse.submitted(until(Instant.now().plus(Duration.ofSeconds(1))))).order().orElseThrow();
            house.await(() -> !broker.cancels.isEmpty());
            broker.hearsCancels = true;

            house.await(() -> house.now(order).status() == OrderStatus.CANCELED);
            assertThat(house.events(OrderPendingCancel.class)).hasSize(1);
        }
    }

    private static OrderIntent until(Instant end) {
        return new OrderIntent(
                Optional.of(new ClientOrderId("gtd")), new Symbol("AAPL"), Side.BUY, OrderAmount.units(Quantity.of("10")),
                new OrderSpec.Limit(Price.of("150")), TimeInForce.GTD, Optional.of(end), Instruction.NONE, Optional.empty(),
                Optional.empty());
    }
}
