package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.LinkEvent.ReportSetAside;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderUnfound;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders whose answer is lost: what is unknown stays unknown until there is evidence, and nothing is sent twice. */
@Timeout(120)
class InDoubtTest {

    @Test
    void anOrderWhoseAnswerWasLostIsFoundAndNotSentAgain() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            broker.wire = FarBroker.Wire.LOSES_ANSWERS;
            Order order = house.buy("a", "10");

            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);

            assertThat(broker.placements).containsExactly(new ClientOrderId("a"));
            assertThat(house.now(order).venueOrderId()).contains(new VenueOrderId("V-1"));
        }
    }

    @Test
    void anOrderThatNeverArrivedIsOverAfterTwoDenialsApart() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            broker.wire = FarBroker.Wire.LOSES_REQUESTS;
            Order order = house.buy("a", "10");

            house.await(() -> !house.now(order).isOpen());

            assertThat(house.now(order).rejection()).map(Rejection::code).contains("NOT_PLACED");
            assertThat(broker.placements).containsExactly(new ClientOrderId("a"));
            var first = house.events(OrderUnfound.class).getFirst().at();
            assertThat(Duration.between(first, house.now(order).lastChange())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void aDenialProvesNothingWhileARequestMayStillBeUnderWay() {
        var broker = new FarBroker();
        broker.longestLife = Duration.ofMinutes(1);
        try (var house = FarHouse.open(broker)) {
            broker.wire = FarBroker.Wire.LOSES_REQUESTS;
            Order order = house.buy("a", "10");

            house.await(() -> broker.lookedUp.size() >= 3);

            assertThat(house.now(order).status()).isEqualTo(OrderStatus.IN_DOUBT);
            assertThat(house.events(OrderUnfound.class)).isEmpty();
        }
    }

    /** Found by the lab: a clock that was set forward made a proof of one denial while the request was still on its way. */
    @ParameterizedTest
    @ValueSource(longs = {3_600, -3_600})
    void aClockThatIsSetProvesNothingAndDelaysNothing(long seconds) {
        var broker = new FarBroker();
        broker.longestLife = Duration.ofSeconds(2);
        var threads = new JumpingThreads();
        try (var house = FarHouse.open(broker, threads)) {
            broker.wire = FarBroker.Wire.LOSES_REQUESTS;
            long sent = System.nanoTime();
            Order order = house.buy("a", "10");
            house.await(() -> !broker.lookedUp.isEmpty());

            threads.jump(Duration.ofSeconds(seconds));

            house.await(() -> !house.events(OrderUnfound.class).isEmpty());
            assertThat(Duration.ofNanos(System.nanoTime() - sent)).isGreaterThan(broker.longestLife);
            house.await(() -> house.now(order).status() == OrderStatus.REJECTED);
            house.awaitStatements(2);
        }
    }

    /** Found by the lab: a clock that was set between an order and a restart made it older than it was. */
    @Test
    void aRestartProvesNothingOfHowLongARequestIsUnderWay() {
        var broker = new FarBroker();
        broker.longestLife = Duration.ofSeconds(5);
        var journal = new RecordedJournal();
        Order order;
        try (var house = FarHouse.open(journal, broker, OnBreak.ASK)) {
            broker.wire = FarBroker.Wire.LOSES_REQUESTS;
            order = house.buy("a", "10");
            house.await(() -> !broker.lookedUp.isEmpty());
        }

        var ahead = new JumpingThreads();
        ahead.jump(Duration.ofHours(1));
        long started = System.nanoTime();
        try (var house = FarHouse.open(journal, broker, OnBreak.ASK, ahead)) {
            house.await(() -> house.now(order).status() == OrderStatus.REJECTED);

            assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(broker.longestLife);
        }
    }

    @Test
    void anOrderInDoubtKeepsItsReservation() {
        var broker = new FarBroker();
        broker.answersLookUps = false;
        try (var house = FarHouse.open(broker)) {
            broker.wire = FarBroker.Wire.LOSES_REQUESTS;
            Order order = house.buy("a", "10");
            house.await(() -> house.now(order).status() == OrderStatus.IN_DOUBT);

            var balance = house.folded().book().account(FarHouse.ACCOUNT).orElseThrow().balance();
            assertThat(balance.reserved()).isEqualTo(Money.usd("1500"));
        }
    }

    @Test
    void whatProvablyNeverLeftIsOverAtOnce() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            broker.wire = FarBroker.Wire.CANNOT_CONNECT;
            Order order = house.buy("a", "10");

            house.await(() -> !house.now(order).isOpen());

            assertThat(house.now(order).rejection()).contains(new Rejection("NOT_SENT", "connection refused"));
        }
    }

    @Test
    void anOrderThatWasBeingSentWhenTheDeskDiedIsLookedUpAndNotOfferedAgain() {
        var broker = new FarBroker();
        var journal = new RecordedJournal();
        broker.answersLookUps = false;
        Order order;
        try (var house = FarHouse.open(journal, broker, OnBreak.ASK)) {
            broker.wire = FarBroker.Wire.LOSES_ANSWERS;
            order = house.buy("a", "10");
            house.await(() -> !broker.placements.isEmpty());
        }

        broker.answersLookUps = true;
        try (var house = FarHouse.open(journal, broker, OnBreak.ASK)) {
            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
            assertThat(broker.placements).containsExactly(new ClientOrderId("a"));
        }
    }

    @Test
    void twoHundredOrdersInDoubtAreSettledByOneStatement() {
        var broker = new FarBroker();
        var journal = new RecordedJournal();
        broker.answersLookUps = false;
        try (var house = FarHouse.open(journal, broker, OnBreak.ASK)) {
            broker.wire = FarBroker.Wire.LOSES_ANSWERS;
            for (int i = 0; i < 200; i++) {
                house.buy("o-" + i, "1");
            }
            house.await(() -> broker.placements.size() == 200);
        }
        broker.lookedUp.clear();

        try (var house = FarHouse.open(journal, broker, OnBreak.ASK)) {
            house.await(() -> house.folded().book().openOrders().stream()
                    .allMatch(order -> order.status() == OrderStatus.ACCEPTED));
            assertThat(broker.placements).doesNotHaveDuplicates().hasSize(200);
            assertThat(broker.lookedUp).as("the statement has told all").isEmpty();
        }
    }

    @Test
    void aFillIsCountedOnceHoweverOftenItIsTold() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            Order order = house.buy("a", "10");
            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
            broker.fill(order, "4", "149.5");
            var again = new ExecutionReport.Filled(order.id(), fill("E-1", "4", "149.5"), false);
            broker.tell(again);
            broker.tell(again);

            house.await(() -> house.now(order).cumQty().equals(Quantity.of(4)));
            assertThat(house.events(OrderFilled.class)).hasSize(1);
        }
    }

    @Test
    void aPersonMayEndAnOrderInDoubtWithAReasonAndNoOther() {
        var broker = new FarBroker();
        broker.answersLookUps = false;
        try (var house = FarHouse.open(broker)) {
            Order working = house.buy("w", "1");
            house.await(() -> house.now(working).status() == OrderStatus.ACCEPTED);
            broker.wire = FarBroker.Wire.LOSES_REQUESTS;
            Order doubtful = house.buy("d", "1");
            house.await(() -> house.now(doubtful).status() == OrderStatus.IN_DOUBT);

            house.command(new Command.ResolveOrder(FarHouse.ACCOUNT, doubtful.id(), "the broker was asked by phone"));
            var refused = house.command(new Command.ResolveOrder(FarHouse.ACCOUNT, working.id(), "to be rid of it"));

            assertThat(house.now(doubtful).rejection())
                    .contains(new Rejection("NOT_PLACED", "resolved by a person: the broker was asked by phone"));
            assertThat(refused.denial()).contains(new Denial.OrderNotInDoubt(working.id(), OrderStatus.ACCEPTED));
        }
    }

    @Test
    void whatTheLifecycleDoesNotAllowIsPutAsideAndTheDeskGoesOn() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            Order order = house.buy("a", "10");
            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
            broker.fill(order, "4", "149.5");
            house.await(() -> house.now(order).status() == OrderStatus.PARTIALLY_FILLED);

            broker.tell(new ExecutionReport.Rejected(order.id(), new Rejection("X", "no"), Instant.now()));
            broker.tell(new ExecutionReport.Canceled(
                    OrderId.derived(
                            new Identity("x"), new DeskId("x"), 9),
                    "whose is it", Instant.now()));
            broker.rubbish("no JSON: <html>");

            house.await(() -> house.events(ReportSetAside.class).size() == 3);
            assertThat(house.stopped()).isEmpty();
            assertThat(house.now(order).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        }
    }

    private static Fill fill(String name, String quantity, String price) {
        return new Fill(
                new TradeId(name), Quantity.of(quantity), Price.of(price), Money.usd("0"), Liquidity.TAKER, Instant.now());
    }
}
