package io.taffrail.alpaca;

import static io.taffrail.alpaca.FakeAlpaca.ok;
import static io.taffrail.alpaca.FakeAlpaca.status;
import static io.taffrail.alpaca.Recorder.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.alpaca.AlpacaConfig.RateLimit;
import io.taffrail.model.order.Order;
import io.taffrail.ports.LookUp;
import io.taffrail.ports.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Clients that were told to slow down, asked the more, and were shut out (P22 of docs/scenarios.md): lived against a server
 * that refuses for haste.
 */
class PainfulLimitsTest {
    private final FakeAlpaca alpaca = new FakeAlpaca();
    private final Recorder desk = new Recorder();

    @AfterEach
    void close() {
        alpaca.close();
    }

    @Test
    void p22AnOrderThatIsRefusedForHasteIsNotSentAgain() {
        alpaca.on("POST /v2/orders", status(429, "{\"code\":42910000,\"message\":\"too many requests.\"}", Map.of("Retry-After", "0")));
        try (var broker = broker(new RateLimit(1_000, 20, Duration.ofSeconds(5)))) {
            for (int number = 1; number <= 20; number++) {
                assertThat(broker.submit(Orders.buy(number), List.of())).isInstanceOf(Submission.Unknown.class);
            }
        }
        assertThat(alpaca.requests("POST")).extracting(FakeAlpaca.Request::body).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void p22WhileAlpacaAsksForAPauseNothingLeaves() {
        alpaca.on("POST /v2/orders", status(429, "{\"code\":42910000,\"message\":\"too many requests.\"}", Map.of("Retry-After", "60")));
        try (var broker = broker(new RateLimit(1_000, 20, Duration.ofMillis(5)))) {
            assertThat(broker.submit(Orders.buy(1), List.of())).isInstanceOf(Submission.Unknown.class);
            int asked = alpaca.requests("GET").size();

            for (int number = 2; number <= 20; number++) {
                assertThat(broker.submit(Orders.buy(number), List.of())).isInstanceOf(Submission.NotSent.class);
            }

            assertThat(alpaca.requests("POST")).hasSize(1);
            assertThat(alpaca.requests("GET")).hasSize(asked);
        }
    }

    @Test
    void p22WhereOrdersHaveUsedTheirShareCancelsStillLeave() {
        alpaca.on("POST /v2/orders", status(429, "", Map.of("Retry-After", "0")))
                .on("DELETE /v2/orders/v-1", status(204, ""));
        Order working = Orders.accepted(Orders.buy(100), "v-1");
        try (var broker = broker(new RateLimit(20, 50, Duration.ofMillis(5)))) {
            broker.connect(desk, List.of(working));
            await(() -> desk.live == 1);
            int number = 1;
            while (number <= 20 && broker.submit(Orders.buy(number), List.of()) instanceof Submission.Unknown) {
                number++;
            }
            int sent = alpaca.requests("POST").size();

            broker.cancel(working);

            assertThat(sent).as("orders have half of what is allowed").isBetween(1, 10);
            assertThat(alpaca.requests("DELETE")).hasSize(1);
        }
    }

    @Test
    void p22ALookUpThatIsRefusedForHasteProvesNothing() {
        alpaca.on("POST /v2/orders", new FakeAlpaca.Reply.Drop())
                .on("GET /v2/orders:by_client_order_id", status(429, "", Map.of("Retry-After", "0")),
                        ok(Wires.order("v-1", "c-1", "new")));
        try (var broker = broker(new RateLimit(1_000, 20, Duration.ofSeconds(5)))) {
            assertThat(broker.submit(Orders.buy(1), List.of())).isInstanceOf(Submission.Unknown.class);

            assertThat(broker.lookUp(Orders.buy(1))).isInstanceOf(LookUp.Inconclusive.class);
            assertThat(broker.lookUp(Orders.buy(1))).isInstanceOf(LookUp.Found.class);
        }
        assertThat(alpaca.requests("POST")).hasSize(1);
    }

    private AlpacaBroker broker(RateLimit limit) {
        return new AlpacaBroker(AlpacaConfig.paper(alpaca.uri(), PlacementTest.keys())
                .with(AlpacaConfig.Retries.NONE)
                .with(limit));
    }
}
