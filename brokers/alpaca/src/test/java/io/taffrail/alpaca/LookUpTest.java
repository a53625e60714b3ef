package io.taffrail.alpaca;

import static io.taffrail.alpaca.FakeAlpaca.ok;
import static io.taffrail.alpaca.Recorder.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.ports.LookUp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a look-up of an order tells the desk, and when it tells nothing. */
class LookUpTest {
    private final FakeAlpaca alpaca = new FakeAlpaca();
    private final Recorder desk = new Recorder();
    private final AlpacaBroker broker = new AlpacaBroker(AlpacaConfig.paper(alpaca.uri(), PlacementTest.keys()));

    @AfterEach
    void close() {
        broker.close();
        alpaca.close();
    }

    @Test
    void aLookUpTellsAllThatIsKnownOldestFirst() {
        connect();
        alpaca.on("GET /v2/orders:by_client_order_id", ok(Wires.filled("v-1", "c-1", "canceled", "4")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "4", "99") + "]"));

        LookUp answer = broker.lookUp(Orders.buy(1));

        assertThat(answer).isInstanceOfSatisfying(LookUp.Found.class, found ->
                assertThat(found.reports()).extracting(report -> report.getClass().getSimpleName())
                        .containsExactly("Accepted", "Filled", "Canceled"));
    }

    @Test
    void aLookUpWhoseExecutionsDoNotAddUpIsInconclusive() {
        connect();
        alpaca.on("GET /v2/orders:by_client_order_id", ok(Wires.filled("v-1", "c-1", "filled", "10")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "4", "99") + "]"));

        assertThat(broker.lookUp(Orders.buy(1))).isInstanceOf(LookUp.Inconclusive.class);
    }

    @Test
    void anOrderThatAlpacaDoesNotHaveIsNotFoundInItsOwnWords() {
        connect();

        assertThat(broker.lookUp(Orders.buy(1))).isInstanceOf(LookUp.NotFound.class);
    }

    @Test
    void a404OfSomebodyElseProvesNothing() {
        connect();
        alpaca.on("GET /v2/orders:by_client_order_id", FakeAlpaca.status(404, "<html>nginx</html>"));

        assertThat(broker.lookUp(Orders.buy(1))).isInstanceOf(LookUp.Inconclusive.class);
    }

    /** Found by the lab: Alpaca had made an exit smaller itself, and its trade was told before anybody knew that it was all. */
    @Test
    void anOrderThatIsFilledForLessEndsOnceAllOfItsTradesWereTold() {
        placed();
        alpaca.push(Wires.trade("partial_fill", "x-1", "4", "99.5", Wires.filled("v-1", "c-1", "partially_filled", "4")));
        await(() -> desk.reports.size() == 1);
        alpaca.on("GET /v2/orders/v-1", ok(Wires.order("v-1", "c-1", "filled", Map.of("qty", "\"4\"", "filled_qty", "\"4\""))));

        LookUp answer = broker.lookUp(Orders.buy(1));

        assertThat(answer).isInstanceOfSatisfying(LookUp.Found.class, found ->
                assertThat(found.reports()).last().isInstanceOfSatisfying(ExecutionReport.Canceled.class, end ->
                        assertThat(end.evidence()).isEqualTo("Alpaca says filled of v-1, 4 filled")));
    }

    private void connect() {
        broker.connect(desk, List.of());
        await(() -> desk.live == 1);
    }

    private void placed() {
        connect();
        alpaca.on("POST /v2/orders", ok(Wires.order("v-1", "c-1", "pending_new")));
        broker.submit(Orders.buy(1), List.of());
    }
}
