package io.taffrail.alpaca;

import static io.taffrail.alpaca.FakeAlpaca.ok;
import static io.taffrail.alpaca.FakeAlpaca.error;
import static io.taffrail.alpaca.Recorder.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.alpaca.AlpacaConfig.StreamTimes;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the trade stream says, as the desk is told it. */
class TradeStreamTest {
    private final FakeAlpaca alpaca = new FakeAlpaca();
    private final Recorder desk = new Recorder();
    private final AlpacaBroker broker = new AlpacaBroker(AlpacaConfig.paper(alpaca.uri(), PlacementTest.keys())
            .with(new StreamTimes(Duration.ofMillis(300), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400))));

    @AfterEach
    void close() {
        broker.close();
        alpaca.close();
    }

    @Test
    void itIsLiveOnceAlpacaHasConfirmedBoth() {
        connect();

        assertThat(alpaca.heard()).containsExactly(
                "{\"action\":\"authenticate\",\"data\":{\"key_id\":\"PKTEST\",\"secret_key\":\"not-a-secret\"}}",
                "{\"action\":\"listen\",\"data\":{\"streams\":[\"trade_updates\"]}}");
        assertThat(broker.health().live()).isTrue();
    }

    @Test
    void aClockThatIsAnHourOffIsToldOfAndStopsNothing() {
        alpaca.on("GET /v2/account", FakeAlpaca.status(200, Wires.account("100000"), Map.of(
                "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusHours(1)))));

        placed();

        assertThat(broker.health().trouble()).hasValueSatisfying(words -> assertThat(words).contains("ahead of ours"));
        assertThat(broker.health().passed()).isTrue();
        assertThat(desk.quarantined).hasSize(1);
        assertThat(alpaca.requests("POST")).hasSize(1);
    }

    @Test
    void anOrderIsFollowedFromItsAcceptanceToItsLastFill() {
        placed();

        alpaca.push(Wires.update("new", Wires.order("v-1", "c-1", "new")));
        alpaca.push(Wires.trade("partial_fill", "x-1", "4", "99.5", Wires.filled("v-1", "c-1", "partially_filled", "4")));
        alpaca.push(Wires.trade("fill", "x-2", "6", "100", Wires.filled("v-1", "c-1", "filled", "10")));

        await(() -> desk.reports.size() == 2);
        assertThat(fill(0).complete()).isFalse();
        assertThat(fill(0).fill().lastQty()).isEqualTo(Quantity.of(4));
        assertThat(fill(1).complete()).isTrue();
        assertThat(fill(1).fill().lastPx()).isEqualTo(Price.of("100"));
    }

    /** The stream may be faster than the answer to the placement, or the answer may be lost. */
    @Test
    void whatIsToldOfAnOrderProvesThatAlpacaHasIt() {
        connect();
        alpaca.on("POST /v2/orders", new FakeAlpaca.Reply.Drop());
        broker.submit(Orders.buy(1), List.of());

        alpaca.push(Wires.trade("partial_fill", "x-1", "4", "99.5", Wires.filled("v-1", "c-1", "partially_filled", "4")));

        await(() -> desk.reports.size() == 2);
        assertThat(desk.names()).containsExactly("Accepted", "Filled");
    }

    /** Found by the lab: a request that came twice was refused the second time, and the first one's order was called rejected. */
    @Test
    void aRefusalOfAnotherOrderOfThatNameIsNotOurs() {
        connect();
        alpaca.on("POST /v2/orders", new FakeAlpaca.Reply.Drop())
                .on("GET /v2/orders:by_client_order_id", FakeAlpaca.ok(Wires.order("v-1", "c-1", "new")));
        broker.submit(Orders.buy(1), List.of());

        alpaca.push(Wires.update("rejected", Wires.order("v-9", "c-1", "rejected")));

        await(() -> desk.names().contains("Accepted"));
        assertThat(desk.names()).doesNotContain("Rejected");
    }

    @Test
    void fragmentsAndTextAreReadAsWell() {
        placed();

        alpaca.pushInTwo(Wires.trade("fill", "x-1", "10", "100", Wires.filled("v-1", "c-1", "filled", "10")));

        await(() -> desk.names().contains("Filled"));
    }

    @Test
    void aFillThatIsToldTwiceIsReportedOnce() {
        placed();
        String fill = Wires.trade("fill", "x-1", "10", "100", Wires.filled("v-1", "c-1", "filled", "10"));

        alpaca.push(fill);
        alpaca.push(fill);
        alpaca.push(Wires.update("nonsense", Wires.filled("v-1", "c-1", "filled", "10")));

        await(() -> !desk.unexplained.isEmpty());
        assertThat(desk.names()).containsExactly("Filled");
    }

    /** A broker that takes an execution back is not followed blindly: it is put aside, and the account is read anew. */
    @ParameterizedTest
    @ValueSource(strings = {"trade_bust", "trade_correct"})
    void anExecutionThatIsTakenBackIsPutAsideAndTheAccountReadAnew(String word) {
        placed();
        alpaca.push(Wires.trade("fill", "x-1", "10", "100", Wires.filled("v-1", "c-1", "filled", "10")));
        await(() -> desk.names().contains("Filled"));

        alpaca.push(Wires.trade(word, "x-2", "4", "99", Wires.filled("v-1", "c-1", "filled", "6")));

        await(() -> !desk.unexplained.isEmpty());
        assertThat(desk.names()).containsExactly("Filled");
        assertThat(desk.quarantined).singleElement().asString().contains(word, "v-1");
    }

    @Test
    void anEndThatCameBeforeItsFillsIsToldAfterThem() {
        placed();
        alpaca.on("GET /v2/orders/v-1", ok(Wires.filled("v-1", "c-1", "canceled", "4")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "4", "99") + "]"));

        alpaca.push(Wires.update("canceled", Wires.filled("v-1", "c-1", "canceled", "4")));

        await(() -> desk.names().contains("Canceled"));
        assertThat(desk.names()).containsExactly("Filled", "Canceled");
    }

    @Test
    void aFillThatOvertookAnotherCompletesTheOrderLast() {
        placed();
        alpaca.on("GET /v2/orders/v-1", ok(Wires.filled("v-1", "c-1", "filled", "10")))
                .on("GET /v2/account/activities/FILL",
                        ok("[" + Wires.fill("x-1", "v-1", "4", "99") + "," + Wires.fill("x-2", "v-1", "6", "100") + "]"));

        alpaca.push(Wires.trade("fill", "x-2", "6", "100", Wires.filled("v-1", "c-1", "filled", "10")));

        await(() -> desk.names().size() == 2);
        assertThat(fill(0).complete()).isFalse();
        assertThat(fill(1).complete()).isTrue();
    }

    @Test
    void aReplacementIsToldOfTheOldOrderBeforeAnythingOfTheNew() {
        placed();
        Order old = Orders.accepted(Orders.buy(1), "v-1");
        Order heir = Orders.heir(2, 1);
        alpaca.on("PATCH /v2/orders/v-1", ok(Wires.order("v-2", "c-2", "pending_new", Map.of("replaces", "\"v-1\""))));
        broker.replace(old, heir);

        alpaca.push(Wires.update("replaced", Wires.order("v-1", "c-1", "replaced", Map.of("replaced_by", "\"v-2\""))));
        alpaca.push(Wires.update("new", Wires.order("v-2", "c-2", "new", Map.of("replaces", "\"v-1\""))));
        alpaca.push(Wires.trade("fill", "x-1", "10", "100", Wires.filled("v-2", "c-2", "filled", "10")));

        await(() -> desk.names().contains("Filled"));
        assertThat(desk.names()).containsExactly("Replaced", "Filled");
        assertThat(desk.reports.get(0)).isInstanceOfSatisfying(ExecutionReport.Replaced.class, replaced -> {
            assertThat(replaced.order()).isEqualTo(old.id());
            assertThat(replaced.by()).isEqualTo(heir.id());
            assertThat(replaced.venueOrderId()).isEqualTo(new VenueOrderId("v-2"));
        });
    }

    @Test
    void aReplacementThatIsHeardOfFirstLetsTheOldOrderBeLookedUp() {
        placed();
        Order heir = Orders.heir(2, 1);
        alpaca.on("PATCH /v2/orders/v-1", new FakeAlpaca.Reply.Drop())
                .on("GET /v2/orders/v-1", ok(Wires.order("v-1", "c-1", "replaced", Map.of("replaced_by", "\"v-2\""))))
                .on("GET /v2/orders/v-2", ok(Wires.order("v-2", "c-2", "new", Map.of("replaces", "\"v-1\""))));
        broker.replace(Orders.accepted(Orders.buy(1), "v-1"), heir);

        alpaca.push(Wires.trade("partial_fill", "x-1", "3", "100", Wires.filled("v-2", "c-2", "partially_filled", "3")));

        await(() -> desk.names().contains("Filled"));
        assertThat(desk.names()).containsExactly("Replaced", "Filled");
        assertThat(alpaca.requests("PATCH")).hasSize(1);
    }

    @Test
    void anUnknownStatusIsWorkingAndToldOf() {
        placed();

        alpaca.push(Wires.update("new", Wires.order("v-1", "c-1", "levitating")));

        await(() -> !desk.unexplained.isEmpty());
        assertThat(desk.reports).isEmpty();
        assertThat(desk.quarantined).isEmpty();
    }

    @Test
    void anOrderOfSomebodyElseIsUnexplained() {
        connect();

        alpaca.push(Wires.update("new", Wires.order("v-9", "theirs", "new")));

        await(() -> !desk.unexplained.isEmpty());
        assertThat(desk.unexplained.getFirst()).contains("theirs");
        assertThat(desk.reports).isEmpty();
    }

    /** What cannot be trusted is put aside, the account is to be read anew, and the next good message is believed. */
    @ParameterizedTest
    @ValueSource(strings = {
        "not json",
        "[1,2",
        "{\"stream\":\"trade_updates\"}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"fill\"}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"fill\",\"execution_id\":\"x-0\",\"price\":\"12345678901234567890\","
                + "\"qty\":\"1\",\"order\":ORDER}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"fill\",\"execution_id\":\"x-0\",\"price\":\"1\",\"qty\":\"-1\",\"order\":ORDER}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"fill\",\"execution_id\":\"x-0\",\"price\":\"0\",\"qty\":\"1\",\"order\":ORDER}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"fill\",\"execution_id\":\"x-0\",\"price\":\"1\",\"qty\":\"11\",\"order\":ORDER}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"fill\",\"price\":\"1\",\"qty\":\"1\",\"order\":ORDER}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"canceled\",\"order\":OTHERSYMBOL}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"canceled\",\"order\":OTHERSIDE}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"canceled\",\"order\":NOSTATUS}}"
    })
    void whatCannotBeTrustedIsPutAside(String message) {
        placed();

        alpaca.push(message
                .replace("ORDER", Wires.filled("v-1", "c-1", "partially_filled", "10"))
                .replace("OTHERSYMBOL", Wires.order("v-1", "c-1", "canceled", Map.of("symbol", "\"MSFT\"")))
                .replace("OTHERSIDE", Wires.order("v-1", "c-1", "canceled", Map.of("side", "\"sell\"")))
                .replace("NOSTATUS", Wires.order("v-1", "c-1", "canceled", Map.of("status", ""))));
        await(() -> !desk.quarantined.isEmpty());
        alpaca.push(Wires.trade("fill", "x-1", "10", "100", Wires.filled("v-1", "c-1", "filled", "10")));

        await(() -> desk.names().contains("Filled"));
        assertThat(desk.reports).hasSize(1);
        assertThat(desk.unexplained).isNotEmpty();
        assertThat(broker.health().quarantined()).isEqualTo(1);
        assertThat(desk.lost).isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8ArePutAside() {
        placed();

        alpaca.frame(0x82, new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', '}'});

        await(() -> desk.quarantined.size() == 1);
        assertThat(desk.lost).isEmpty();
    }

    @Test
    void aGiantMessageEndsTheConnectionAndAnotherIsMade() {
        connect();

        alpaca.frame(0x82, new byte[(1 << 20) + 1]);

        await(() -> desk.live == 2);
        assertThat(desk.lost).hasSize(1);
    }

    @Test
    void aTextFrameThatIsNoUtf8EndsTheConnectionAndAnotherIsMade() {
        connect();

        alpaca.frame(0x81, new byte[] {(byte) 0xc3, (byte) 0x28});

        await(() -> desk.live == 2);
    }

    @Test
    void aCutConnectionIsMadeAgain() {
        connect();

        alpaca.cutStreams();

        await(() -> desk.live == 2);
        assertThat(desk.lost).isNotEmpty();
    }

    @Test
    void aSilentConnectionIsTakenForDead() {
        alpaca.noPongs();
        connect();

        await(() -> desk.live >= 2);

        assertThat(desk.lost.getFirst()).contains("no sign of life");
    }

    @Test
    void aStreamThatIsRefusedBecauseThereAreTooManyIsLeftAloneForLongerAndLongerYet() {
        alpaca.refuseStreams(429);
        long before = System.nanoTime();
        broker.connect(desk, List.of());
        await(() -> desk.lost.stream().filter(why -> why.contains("429")).count() == 2);
        alpaca.refuseStreams(101);

        await(() -> desk.live == 1);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(590));
    }

    @Test
    void aStreamThatDoesNotLetUsInIsLeftAndTriedAgain() {
        alpaca.ignoreStreams();
        broker.connect(desk, List.of());

        await(() -> desk.lost.stream().anyMatch(why -> why.contains("did not let us in")));

        assertThat(desk.live).isZero();
    }

    @Test
    void aRefusedCancelOfAFilledOrderTellsTheFill() {
        placed();
        alpaca.on("DELETE /v2/orders/v-1", error(422, 42210000, "order is already in \\\"filled\\\" state"))
                .on("GET /v2/orders/v-1", ok(Wires.filled("v-1", "c-1", "filled", "10")))
                .on("GET /v2/account/activities/FILL", ok("[" + Wires.fill("x-1", "v-1", "10", "100") + "]"));

        broker.cancel(Orders.accepted(Orders.buy(1), "v-1"));

        assertThat(desk.names()).containsExactly("Filled");
    }

    @Test
    void aCancelIsSentAgainUntilItIsAnswered() {
        placed();
        alpaca.on("DELETE /v2/orders/v-1", new FakeAlpaca.Reply.Drop(), FakeAlpaca.status(503, ""), FakeAlpaca.status(204, ""));

        broker.cancel(Orders.accepted(Orders.buy(1), "v-1"));

        assertThat(alpaca.requests("DELETE")).hasSize(3);
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

    private ExecutionReport.Filled fill(int index) {
        return (ExecutionReport.Filled) desk.reports.get(index);
    }
}
