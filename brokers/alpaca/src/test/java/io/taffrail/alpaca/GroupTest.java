package io.taffrail.alpaca;

import static io.taffrail.alpaca.FakeAlpaca.error;
import static io.taffrail.alpaca.FakeAlpaca.ok;
import static io.taffrail.alpaca.Recorder.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.conformance.Samples;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.LookUp;
import io.taffrail.ports.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Brackets and pairs of exits, as Alpaca has them by itself. */
class GroupTest {
    private final FakeAlpaca alpaca = new FakeAlpaca();
    private final Recorder desk = new Recorder();
    private final AlpacaBroker broker = new AlpacaBroker(AlpacaConfig.paper(alpaca.uri(), PlacementTest.keys()));

    @AfterEach
    void close() {
        broker.close();
        alpaca.close();
    }

    @Test
    void aBracketIsPlacedWhole() {
        Submission answer = placed();

        assertThat(answer).isEqualTo(new Submission.Accepted(new VenueOrderId("v-1")));
        assertThat(alpaca.requests("POST").getFirst().body()).endsWith(
                "\"order_class\":\"bracket\",\"take_profit\":{\"limit_price\":\"110\"},\"stop_loss\":{\"stop_price\":\"90\"}}");
        assertThat(desk.reports).as("what the desk holds back is not talked about").isEmpty();
    }

    @Test
    void theExitsOfAFilledEntryAreFoundAndNotPlacedAgain() {
        placed();
        alpaca.on("GET /v2/orders/v-1", ok(Wires.bracket("filled", "10", "new", "held")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "10", "100") + "]"));

        Submission answer = broker.submit(Orders.released(Orders.profit()), List.of(Orders.released(Orders.stop())));

        assertThat(answer).isEqualTo(new Submission.Accepted(new VenueOrderId("v-2")));
        assertThat(desk.reports).singleElement().isInstanceOfSatisfying(ExecutionReport.Accepted.class, accepted -> {
            assertThat(accepted.order()).isEqualTo(Orders.id(3));
            assertThat(accepted.venueOrderId()).isEqualTo(new VenueOrderId("v-3"));
        });
        assertThat(alpaca.requests("POST")).hasSize(1);
    }

    /** Found by the lab: a desk that was killed between its entry's acceptance and its fill posted the exits a second time. */
    @Test
    void theExitsOfAnEntryThatWasPlacedBeforeARestartAreNotPlacedAgain() {
        broker.connect(desk, List.of(Orders.accepted(Orders.entry(), "v-1"), Orders.profit(), Orders.stop()));
        alpaca.on("GET /v2/orders/v-1", ok(Wires.bracket("filled", "10", "new", "held")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "10", "100") + "]"));

        Submission answer = broker.submit(Orders.released(Orders.profit()), List.of(Orders.released(Orders.stop())));

        assertThat(answer).isEqualTo(new Submission.Accepted(new VenueOrderId("v-2")));
        assertThat(alpaca.requests("POST")).isEmpty();
    }

    /** Found by the lab: after a restart the adapter changed quantities that Alpaca changes by itself. */
    @Test
    void theQuantityOfAnExitThatCameWithItsEntryIsAlpacasAlsoAfterARestart() {
        Order stop = Orders.accepted(Orders.released(Orders.stop()), "v-3");
        broker.connect(desk, List.of(Orders.accepted(Orders.entry(), "v-1"), stop));
        alpaca.on("GET /v2/orders/v-1", ok(Wires.bracket("filled", "10", "new", "new")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "10", "100") + "]"));
        broker.lookUp(Orders.accepted(Orders.entry(), "v-1"));

        broker.resize(stop);

        assertThat(alpaca.requests("PATCH")).isEmpty();
    }

    @Test
    void exitsThatTheirEntryDoesNotShowAreUnknownAndNotPlacedAgain() {
        broker.connect(desk, List.of(Orders.accepted(Orders.entry(), "v-1"), Orders.profit(), Orders.stop()));
        alpaca.on("GET /v2/orders/v-1", ok(Wires.order("v-1", "c-1", "filled", Map.of("filled_qty", "\"10\""))))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "10", "100") + "]"));

        Submission answer = broker.submit(Orders.released(Orders.profit()), List.of(Orders.released(Orders.stop())));

        assertThat(answer).isInstanceOf(Submission.Unknown.class);
        assertThat(alpaca.requests("POST")).isEmpty();
    }

    @Test
    void exitsThatFellWithAnEntryThatEndedEarlyArePlacedAsAPair() {
        placed();
        alpaca.on("GET /v2/orders/v-1", ok(Wires.bracket("canceled", "4", "canceled", "canceled")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "4", "100") + "]"))
                .on("POST /v2/orders", ok(Wires.order("v-4", "c-2", "new", Map.of(
                        "side", "\"sell\"", "limit_price", "\"110\"", "order_class", "\"oco\"",
                        "legs", "[" + Wires.stopLeg("held").replace("v-3", "v-5") + "]"))));

        Submission answer = broker.submit(Orders.released(Orders.profit()), List.of(Orders.released(Orders.stop())));

        assertThat(answer).isEqualTo(new Submission.Accepted(new VenueOrderId("v-4")));
        assertThat(alpaca.requests("POST").getLast().body()).contains("\"client_order_id\":\"c-2\"").endsWith(
                "\"order_class\":\"oco\",\"take_profit\":{\"limit_price\":\"110\"},\"stop_loss\":{\"stop_price\":\"90\"}}");
        assertThat(desk.reports).hasSize(1);

        // What is told of the legs that fell with the entry is about nothing that works.
        alpaca.push(Wires.update("canceled", Wires.stopLeg("canceled")));
        alpaca.push(Wires.update("nonsense", Wires.order("v-9", "theirs", "new")));
        await(() -> !desk.unexplained.isEmpty());
        assertThat(desk.reports).hasSize(1);
    }

    /** Found by the lab: while the desk places the exits by themselves, the stream tells that those of the entry are off. */
    @Test
    void thatAnExitFellWithItsEntryIsNotTheEndOfTheOneThatIsPlacedInItsStead() {
        placed();
        alpaca.on("GET /v2/orders/v-1", ok(Wires.bracket("canceled", "4", "canceled", "canceled")))
                .on("GET /v2/orders/v-2", ok(Wires.profitLeg("canceled", "0")))
                .on("GET /v2/orders:by_client_order_id", error(404, 40410000, "order not found for c-2"))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "4", "100") + "]"));
        alpaca.push(Wires.trade("partial_fill", "x-1", "4", "100", Wires.bracket("partially_filled", "4", "held", "held")));
        alpaca.push(Wires.update("canceled", Wires.bracket("canceled", "4", "held", "held")));
        await(() -> desk.names().contains("Canceled"));
        int before = desk.reports.size();

        // The desk has let it go, and the placement has not come so far.
        LookUp looked = broker.lookUp(Orders.released(Orders.profit()));
        alpaca.push(Wires.update("canceled", Wires.profitLeg("canceled", "0")));
        alpaca.push(Wires.update("nonsense", Wires.order("v-9", "theirs", "new")));
        await(() -> !desk.unexplained.isEmpty());

        assertThat(looked).isInstanceOf(LookUp.NotFound.class);
        assertThat(desk.reports).hasSize(before);
    }

    /** Found by the lab: an answer of a moment before its entry's end made an exit that had fallen the one that works. */
    @Test
    void anAnswerThatIsOlderThanTheEndOfTheEntryNamesNoExit() {
        placed();
        alpaca.on("GET /v2/orders/v-1", ok(Wires.bracket("partially_filled", "4", "held", "held")))
                .on("GET /v2/orders/v-2", ok(Wires.profitLeg("held", "0")))
                .on("GET /v2/orders:by_client_order_id", error(404, 40410000, "order not found for c-2"))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "4", "100") + "]"));
        alpaca.push(Wires.trade("partial_fill", "x-1", "4", "100", Wires.bracket("partially_filled", "4", "held", "held")));
        alpaca.push(Wires.update("canceled", Wires.bracket("canceled", "4", "held", "held")));
        await(() -> desk.names().contains("Canceled"));

        LookUp first = broker.lookUp(Orders.released(Orders.profit()));
        LookUp second = broker.lookUp(Orders.released(Orders.profit()));

        assertThat(List.of(first, second)).hasOnlyElementsOfType(LookUp.NotFound.class);
    }

    /** An exit of a pair that was placed in the stead of those that fell is over with its partner. */
    @Test
    void thatTheStopOfAPairIsOffIsTold() {
        exitsThatFellWithAnEntryThatEndedEarlyArePlacedAsAPair();
        alpaca.on("GET /v2/orders/v-5", ok(Wires.stopLeg("canceled").replace("v-3", "v-5")));

        alpaca.push(Wires.trade("fill", "x-2", "10", "110", Wires.profitLeg("filled", "10").replace("v-2", "v-4")));

        await(() -> desk.names().contains("Canceled"));
        assertThat(desk.reports).last().isInstanceOfSatisfying(
                ExecutionReport.Canceled.class, canceled -> assertThat(canceled.order()).isEqualTo(Orders.id(3)));
    }

    /** Alpaca makes the exits of a pair smaller as their partner trades, and lets nobody else change their quantities. */
    @Test
    void theQuantityOfAPairIsLeftToAlpaca() {
        exitsThatFellWithAnEntryThatEndedEarlyArePlacedAsAPair();

        broker.resize(Orders.accepted(Orders.released(Orders.profit()), "v-4").apply(restated("6")));

        assertThat(alpaca.requests("PATCH")).isEmpty();
    }

    /** Found by the lab: an exit that others had left too large went on trading after it had closed all that there was. */
    @Test
    void anExitThatHasClosedAllThereWasIsTakenOff() {
        theExitsOfAFilledEntryAreFoundAndNotPlacedAgain();
        broker.resize(Orders.accepted(Orders.released(Orders.profit()), "v-2").apply(restated("6")));
        alpaca.on("DELETE /v2/orders/v-2", new FakeAlpaca.Reply.Answer(204, "", Map.of()))
                .on("GET /v2/orders/v-2", ok(Wires.profitLeg("canceled", "6")));

        alpaca.push(Wires.trade("partial_fill", "x-2", "6", "110", Wires.profitLeg("partially_filled", "6")));

        await(() -> !alpaca.requests("DELETE").isEmpty());
        assertThat(alpaca.requests("DELETE").getFirst().path()).isEqualTo("/v2/orders/v-2");
    }

    /** Found by the lab: a quantity that Alpaca had changed itself was taken for a sign of how it counts. */
    @Test
    void whatAlpacaMakesOfAnExitsQuantitySaysNothingOfHowItCounts() {
        exitsThatFellWithAnEntryThatEndedEarlyArePlacedAsAPair();
        Order profit = Orders.accepted(Orders.released(Orders.profit()), "v-4").apply(restated("8"));
        alpaca.on("GET /v2/orders/v-4", ok(pair("v-4", "c-2", "partially_filled", "10", "4")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-2", "v-4", "4", "110") + "]"));
        alpaca.push(Wires.trade("partial_fill", "x-2", "4", "110", pair("v-4", "c-2", "partially_filled", "10", "4")));
        await(() -> desk.names().contains("Filled"));

        broker.resize(profit);

        assertThat(broker.lookUp(profit)).isInstanceOf(LookUp.Found.class);
    }

    private static OrderRestated restated(String quantity) {
        return new OrderRestated(Orders.id(2), Quantity.of(quantity), "what is left for it to close", Samples.AT);
    }

    private static String pair(String id, String name, String status, String quantity, String filled) {
        return Wires.order(id, name, status, Map.of(
                "side", "\"sell\"", "limit_price", "\"110\"", "order_class", "\"oco\"", "qty", "\"" + quantity + "\"",
                "filled_qty", "\"" + filled + "\"", "legs", "[" + Wires.stopLeg(status).replace("v-3", "v-5") + "]"));
    }

    @Test
    void theStopMayBeOfferedFirst() {
        placed();
        alpaca.on("GET /v2/orders/v-1", ok(Wires.bracket("filled", "10", "new", "held")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "10", "100") + "]"));

        assertThat(broker.submit(Orders.released(Orders.stop()), List.of(Orders.released(Orders.profit()))))
                .isEqualTo(new Submission.Accepted(new VenueOrderId("v-3")));
    }

    @Test
    void anExitThatTradesLetsItsPartnerBeLookedAt() {
        theExitsOfAFilledEntryAreFoundAndNotPlacedAgain();
        alpaca.on("GET /v2/orders/v-3", ok(Wires.stopLeg("canceled")));

        alpaca.push(Wires.trade("fill", "x-2", "10", "110", Wires.profitLeg("filled", "10")));

        await(() -> desk.names().contains("Canceled"));
        assertThat(desk.names()).containsExactly("Accepted", "Filled", "Canceled");
    }

    @Test
    void aLegIsLookedUpThroughItsEntry() {
        broker.connect(desk, List.of(Orders.accepted(Orders.entry(), "v-1"), Orders.profit(), Orders.stop()));
        alpaca.on("GET /v2/orders/v-1", ok(Wires.bracket("filled", "10", "new", "held")))
                .on("GET /v2/orders/v-2", ok(Wires.profitLeg("new", "0")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "10", "100") + "]"));

        LookUp answer = broker.lookUp(Orders.released(Orders.profit()));

        assertThat(answer).isInstanceOfSatisfying(LookUp.Found.class, found -> assertThat(found.reports())
                .containsExactly(new ExecutionReport.Accepted(
                        Orders.id(2), new VenueOrderId("v-2"), Instant.parse("2026-11-20T15:00:00.123456789Z"))));
    }

    /** Found by the lab: an exit that was known by its price alone took the leg of another bracket for itself. */
    @Test
    void anExitWhoseEntryWasOverBeforeARestartIsKnownByItsEntry() {
        Order profit = Orders.released(Orders.profit());
        broker.connect(desk, List.of(Orders.filled(Orders.accepted(Orders.entry(), "v-1")), profit, Orders.released(Orders.stop())));
        alpaca.on("GET /v2/orders/v-1", ok(Wires.bracket("filled", "10", "new", "held")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "10", "100") + "]"))
                .on("GET /v2/orders/v-2", ok(Wires.profitLeg("new", "0")));

        assertThat(broker.lookUp(profit)).isInstanceOf(LookUp.Found.class);
        assertThat(broker.submit(profit, List.of())).isEqualTo(new Submission.Accepted(new VenueOrderId("v-2")));
        assertThat(alpaca.requests("POST")).isEmpty();
    }

    /** Found by the lab: the stream told of an exit's trade before the last one of its entry, and the desk set it aside. */
    @Test
    void aTradeOfAnExitIsToldOnlyAfterTheLastOfItsEntry() {
        placed();
        alpaca.on("GET /v2/orders/v-1", ok(Wires.bracket("filled", "10", "partially_filled", "held")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "10", "100") + "]"));

        alpaca.push(Wires.trade("partial_fill", "x-2", "4", "110", Wires.profitLeg("partially_filled", "4")));

        await(() -> desk.reports.stream().filter(ExecutionReport.Filled.class::isInstance).count() == 2);
        assertThat(desk.reports).filteredOn(ExecutionReport.Filled.class::isInstance)
                .extracting(ExecutionReport::order).containsExactly(Orders.id(1), Orders.id(2));
    }

    /** Found by the lab: after a restart a stop that the desk had placed later took the leg of the one before it for its own. */
    @Test
    void anExitThatTheDeskThoughtOfLaterIsNoLegOfItsEntry() {
        Order later = laterStop();
        broker.connect(desk, List.of(Orders.filled(Orders.accepted(Orders.entry(), "v-1")), later));
        alpaca.on("GET /v2/orders/v-1", ok(Wires.bracket("filled", "10", "canceled", "new")))
                .on("GET /v2/orders/v-3", ok(Wires.stopLeg("new")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "10", "100") + "]"));

        assertThat(broker.lookUp(later)).isInstanceOf(LookUp.NotFound.class);
    }

    /** Found by the lab: an exit that the desk placed later waited for an entry that could not be looked up, and was never sent. */
    @Test
    void anExitThatTheDeskThoughtOfLaterDoesNotWaitForItsEntry() {
        broker.connect(desk, List.of(Orders.filled(Orders.accepted(Orders.entry(), "v-1"))));
        alpaca.on("GET /v2/orders/v-1", error(404, 40410000, "order not found for v-1"))
                .on("POST /v2/orders", ok(Wires.order("v-4", "c-4", "new", Map.of("side", "\"sell\""))));

        assertThat(broker.submit(laterStop(), List.of())).isEqualTo(new Submission.Accepted(new VenueOrderId("v-4")));
    }

    private static Order laterStop() {
        OrderInitialized first = Orders.first(4);
        return Order.of(new OrderInitialized(
                        first.order(), 4, first.account(), first.clientOrderId(), first.instrument(), Orders.stop().side(),
                        first.amount(), Orders.stop().spec(), first.timeInForce(), Optional.empty(), Optional.empty(), Set.of(),
                        Orders.stop().link(), Optional.empty(), Samples.AT.plusSeconds(2)))
                .apply(new OrderSubmitted(Orders.id(4), Samples.AT.plusSeconds(2)));
    }

    @Test
    void aTrailingExitIsRefusedWithAReason() {
        Order trailing = Order.of(new OrderInitialized(
                Orders.id(3), 3, Orders.stop().account(), Orders.stop().clientOrderId(), Orders.stop().instrument(),
                Orders.stop().side(), Orders.stop().amount(),
                new OrderSpec.TrailingStop(
                        new Trail.ByPrice(Price.of("1"))),
                Orders.stop().timeInForce(), Optional.empty(), Optional.empty(), Set.of(),
                Orders.stop().link(), Optional.empty(), Samples.AT));

        assertThat(broker.submit(Orders.entry(), List.of(Orders.profit(), trailing)))
                .isInstanceOfSatisfying(Submission.Refused.class, refused ->
                        assertThat(refused.reason().text()).contains("trailing"));
    }

    @Test
    void aFractionWithExitsIsRefusedWithAReason() {
        Order fraction = Orders.accepted(Orders.entry(), "v-1")
                .apply(new OrderRestated(Orders.id(1), Quantity.of("2.5"), "a part", Samples.AT));

        assertThat(broker.submit(fraction, List.of(Orders.profit(), Orders.stop())))
                .isInstanceOfSatisfying(Submission.Refused.class, refused ->
                        assertThat(refused.reason().text()).contains("fractions"));
        assertThat(alpaca.requests("POST")).isEmpty();
    }

    private Submission placed() {
        broker.connect(desk, List.of());
        await(() -> desk.live == 1);
        alpaca.on("POST /v2/orders", ok(Wires.bracket("new", "0", "held", "held")));
        return broker.submit(Orders.entry(), List.of(Orders.profit(), Orders.stop()));
    }
}
