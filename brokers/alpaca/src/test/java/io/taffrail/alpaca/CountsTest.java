package io.taffrail.alpaca;

import static io.taffrail.alpaca.FakeAlpaca.ok;
import static io.taffrail.alpaca.FakeAlpaca.status;
import static io.taffrail.alpaca.Recorder.await;
import static io.taffrail.alpaca.Wires.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.conformance.Samples;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.OrderEvent.OrderCarriedOver;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.LookUp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A quantity in all, told to brokers of which some count on where an order takes another's place, and some begin anew. */
class CountsTest {
    private final FakeAlpaca alpaca = new FakeAlpaca();
    private final Recorder desk = new Recorder();
    private final AlpacaBroker broker =
            new AlpacaBroker(AlpacaConfig.paper(alpaca.uri(), PlacementTest.keys()).with(AlpacaConfig.Retries.NONE));
    private final Order second = heirOfThree();
    private final Order twenty = heir(3, 2, 20);

    @AfterEach
    void close() {
        broker.close();
        alpaca.close();
    }

    @Test
    void whatHadTradedBeforeIsLeftOutWhereTheBrokerBeganToCountAnew() {
        connect(second);
        shows("7", "5");

        broker.replace(second, twenty);

        assertThat(sent()).isEqualTo("{\"qty\":\"17\",\"client_order_id\":\"c-3\"}");
    }

    @Test
    void theWholeIsSentWhereTheBrokerCountsOn() {
        connect(second);
        shows("10", "8");
        executed(Wires.fill("x-2", "v-2", "5", "101"));

        broker.replace(second, twenty);

        assertThat(sent()).isEqualTo("{\"qty\":\"20\",\"client_order_id\":\"c-3\"}");
    }

    /** Both brokers take off by themselves what trades of the order between our look at it and the request. */
    @Test
    void aFillThatIsNotHeardOfChangesNothingOfWhatIsSent() {
        connect(second);
        shows("7", "0");

        broker.replace(second, twenty);

        assertThat(sent()).contains("\"qty\":\"17\"");
    }

    /** It was asked for ten in all, and wants to trade ten more: nobody knows what it would make of twenty. */
    @Test
    void nothingIsSentWhereTheBrokersCountCannotBeTold() {
        connect(second);
        shows("10", "5");
        executed(Wires.fill("x-2", "v-2", "5", "101"));

        broker.replace(second, twenty);

        assertThat(alpaca.requests("PATCH")).isEmpty();
        assertThat(desk.reports).singleElement().isInstanceOfSatisfying(ExecutionReport.ReplaceRejected.class, rejected ->
                assertThat(rejected.why())
                        .contains("in which count", "v-2 is for 10 there, of which 5 have traded; 3 had traded before it")
                        .contains("more could trade than is wanted")
                        .contains("ask again in a moment"));
    }

    @Test
    void nothingIsSentWhereTheBrokerIsForAnotherQuantityThanWasAskedFor() {
        connect(second);
        shows("9", "0");

        broker.replace(second, twenty);

        assertThat(alpaca.requests("PATCH")).isEmpty();
        assertThat(desk.names()).containsExactly("ReplaceRejected");
    }

    @Test
    void nothingIsSentWhereTheOrderCannotBeLookedAt() {
        connect(second);
        alpaca.on("GET /v2/orders/v-2", status(503, "{}"));

        broker.replace(second, twenty);

        assertThat(alpaca.requests("PATCH")).isEmpty();
        assertThat(desk.names()).containsExactly("ReplaceRejected");
    }

    @Test
    void pricesChangeInAnyCount() {
        connect(second);
        shows("10", "5");

        broker.replace(second, Orders.heir(3, 2));

        assertThat(alpaca.requests("PATCH")).hasSize(1);
        assertThat(sent()).doesNotContain("qty");
    }

    @Test
    void aFirstReplacementNeedsNoLook() {
        Order first = traded(Orders.accepted(Orders.buy(1), "v-1"), 3);
        connect(first);
        alpaca.on("PATCH /v2/orders/v-1", ok(Wires.order("v-2", "c-2", "new", Map.of("replaces", "\"v-1\""))));

        broker.replace(first, heir(2, 1, 20));

        assertThat(sent()).contains("\"qty\":\"20\"");
        assertThat(alpaca.requests("GET")).noneMatch(request -> request.path().startsWith("/v2/orders/v-1"));
    }

    @Test
    void anOrderThatIsResizedTwiceIsToldInTheCountThatBeganAnewWithTheFirst() {
        Order order = traded(Orders.accepted(Orders.buy(1), "v-1"), 3);
        connect(order);
        alpaca.push(Wires.trade("partial_fill", "x-1", "3", "100", Wires.filled("v-1", "c-1", "partially_filled", "3")));
        await(() -> desk.names().contains("Filled"));
        alpaca.on("PATCH /v2/orders/v-1", ok(Wires.order("v-2", "c-1~8", "new", Map.of("qty", "\"5\"", "replaces", "\"v-1\""))))
                .on("PATCH /v2/orders/v-2", ok(Wires.order("v-3", "c-1~6", "new", Map.of("qty", "\"3\"", "replaces", "\"v-2\""))));

        Order eight = restated(order, 8);
        broker.resize(eight);
        broker.resize(restated(eight, 6));

        assertThat(alpaca.requests("PATCH")).extracting(FakeAlpaca.Request::body).containsExactly(
                "{\"qty\":\"8\",\"client_order_id\":\"c-1~8\"}", "{\"qty\":\"3\",\"client_order_id\":\"c-1~6\"}");
    }

    @Test
    void anOrderThatIsResizedTwiceIsToldInTheCountThatGoesOn() {
        Order order = traded(Orders.accepted(Orders.buy(1), "v-1"), 3);
        connect(order);
        alpaca.push(Wires.trade("partial_fill", "x-1", "3", "100", Wires.filled("v-1", "c-1", "partially_filled", "3")));
        await(() -> desk.names().contains("Filled"));
        String eighth = Wires.order("v-2", "c-1~8", "new", Map.of(
                "qty", "\"8\"", "filled_qty", "\"3\"", "replaces", "\"v-1\""));
        alpaca.on("PATCH /v2/orders/v-1", ok(eighth))
                .on("PATCH /v2/orders/v-2", ok(Wires.order("v-3", "c-1~6", "new", Map.of("qty", "\"6\"", "replaces", "\"v-2\""))));

        Order eight = restated(order, 8);
        broker.resize(eight);
        broker.resize(restated(eight, 6));

        assertThat(alpaca.requests("PATCH")).extracting(FakeAlpaca.Request::body).containsExactly(
                "{\"qty\":\"8\",\"client_order_id\":\"c-1~8\"}", "{\"qty\":\"6\",\"client_order_id\":\"c-1~6\"}");
    }

    @Test
    void anOrderThatCannotBeResizedSafelyStaysAndIsToldOf() {
        connect(second);
        shows("9", "0");

        broker.resize(restated(second, 6));

        assertThat(alpaca.requests("PATCH")).isEmpty();
        assertThat(desk.unexplained).anyMatch(what -> what.contains("c-2 is to trade 6 in all and is not changed to it"));
    }

    @Test
    void afterARestartTheBooksTellWhatTheBrokerCountsOfThoseBefore() {
        connect(second);
        alpaca.on("GET /v2/orders/v-2", ok(Wires.filled("v-2", "c-2", "canceled", "3")));

        assertThat(broker.lookUp(second)).isInstanceOfSatisfying(LookUp.Found.class, found ->
                assertThat(found.reports()).last().isInstanceOf(ExecutionReport.Canceled.class));
    }

    /** The three that it counts are its own, although three had traded before it. */
    @Test
    void whatABrokerCountsThatBeganAnewIsNotTakenForWhatHadTradedBefore() {
        connect(second);
        alpaca.on("GET /v2/orders/v-2", ok(Wires.order("v-2", "c-2", "canceled", Map.of("qty", "\"7\"", "filled_qty", "\"3\""))));
        executed(Wires.fill("x-2", "v-2", "3", "101"));

        assertThat(broker.lookUp(second)).isInstanceOfSatisfying(LookUp.Found.class, found ->
                assertThat(found.reports()).extracting(report -> report.getClass().getSimpleName())
                        .containsExactly("Accepted", "Filled", "Canceled"));
    }

    private void connect(Order open) {
        broker.connect(desk, List.of(open));
        await(() -> desk.live == 1);
    }

    private void shows(String quantity, String filled) {
        alpaca.on("GET /v2/orders/v-2", ok(Wires.order("v-2", "c-2", "partially_filled", Map.of(
                        "qty", quoted(quantity), "filled_qty", quoted(filled), "replaces", quoted("v-1")))))
                .on("PATCH /v2/orders/v-2", ok(Wires.order("v-3", "c-3", "new", Map.of("replaces", quoted("v-2")))));
    }

    private void executed(String fill) {
        alpaca.on("GET /v2/account/activities/FILL", ok("[" + fill + "]"));
    }

    private String sent() {
        return alpaca.requests("PATCH").getFirst().body();
    }

    /** Ten in all, of which the order whose place it took had traded three. */
    private static Order heirOfThree() {
        return heir(2, 1, 10).apply(new OrderCarriedOver(
                Orders.id(2), Orders.id(1), new VenueOrderId("v-2"), Quantity.of(3), Optional.of(Price.of("100")), Money.usd("300"),
                false, Optional.empty(), Samples.AT));
    }

    private static Order heir(long number, long of, long quantity) {
        OrderInitialized first = Orders.first(number);
        return Order.of(new OrderInitialized(
                first.order(), number, first.account(), first.clientOrderId(), first.instrument(), first.side(),
                OrderAmount.units(Quantity.of(quantity)), first.spec(), first.timeInForce(), Optional.empty(), Optional.empty(),
                Instruction.NONE, Optional.empty(), Optional.of(Orders.id(of)), Samples.AT));
    }

    private static Order traded(Order order, long quantity) {
        var fill = new Fill(
                new TradeId("x-1"), Quantity.of(quantity), Price.of("100"), Money.usd("0"), Liquidity.TAKER, Samples.AT);
        return order.apply(new OrderFilled(order.id(), fill, false, Samples.AT));
    }

    private static Order restated(Order order, long quantity) {
        return order.apply(new OrderRestated(order.id(), Quantity.of(quantity), "the position is smaller", Samples.AT));
    }
}
