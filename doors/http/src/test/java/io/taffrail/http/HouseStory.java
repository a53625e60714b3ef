package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.LinkEvent;
import io.taffrail.model.statement.Break;
import io.taffrail.model.statement.Capabilities;
import io.taffrail.model.statement.Link;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.ports.Health;
import io.taffrail.ports.Reconciler.BrokerHealth;
import io.taffrail.ports.Reconciler.Line;
import io.taffrail.ports.Reconciler.SideBySide;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The house's own API: books and brokers, and what only a person may decide. */
class HouseStory {
    private static final AccountId ALPACA = new AccountId("alpaca");
    private static final Break MISSING = new Break.PositionDiffers(
            InstrumentDefaults.of(new Symbol("AAPL")), Decimal.of(10), Decimal.of(7), Price.of("150"));

    private OpenDoor door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new OpenDoor(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void withoutABrokerEverythingAgrees() {
        assertThat(door.get("/api/v1/reconciliation").text())
                .isEqualTo("{\"clean\":true,\"in_doubt\":0,\"breaks\":[],\"accounts\":[]}");
    }

    @Test
    void aBreakIsToldWithBothNumbersAndItsLikelyCause() {
        door.brokers.sides = List.of(side(agreed().apply(new LinkEvent.BreakFound(ALPACA, MISSING, StillMarket.NOW)), 2));

        var report = door.get("/api/v1/reconciliation?refresh=true").json();

        assertThat(report.path("clean").asBoolean()).isFalse();
        assertThat(report.path("in_doubt").asInt()).isEqualTo(2);
        assertThat(report.path("breaks").get(0).path("what").asString()).isEqualTo("the books hold 10 AAPL, the broker 7");
        assertThat(report.path("accounts").get(0).path("gate").asString()).isEqualTo("CLOSING_ONLY");
        assertThat(report.path("accounts").get(0).path("lines").get(0).toString())
                .isEqualTo("{\"kind\":\"position\",\"subject\":\"AAPL\",\"ours\":\"10\",\"theirs\":\"7\",\"difference\":\"-3\"}");
    }

    @Test
    void aDifferenceThatATradeMayExplainSaysThatItCannotBeAccepted() {
        var unlisted = new Break.TradeUnlisted(MISSING, List.of(new OrderId("o-1")));
        door.brokers.sides = List.of(side(agreed().apply(new LinkEvent.BreakFound(ALPACA, unlisted, StillMarket.NOW)), 0));

        var found = door.get("/api/v1/reconciliation").json().path("breaks").get(0);

        assertThat(found.path("what").asString()).isEqualTo("the books hold 10 AAPL, the broker 7");
        assertThat(found.path("cause").asString()).contains("a trade of order o-1", "not listed yet");
        assertThat(found.path("acceptable").asBoolean()).isFalse();
    }

    @Test
    void anAccountThatAgreesIsClean() {
        door.brokers.sides = List.of(side(agreed(), 0));

        assertThat(door.get("/api/v1/reconciliation").json().path("clean").asBoolean()).isTrue();
    }

    @Test
    void aBrokersGatesAreToldOneByOne() {
        door.brokers.healths = List.of(new BrokerHealth(ALPACA, "alpaca", new Health(
                false, Optional.of(Duration.ofMillis(41)), Optional.empty(), Optional.empty(), 160, 3,
                List.of(new Health.Check("key prefix", false, "AK is a live key; paper keys begin with PK")),
                Optional.of("gate `key prefix`"))));

        var broker = door.get("/api/v1/brokers").json().path("brokers").get(0);

        assertThat(broker.path("latency_ms").asInt()).isEqualTo(41);
        assertThat(broker.path("clock_offset_ms").isNull()).isTrue();
        assertThat(broker.path("gates").get(0).toString())
                .isEqualTo("{\"name\":\"key prefix\",\"passed\":false,\"found\":\"AK is a live key; paper keys begin with PK\"}");
    }

    @Test
    void whatAPersonDecidesNeedsAReason() {
        for (String path : List.of("/api/v1/reconciliation", "/api/v1/orders/x/resolve")) {
            var refused = door.post(path, "{}");

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.says("code")).isEqualTo("BAD_FIELD");
            assertThat(refused.keys()).contains("what", "why", "fix");
        }
    }

    @Test
    void nothingCanBeAcceptedOfAnAccountInTheHouse() {
        var refused = door.post("/api/v1/reconciliation", "{\"reason\":\"because\"}");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.says("code")).isEqualTo("NO_BROKER");
    }

    @Test
    void anOrderThatNobodyKnowsCannotBeResolved() {
        var refused = door.post("/api/v1/orders/nobody/resolve", "{\"reason\":\"asked by phone\"}");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.says("code")).isEqualTo("UNKNOWN_ORDER");
    }

    @Test
    void aStrangerIsToldNothing() {
        assertThat(door.send(door.request("/api/v1/reconciliation").GET()).status()).isEqualTo(401);
        assertThat(door.send(door.request("/api/v1/brokers").GET()).status()).isEqualTo(401);
    }

    private static Link agreed() {
        return Link.LOCAL
                .apply(new LinkEvent.LinkRaised(
                        ALPACA, new Capabilities(List.of(), List.of(), true), OnBreak.ASK, StillMarket.NOW))
                .apply(new LinkEvent.AccountReconciled(ALPACA, StillMarket.NOW));
    }

    private static SideBySide side(Link link, int inDoubt) {
        return new SideBySide(
                ALPACA, "alpaca", link, inDoubt, Optional.of(StillMarket.NOW), Optional.empty(),
                List.of(new Line("position", "AAPL", "10", "7", Optional.of("-3"))));
    }
}
