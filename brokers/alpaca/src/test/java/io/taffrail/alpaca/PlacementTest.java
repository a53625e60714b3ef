package io.taffrail.alpaca;

import static io.taffrail.alpaca.FakeAlpaca.error;
import static io.taffrail.alpaca.FakeAlpaca.ok;
import static io.taffrail.alpaca.FakeAlpaca.status;
import static io.taffrail.alpaca.Recorder.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.alpaca.AlpacaConfig.RateLimit;
import io.taffrail.alpaca.AlpacaConfig.Timeouts;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Rejection;
import io.taffrail.ports.LookUp;
import io.taffrail.ports.Submission;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a placement, whatever the other side does; and that it is sent once. */
class PlacementTest {
    private final FakeAlpaca alpaca = new FakeAlpaca();

    @AfterEach
    void close() {
        alpaca.close();
    }

    @Test
    void whatIsHaltedWhileItWaitsForItsTurnIsNotSent() {
        try (var broker = new AlpacaBroker(config())) {
            broker.connect(new Recorder() {
                @Override
                public Optional<String> keepsBack(Order order) {
                    return Optional.of("trading was halted");
                }
            }, List.of());

            assertThat(broker.submit(Orders.buy(1), List.of())).isEqualTo(new Submission.NotSent("trading was halted"));
        }
        assertThat(alpaca.requests("POST")).isEmpty();
    }

    @Test
    void anOrderThatIsEchoedIsAccepted() {
        alpaca.on("POST /v2/orders", ok(Wires.order("v-1", "c-1", "pending_new")));

        assertThat(submitted()).isEqualTo(new Submission.Accepted(new VenueOrderId("v-1")));
        assertThat(alpaca.requests("POST").getFirst().body()).isEqualTo(
                "{\"symbol\":\"AAPL\",\"qty\":\"10\",\"side\":\"buy\",\"time_in_force\":\"gtc\",\"client_order_id\":\"c-1\","
                        + "\"type\":\"limit\",\"limit_price\":\"100\"}");
    }

    /**
     * The table: of every status that there is, what is believed where Alpaca's own form of an error comes with it, and a look-up
     * does not find the order.
     */
    @Test
    void onlyAListedStatusInAlpacasFormIsARefusal() {
        Set<Integer> refusals = Set.of(400, 401, 403, 422);
        var roomy = config().with(new RateLimit(10_000, 20, Duration.ofSeconds(5))).withLag(Duration.ZERO);
        var broker = new AlpacaBroker(roomy);
        for (int status = 200; status <= 599; status++) {
            alpaca.on("POST /v2/orders", status(status, "{\"code\":40310000,\"message\":\"no\"}", Map.of("Retry-After", "0")));
            int sent = alpaca.requests("POST").size();

            Submission submission = broker.submit(Orders.buy(status), List.of());

            assertThat(submission).as("status %s", status).isInstanceOf(Submission.Unknown.class);
            assertThat(broker.lookUp(Orders.buy(status))).as("status %s", status).isInstanceOf(
                    refusals.contains(status) ? LookUp.Found.class : LookUp.NotFound.class);
            assertThat(alpaca.requests("POST")).as("status %s", status).hasSize(sent + 1);
            if (status == 401) {
                // It closes the gate.
                broker.close();
                broker = new AlpacaBroker(roomy);
            }
        }
        broker.close();
    }

    /** An interim answer, which nothing follows here, is a lost answer. */
    @ParameterizedTest
    @ValueSource(ints = {100, 101, 102, 103, 199})
    void anInterimAnswerIsNone(int status) {
        alpaca.on("POST /v2/orders", new FakeAlpaca.Reply.Raw("HTTP/1.1 " + status + " Wait\r\n\r\n"));

        assertThat(submitted()).isInstanceOf(Submission.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 422})
    void aRefusalThatIsNotInAlpacasFormSaysNothingOfTheOrder(int status) {
        alpaca.on("POST /v2/orders", status(status, "<html>blocked by a proxy</html>"));

        assertThat(submitted()).isInstanceOf(Submission.Unknown.class);
    }

    @Test
    void aDroppedReplyIsUnknownAndTheOrderIsSentOnce() {
        alpaca.on("POST /v2/orders", new FakeAlpaca.Reply.Drop());

        assertThat(submitted()).isInstanceOf(Submission.Unknown.class);
        assertThat(alpaca.requests("POST")).hasSize(1);
    }

    @Test
    void aReplyThatNeverComesIsUnknownAndTheOrderIsSentOnce() {
        alpaca.on("POST /v2/orders", new FakeAlpaca.Reply.Silence(3_000));

        assertThat(submitted(config().with(new Timeouts(Duration.ofSeconds(1), Duration.ofMillis(200)))))
                .isInstanceOf(Submission.Unknown.class);
        assertThat(alpaca.requests("POST")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":\"v-1\"",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        "nothing like HTTP\r\n\r\n",
        "HTTP/1.1 307 Temporary Redirect\r\nLocation: /v2/orders\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"
    })
    void aBrokenReplyIsUnknownAndTheOrderIsSentOnce(String raw) {
        alpaca.on("POST /v2/orders", new FakeAlpaca.Reply.Raw(raw));

        assertThat(submitted()).isInstanceOf(Submission.Unknown.class);
        assertThat(alpaca.requests("POST")).hasSize(1);
    }

    /** A pooled connection that the other side has closed since is found out before a byte is written on it. */
    @Test
    void aConnectionThatWasClosedMeanwhileIsNotWrittenOn() {
        alpaca.on("POST /v2/orders", ok(Wires.order("v-1", "c-1", "new")), ok(Wires.order("v-2", "c-2", "new")));
        try (var broker = new AlpacaBroker(config())) {
            broker.submit(Orders.buy(1), List.of());
            alpaca.cutStreams();

            assertThat(broker.submit(Orders.buy(2), List.of())).isEqualTo(new Submission.Accepted(new VenueOrderId("v-2")));
        }
        assertThat(alpaca.requests("POST")).hasSize(2);
    }

    @Test
    void whereNobodyListensNothingIsSent() throws IOException {
        alpaca.on("POST /v2/orders", ok(Wires.order("v-1", "c-1", "new")));
        URI nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
        }

        assertThat(submitted(AlpacaConfig.paper(nobody, keys()).with(AlpacaConfig.Retries.NONE)))
                .isInstanceOf(Submission.NotSent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_order_id", "symbol", "side", "qty"})
    void aReplyAboutAnotherOrderIsPutAside(String field) {
        Map<String, String> wrong = Map.of("client_order_id", "\"c-9\"", "symbol", "\"MSFT\"", "side", "\"sell\"", "qty", "\"11\"");
        alpaca.on("POST /v2/orders", ok(Wires.order("v-1", "c-1", "new", Map.of(field, wrong.get(field)))));
        try (var broker = new AlpacaBroker(config())) {
            assertThat(broker.submit(Orders.buy(1), List.of())).isInstanceOf(Submission.Unknown.class);
            assertThat(broker.health().quarantined()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "[]",
        "null",
        "{\"id\":\"v-1\"}",
        "{\"id\":\"v-1\",\"id\":\"v-2\"}",
        "{\"id\":",
        "<html></html>"
    })
    void aReplyThatCannotBeReadIsUnknown(String body) {
        alpaca.on("POST /v2/orders", ok(body));

        assertThat(submitted()).isInstanceOf(Submission.Unknown.class);
    }

    /** A refusal names no order: it may be the answer to another request. */
    @Test
    void aRefusalOfAnOrderThatAlpacaHasIsNotBelieved() {
        alpaca.on("POST /v2/orders", error(403, 40310000, "insufficient buying power"))
                .on("GET /v2/orders:by_client_order_id", ok(Wires.order("v-1", "c-1", "new")));

        assertThat(submitted()).isEqualTo(new Submission.Accepted(new VenueOrderId("v-1")));
    }

    /** Found by the lab: two answers had changed places, and the look-up was of a moment before the order. */
    @Test
    void aRefusalOfAnOrderThatTheStreamHasToldOfIsNotBelieved() {
        alpaca.on("POST /v2/orders", error(422, 42210000, "order is not open"));
        var desk = new Recorder() {
            @Override
            public Optional<String> keepsBack(Order order) {
                alpaca.push(Wires.update("new", Wires.order("v-1", "c-1", "new")));
                await(() -> names().contains("Accepted"));
                return Optional.empty();
            }
        };
        try (var broker = new AlpacaBroker(config())) {
            broker.connect(desk, List.of());
            Recorder.await(() -> desk.live == 1);

            assertThat(broker.submit(Orders.buy(1), List.of())).isEqualTo(new Submission.Accepted(new VenueOrderId("v-1")));
        }
        assertThat(desk.quarantined).hasSize(1);
    }

    @Test
    void aRefusalIsBelievedOnceALookUpWouldShowTheOrder() {
        alpaca.on("POST /v2/orders", error(403, 40310000, "insufficient buying power"));
        try (var broker = new AlpacaBroker(config().withLag(Duration.ofSeconds(1)))) {
            assertThat(broker.submit(Orders.buy(1), List.of())).isInstanceOf(Submission.Unknown.class);
            int asked = alpaca.requests("GET").size();

            assertThat(broker.lookUp(Orders.buy(1))).isInstanceOf(LookUp.Inconclusive.class);
            assertThat(alpaca.requests("GET")).as("what would prove nothing is not asked").hasSize(asked);
            await(() -> broker.lookUp(Orders.buy(1)) instanceof LookUp.Found(var reports)
                    && reports.getFirst() instanceof ExecutionReport.Rejected rejected
                    && rejected.reason().equals(new Rejection("40310000", "insufficient buying power")));
        }
        assertThat(alpaca.requests("POST")).hasSize(1);
    }

    /** Found by the lab: two answers had changed places, the look-up was of a moment before the order, and the stream was late. */
    @Test
    void aRefusalOfAnOrderThatIsShownLaterIsNotBelieved() {
        alpaca.on("POST /v2/orders", error(422, 42210000, "order is not open"))
                .on("GET /v2/orders:by_client_order_id",
                        error(404, 40410000, "order not found for c-1"), ok(Wires.order("v-1", "c-1", "new")));
        try (var broker = new AlpacaBroker(config().withLag(Duration.ZERO))) {
            assertThat(broker.submit(Orders.buy(1), List.of())).isInstanceOf(Submission.Unknown.class);

            assertThat(broker.lookUp(Orders.buy(1))).isInstanceOfSatisfying(LookUp.Found.class, found ->
                    assertThat(found.reports()).singleElement().isInstanceOf(ExecutionReport.Accepted.class));
        }
    }

    @Test
    void aRefusalThatCannotBeCheckedIsUnknown() {
        alpaca.on("POST /v2/orders", error(403, 40310000, "insufficient buying power"))
                .on("GET /v2/orders:by_client_order_id", status(503, ""));
        try (var broker = new AlpacaBroker(config().with(AlpacaConfig.Retries.NONE).withLag(Duration.ZERO))) {
            assertThat(broker.submit(Orders.buy(1), List.of())).isInstanceOf(Submission.Unknown.class);
            assertThat(broker.lookUp(Orders.buy(1))).isInstanceOf(LookUp.Inconclusive.class);
        }
    }

    @Test
    void aRefusedOrderThatIsKeptAsRejectedIsRefused() {
        alpaca.on("POST /v2/orders", error(403, 40310000, "insufficient buying power"))
                .on("GET /v2/orders:by_client_order_id", ok(Wires.order("v-1", "c-1", "rejected")));

        assertThat(submitted()).isEqualTo(new Submission.Refused(new Rejection("40310000", "insufficient buying power")));
    }

    @Test
    void anAnswerThatDoesNotFindAnotherOrderProvesNothing() {
        alpaca.on("POST /v2/orders", error(403, 40310000, "insufficient buying power"))
                .on("GET /v2/orders:by_client_order_id", error(404, 40410000, "order not found for c-7"));

        assertThat(submitted()).isInstanceOf(Submission.Unknown.class);
    }

    @Test
    void anOrderThatIsThereAlreadyIsAdoptedWhereItIsTheSame() {
        alpaca.on("POST /v2/orders", error(422, 40010001, "client_order_id must be unique"))
                .on("GET /v2/orders:by_client_order_id", ok(Wires.order("v-1", "c-1", "new")));

        assertThat(submitted()).isEqualTo(new Submission.Accepted(new VenueOrderId("v-1")));
    }

    @Test
    void anOtherOrderUnderTheSameNameIsPutAside() {
        alpaca.on("POST /v2/orders", error(422, 40010001, "client_order_id must be unique"))
                .on("GET /v2/orders:by_client_order_id", ok(Wires.order("v-1", "c-1", "new", Map.of("qty", "\"5\""))));

        assertThat(submitted()).isInstanceOf(Submission.Unknown.class);
    }

    @Test
    void aPlacementThatFindsNoRoomInTheBudgetIsNotSent() {
        alpaca.on("POST /v2/orders", ok(Wires.order("v-1", "c-1", "new")));

        // The account and the list of pairs are asked first; five of ten are kept back.
        Submission submission = submitted(config().with(new RateLimit(10, 80, Duration.ofMillis(50))));

        assertThat(submission).isInstanceOf(Submission.NotSent.class);
        assertThat(alpaca.requests("POST")).isEmpty();
    }

    @Test
    void aRefusedKeyClosesTheGate() {
        alpaca.on("POST /v2/orders", status(401, "{\"message\":\"unauthorized.\"}"));
        try (var broker = new AlpacaBroker(config())) {
            assertThat(broker.submit(Orders.buy(1), List.of())).isInstanceOf(Submission.Unknown.class);
            assertThat(broker.submit(Orders.buy(2), List.of())).isInstanceOf(Submission.NotSent.class);
            assertThat(broker.health().passed()).isFalse();
        }
        assertThat(alpaca.requests("POST")).hasSize(1);
    }

    private Submission submitted() {
        return submitted(config());
    }

    private static Submission submitted(AlpacaConfig config) {
        try (var broker = new AlpacaBroker(config)) {
            return broker.submit(Orders.buy(1), List.of());
        }
    }

    private AlpacaConfig config() {
        return AlpacaConfig.paper(alpaca.uri(), keys());
    }

    static AlpacaKeys keys() {
        return AlpacaKeys.of("PKTEST", "not-a-secret");
    }
}
