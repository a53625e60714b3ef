package io.taffrail.alpaca;

import static io.taffrail.alpaca.FakeAlpaca.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.alpaca.AlpacaConfig.RateLimit;
import io.taffrail.model.statement.Statement;
import io.taffrail.ports.LookUp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two hundred orders in doubt: what it costs to find out about them, out of 200 requests a minute. */
class RecoveryTest {
    private final FakeAlpaca alpaca = new FakeAlpaca();
    private final AlpacaBroker broker = new AlpacaBroker(AlpacaConfig.paper(alpaca.uri(), PlacementTest.keys())
            .with(new RateLimit(10_000, 20, Duration.ofSeconds(1))));

    @AfterEach
    void close() {
        broker.close();
        alpaca.close();
    }

    @Test
    void mostAreFoundOnOneListAndTheOthersAreAskedForByName() {
        alpaca.on("GET /v2/orders", ok(orders(1, 150, "new", "0")));

        List<LookUp> answers = LongStream.rangeClosed(1, 200)
                .mapToObj(number -> broker.lookUp(Orders.buy(number)))
                .toList();

        // The first few are asked for one by one: where few are in doubt, no list is read.
        assertThat(answers.subList(4, 150)).allMatch(LookUp.Found.class::isInstance);
        assertThat(answers.subList(150, 200)).allMatch(LookUp.NotFound.class::isInstance);
        assertThat(alpaca.requests("GET")).hasSizeLessThan(70);
    }

    @Test
    void aStatementTellsOfManyFilledOrdersInAHandfulOfRequests() {
        broker.connect(new Recorder(), LongStream.rangeClosed(1, 200).mapToObj(Orders::buy).toList());
        String fills = LongStream.rangeClosed(1, 99)
                .mapToObj(number -> Wires.fill("x-" + number, "v-" + number, "10", "100"))
                .collect(Collectors.joining(",", "[", "]"));
        alpaca.on("GET /v2/account/activities/FILL", ok(fills), ok("[]"))
                .on("GET /v2/orders", ok("[]"), ok(orders(1, 99, "filled", "10")));

        Statement statement = broker.statement(Optional.of("1||"));

        assertThat(statement.executions()).hasSize(99);
        assertThat(alpaca.requests("GET")).filteredOn(request -> request.path().startsWith("/v2/orders/")).isEmpty();
        assertThat(statement.orders()).as("they are the desk's own").hasSize(99).noneMatch(order -> order.open());
    }

    private static String orders(long from, long until, String status, String filled) {
        return LongStream.rangeClosed(from, until)
                .mapToObj(number -> Wires.filled("v-" + number, "c-" + number, status, filled))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
