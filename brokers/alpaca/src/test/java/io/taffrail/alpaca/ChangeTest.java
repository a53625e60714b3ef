package io.taffrail.alpaca;

import static io.taffrail.alpaca.FakeAlpaca.error;
import static io.taffrail.alpaca.FakeAlpaca.ok;
import static io.taffrail.alpaca.FakeAlpaca.status;
import static io.taffrail.alpaca.Recorder.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.conformance.Samples;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.LookUp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Working orders that are changed, and what is known of it where an answer is lost. */
class ChangeTest {
    private final FakeAlpaca alpaca = new FakeAlpaca();
    private final Recorder desk = new Recorder();
    private final AlpacaBroker broker = new AlpacaBroker(AlpacaConfig.paper(alpaca.uri(), PlacementTest.keys())
            .with(AlpacaConfig.Retries.NONE).withLongestLife(Duration.ZERO).withLag(Duration.ZERO));
    private final Order order = Orders.accepted(Orders.buy(1), "v-1");
    private final Order heir = Orders.heir(2, 1);
    private final Order changing =
            order.apply(new OrderPendingReplace(order.id(), heir.id(), heir.amount(), heir.spec(), Samples.AT));

    @AfterEach
    void close() {
        broker.close();
        alpaca.close();
    }

    @Test
    void onlyWhatChangesIsSentUnderTheNewName() {
        connect(order);
        alpaca.on("PATCH /v2/orders/v-1", ok(Wires.order("v-2", "c-2", "new", Map.of("replaces", "\"v-1\""))));

        broker.replace(order, heir);

        assertThat(alpaca.requests("PATCH")).singleElement().satisfies(request ->
                assertThat(request.body()).isEqualTo("{\"limit_price\":\"101\",\"client_order_id\":\"c-2\"}"));
        assertThat(desk.reports).as("that Alpaca has taken the request is no replacement yet").isEmpty();
    }

    @Test
    void aLostReplacementIsFoundByTheLookUpOfTheOldOrder() {
        connect(order);
        lost();
        alpaca.on("GET /v2/orders/v-1", ok(Wires.order("v-1", "c-1", "replaced", Map.of("replaced_by", "\"v-2\""))))
                .on("GET /v2/orders/v-2", ok(Wires.order("v-2", "c-2", "new", Map.of("replaces", "\"v-1\""))));

        assertThat(reports(broker.lookUp(changing))).last().isEqualTo(new ExecutionReport.Replaced(
                order.id(), heir.id(), new VenueOrderId("v-2"), Instant.parse("2026-11-20T15:00:01Z")));
    }

    @Test
    void theLookUpOfTheNewOrderTellsFirstThatItHasTakenThePlace() {
        connect(order);
        lost();
        alpaca.on("GET /v2/orders/v-1", ok(Wires.order("v-1", "c-1", "replaced", Map.of("replaced_by", "\"v-2\""))))
                .on("GET /v2/orders/v-2", ok(Wires.filled("v-2", "c-2", "filled", "10")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-2", "10", "101") + "]"));

        assertThat(reports(broker.lookUp(heir))).extracting(report -> report.getClass().getSimpleName())
                .containsExactly("Accepted", "Replaced", "Accepted", "Filled");
    }

    @Test
    void aReplacementThatNeverArrivedIsRefusedOnlyAfterTwoDenials() throws InterruptedException {
        connect(order);
        lost();
        alpaca.on("GET /v2/orders/v-1", ok(Wires.order("v-1", "c-1", "new")));

        List<ExecutionReport> first = reports(broker.lookUp(changing));
        Thread.sleep(Duration.ofMillis(1_050));
        List<ExecutionReport> second = reports(broker.lookUp(changing));

        assertThat(first).noneMatch(ExecutionReport.ReplaceRejected.class::isInstance);
        assertThat(second).last().isInstanceOf(ExecutionReport.ReplaceRejected.class);
    }

    @Test
    void aRefusedReplacementLeavesTheOrderAsItWas() {
        connect(order);
        alpaca.on("PATCH /v2/orders/v-1", error(422, 42210000, "unable to replace order, order is not open"))
                .on("GET /v2/orders/v-1", ok(Wires.order("v-1", "c-1", "new")));

        broker.replace(order, heir);

        assertThat(desk.names()).as("a refusal names no order").doesNotContain("ReplaceRejected");
        assertThat(reports(broker.lookUp(changing))).last().isInstanceOfSatisfying(ExecutionReport.ReplaceRejected.class, rejected ->
                assertThat(rejected.why()).isEqualTo("unable to replace order, order is not open"));
    }

    @Test
    void aRefusedReplacementThatMayNotBeShownYetIsNotToldOf() {
        try (var patient = new AlpacaBroker(AlpacaConfig.paper(alpaca.uri(), PlacementTest.keys()))) {
            patient.connect(desk, List.of(order));
            alpaca.on("PATCH /v2/orders/v-1", error(422, 42210000, "unable to replace order, order is not open"))
                    .on("GET /v2/orders/v-1", ok(Wires.order("v-1", "c-1", "new")));

            patient.replace(order, heir);

            assertThat(reports(patient.lookUp(changing))).noneMatch(ExecutionReport.ReplaceRejected.class::isInstance);
        }
    }

    /** The replacement may be there although it was refused: pitfall 7 of the contract. */
    @Test
    void aRefusalIsBelievedOnlyWhereAlpacaHasNoSuchOrder() {
        connect(order);
        alpaca.on("PATCH /v2/orders/v-1", error(422, 42210000, "order is not open"))
                .on("GET /v2/orders/v-1", ok(Wires.order("v-1", "c-1", "pending_replace")))
                .on("GET /v2/orders:by_client_order_id", ok(Wires.order("v-2", "c-2", "new", Map.of("replaces", "\"v-1\""))));

        broker.replace(order, heir);

        assertThat(reports(broker.lookUp(changing))).noneMatch(ExecutionReport.ReplaceRejected.class::isInstance);
        assertThat(desk.names()).doesNotContain("ReplaceRejected");
    }

    @Test
    void aRefusalOfAReplacementThatTheStreamHasToldOfIsNotBelieved() {
        broker.connect(desk, List.of(order, heir));
        await(() -> desk.live == 1);
        alpaca.push(Wires.update("new", Wires.order("v-2", "c-2", "new", Map.of("replaces", "\"v-1\""))));
        alpaca.push(Wires.update("nonsense", Wires.order("v-9", "theirs", "new")));
        await(() -> !desk.unexplained.isEmpty());
        alpaca.on("PATCH /v2/orders/v-1", error(422, 42210000, "order is not open"))
                .on("GET /v2/orders/v-1", ok(Wires.order("v-1", "c-1", "new")));

        broker.replace(order, heir);

        assertThat(alpaca.requests("PATCH")).hasSize(1);
        assertThat(reports(broker.lookUp(changing))).noneMatch(ExecutionReport.ReplaceRejected.class::isInstance);
        assertThat(desk.names()).doesNotContain("ReplaceRejected");
    }

    /** Found by the lab: the 404 was the answer to another question, and the look-up too old to show the replacement. */
    @Test
    void thatAlpacaDoesNotFindTheOrderIsNoRefusalOfItsReplacement() {
        connect(order);
        alpaca.on("PATCH /v2/orders/v-1", error(404, 40410000, "order not found for v-1"));

        broker.replace(order, heir);

        assertThat(desk.names()).doesNotContain("ReplaceRejected");
    }

    @Test
    void anOrderThatEndsBeforeItsReplacementTakesThatWithIt() {
        connect(order);
        lost();
        alpaca.on("GET /v2/orders/v-1", ok(Wires.filled("v-1", "c-1", "filled", "10")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "10", "100") + "]"));

        assertThat(reports(broker.lookUp(changing))).extracting(report -> report.getClass().getSimpleName())
                .containsExactly("Accepted", "ReplaceRejected", "Filled");
    }

    @Test
    void anOrderThatWasReplacedByAStrangerIsOverAndToldOf() {
        connect(order);
        alpaca.on("GET /v2/orders/v-9", ok(Wires.order("v-9", "theirs", "new", Map.of("replaces", "\"v-1\""))));

        alpaca.push(Wires.update("replaced", Wires.order("v-1", "c-1", "replaced", Map.of("replaced_by", "\"v-9\""))));

        await(() -> desk.names().contains("Canceled"));
        assertThat(desk.unexplained).isNotEmpty();
    }

    @Test
    void aResizedOrderGoesOnUnderAnotherNameAndIsStillTheSame() {
        connect(order);
        Order smaller = order.apply(new OrderRestated(order.id(), Quantity.of(6), "the position is smaller", Samples.AT));
        alpaca.on("PATCH /v2/orders/v-1", ok(Wires.order("v-2", "c-1~6", "new", Map.of("qty", "\"6\"", "replaces", "\"v-1\""))));

        broker.resize(smaller);
        alpaca.push(Wires.update("replaced", Wires.order("v-1", "c-1", "replaced", Map.of("replaced_by", "\"v-2\""))));
        alpaca.push(Wires.trade("fill", "x-1", "6", "100",
                Wires.order("v-2", "c-1~6", "filled", Map.of("qty", "\"6\"", "filled_qty", "\"6\""))));

        await(() -> desk.names().contains("Filled"));
        assertThat(desk.reports).singleElement().isInstanceOfSatisfying(ExecutionReport.Filled.class, filled -> {
            assertThat(filled.order()).isEqualTo(order.id());
            assertThat(filled.complete()).isTrue();
        });
        assertThat(alpaca.requests("PATCH")).singleElement().satisfies(request ->
                assertThat(request.body()).isEqualTo("{\"qty\":\"6\",\"client_order_id\":\"c-1~6\"}"));
    }

    @Test
    void aResizedOrderIsFoundAfterARestart() {
        connect(order);
        alpaca.on("GET /v2/orders/v-1", ok(Wires.order("v-1", "c-1", "replaced", Map.of("replaced_by", "\"v-2\""))))
                .on("GET /v2/orders/v-2", ok(Wires.order("v-2", "c-1~6", "new", Map.of("qty", "\"6\"", "replaces", "\"v-1\""))));

        assertThat(reports(broker.lookUp(order))).singleElement().isInstanceOfSatisfying(
                ExecutionReport.Accepted.class, accepted ->
                        assertThat(accepted.venueOrderId()).isEqualTo(new VenueOrderId("v-2")));
    }

    @Test
    void aCancelWithoutANameAtAlpacaLooksForTheOrderFirst() {
        connect(Orders.buy(1));
        alpaca.on("GET /v2/orders:by_client_order_id", ok(Wires.order("v-1", "c-1", "new")))
                .on("DELETE /v2/orders/v-1", status(204, ""));

        broker.cancel(Orders.buy(1));

        assertThat(alpaca.requests("DELETE")).hasSize(1);
    }

    @Test
    void aCancelThatIsRefusedWhileTheOrderWorksIsToldSo() {
        connect(order);
        alpaca.on("DELETE /v2/orders/v-1", error(422, 42210000, "order is pending replace"))
                .on("GET /v2/orders/v-1", ok(Wires.order("v-1", "c-1", "pending_replace")));

        broker.cancel(order);

        assertThat(desk.names()).containsExactly("CancelRejected");
    }

    private void connect(Order open) {
        broker.connect(desk, List.of(open));
        await(() -> desk.live == 1);
    }

    private void lost() {
        alpaca.on("PATCH /v2/orders/v-1", new FakeAlpaca.Reply.Drop());
        broker.replace(order, heir);
    }

    private static List<ExecutionReport> reports(LookUp answer) {
        assertThat(answer).isInstanceOf(LookUp.Found.class);
        return ((LookUp.Found) answer).reports();
    }
}
