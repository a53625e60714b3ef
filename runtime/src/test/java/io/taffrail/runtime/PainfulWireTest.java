package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.RequestKey;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.LinkEvent.AccountReconciled;
import io.taffrail.model.journal.LinkEvent.LinkDropped;
import io.taffrail.model.journal.OrderEvent.OrderCanceled;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInDoubt;
import io.taffrail.model.journal.OrderEvent.OrderRejected;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.statement.Gate;
import io.taffrail.model.statement.StatedExecution;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What wires have done to the users of other systems (P1 to P8 of docs/scenarios.md), lived on the desk. */
@Timeout(120)
class PainfulWireTest {

    /** A bot whose placement timed out placed it again, and held twice what it wanted. */
    @Test
    void p01AnOrderWhoseAnswerTimedOutTradesOnce() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            broker.wire = FarBroker.Wire.LOSES_ANSWERS;
            Order order = house.buy("a", "10");
            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);

            broker.fill(order, "10", "150");
            house.await(() -> house.now(order).status() == OrderStatus.FILLED);
            house.awaitStatements(2);

            assertThat(broker.placements).containsExactly(new ClientOrderId("a"));
            assertThat(house.position()).isEqualTo(Decimal.of(10)).isEqualTo(broker.position("AAPL"));
        }
    }

    /** The stream had said that the order was there; the retry of the timed-out request went out all the same. */
    @Test
    void p02WhatTheStreamHasProvenIsNotAskedForAgain() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            broker.wire = FarBroker.Wire.TELLS_AND_LOSES_ANSWERS;
            Order order = house.buy("a", "10");

            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
            house.awaitStatements(3);

            assertThat(house.events(OrderInDoubt.class)).isEmpty();
            assertThat(broker.placements).containsExactly(new ClientOrderId("a"));
            assertThat(broker.lookedUp).isEmpty();
        }
    }

    /** A program that heard nothing asked again, each time under a fresh name. */
    @Test
    void p03WhoAsksAgainUnderAFreshNameGetsTheFirstAnswerOrARefusal() {
        var broker = new FarBroker();
        broker.wire = FarBroker.Wire.LOSES_ANSWERS;
        try (var house = FarHouse.open(broker)) {
            OrderIntent nameless = FarHouse.intent(Optional.empty(), Side.BUY, "10");
            OrderIntent freshlyNamed = FarHouse.intent(Optional.of(new ClientOrderId("try-2")), Side.BUY, "10");

            Order first = house.command(once("signal-7", "buy ten", nameless)).order().orElseThrow();
            var again = house.command(once("signal-7", "buy ten", nameless));
            var renamed = house.command(once("signal-7", "buy ten, as try-2", freshlyNamed));

            assertThat(again.orders()).isEmpty();
            assertThat(renamed.denial()).contains(new Denial.RequestKeyTaken(new RequestKey("signal-7")));
            house.await(() -> house.now(first).status() == OrderStatus.ACCEPTED);
            house.awaitStatements(2);
            assertThat(broker.placements).containsExactly(first.clientOrderId());
        }
    }

    /** An order of which nobody knew was booked as rejected, and traded. */
    @Test
    void p04AnAmbiguousPlacementIsInDoubtAndNeverRejected() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            broker.wire = FarBroker.Wire.LOSES_ANSWERS;
            broker.tellsFills = false;
            broker.reachable = false;
            Order order = house.buy("a", "10");
            house.await(() -> broker.placements.size() == 1 && house.now(order).status() == OrderStatus.IN_DOUBT);
            broker.fill(order, "10", "150");
            house.await(() -> broker.lookedUp.size() >= 2);

            assertThat(house.now(order).status()).isEqualTo(OrderStatus.IN_DOUBT);
            assertThat(house.account().balance().reserved()).isEqualTo(Money.usd("1500"));

            broker.reachable = true;
            house.await(() -> house.now(order).status() == OrderStatus.FILLED);
            assertThat(house.events(OrderRejected.class)).isEmpty();
            assertThat(house.position()).isEqualTo(Decimal.of(10));
        }
    }

    /** While the network was down working orders were given up; all of them traded, and nobody knew of the position. */
    @Test
    void p05AnOutageEndsNoOrder() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            List<Order> working = IntStream.range(0, 6).mapToObj(i -> house.sell("dead-" + i, "1")).toList();
            house.await(() -> working.stream().allMatch(order -> house.now(order).status() == OrderStatus.ACCEPTED));
            broker.tellsFills = false;
            broker.reachable = false;
            broker.loseStream();
            house.await(() -> house.link().gate() == Gate.SHUT);
            working.forEach(house::cancel);
            house.await(() -> broker.cancels.size() >= 6);
            working.forEach(order -> broker.fill(order, "1", "150"));

            assertThat(working).allMatch(order -> house.now(order).status() == OrderStatus.PENDING_CANCEL);

            broker.reachable = true;
            broker.findStream();
            house.await(() -> house.link().gate() == Gate.OPEN);
            assertThat(working).allMatch(order -> house.now(order).status() == OrderStatus.FILLED);
            assertThat(house.position()).isEqualTo(Decimal.of(-6)).isEqualTo(broker.position("AAPL"));
            assertThat(house.events(OrderCanceled.class)).isEmpty();
            assertThat(house.events(OrderRejected.class)).isEmpty();
        }
    }

    /** What traded while the connection was lost never came to the books. */
    @Test
    void p06FillsOfAnOutageAreBookedBeforeNewRiskIsTaken() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            Order order = house.buy("a", "10");
            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
            broker.loseStream();
            house.await(() -> house.link().gate() == Gate.SHUT);
            broker.tellsFills = false;
            broker.fill(order, "4", "150");
            broker.fill(order, "6", "149");

            broker.findStream();
            house.await(() -> house.link().gate() == Gate.OPEN);

            assertThat(house.now(order).status()).isEqualTo(OrderStatus.FILLED);
            assertThat(lastEntryWith(house, OrderFilled.class)).isLessThan(lastEntryWith(house, AccountReconciled.class));
        }
    }

    /** A healthy stream swallowed fourteen of eighteen fills; the program sold again and again what it had sold. */
    @Test
    void p07FillsThatAHealthyStreamSwallowsAreBookedEachOnce() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            List<Order> orders = IntStream.range(0, 18).mapToObj(i -> house.buy("o-" + i, "1")).toList();
            house.await(() -> orders.stream().allMatch(order -> house.now(order).status() == OrderStatus.ACCEPTED));
            for (Order order : orders) {
                broker.tellsFills = order.number() % 5 == 0;
                broker.fill(order, "1", "150");
            }

            house.await(() -> orders.stream().allMatch(order -> house.now(order).status() == OrderStatus.FILLED));
            Order sold = house.command(new Command.ClosePosition(
                            FarHouse.ACCOUNT, FarBroker.AAPL.symbol(), new Command.Portion.Whole(), Optional.empty()))
                    .order()
                    .orElseThrow();
            house.await(() -> house.now(sold).status() == OrderStatus.ACCEPTED);
            broker.fill(sold, "18", "150");

            house.await(() -> house.now(sold).status() == OrderStatus.FILLED);
            house.awaitStatements(2);
            assertThat(broker.position("AAPL")).isEqualTo(Decimal.ZERO).isEqualTo(house.position());
            assertThat(booked(house)).containsExactlyInAnyOrderElementsOf(
                    broker.tape().stream().map(StatedExecution::fill).toList());
            assertThat(house.events(LinkDropped.class)).as("the stream has never been down").hasSizeLessThan(2);
        }
    }

    /** Orders went out while nobody could hear what became of them. */
    @Test
    void p08WithoutAStreamNothingIsSentAndWhatWorksCanStillBeTakenOff() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            Order working = house.buy("a", "10");
            house.await(() -> house.now(working).status() == OrderStatus.ACCEPTED);
            broker.loseStream();
            house.await(() -> house.link().gate() == Gate.SHUT);

            var denied = house.buy("b", "1").id();
            house.cancel(working);

            house.await(() -> house.now(working).status() == OrderStatus.CANCELED);
            assertThat(house.folded().book().order(denied)).map(Order::status).contains(OrderStatus.DENIED);
            assertThat(broker.placements).containsExactly(new ClientOrderId("a"));
        }
    }

    private static List<Fill> booked(FarHouse house) {
        return house.events(OrderFilled.class).stream().map(OrderFilled::fill).toList();
    }

    private static long lastEntryWith(FarHouse house, Class<?> kind) {
        return house.journal.entries().stream()
                .filter(entry -> entry.events().stream().anyMatch(kind::isInstance))
                .mapToLong(Entry::sequence)
                .max()
                .orElseThrow();
    }

    private static Command once(String key, String fingerprint, OrderIntent intent) {
        return new Command.Once(
                FarHouse.ACCOUNT, new RequestKey(key), fingerprint, FarHouse.submitted(intent), Optional.empty());
    }
}
