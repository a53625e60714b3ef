package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Protection;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill switch, heartbeats, and what is asked of positions, at the house's own door. */
class HaltStory {
    private static final HaltScope DESK = new HaltScope.WholeDesk();

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
    void whereNothingIsHaltedItSaysSo() {
        assertThat(door.get("/api/v1/halt").text()).isEqualTo(
                "{\"halted\":false,\"level\":\"none\",\"halts\":[],\"flattens\":[],\"stuck\":[],\"heartbeats\":[]}");
    }

    @Test
    void aHaltStandsBeforeItsReplyAndUntilItIsResumed() {
        var halted = door.post("/api/v1/halt", "{\"level\":\"entries\",\"reason\":\"news\"}");

        assertThat(halted.status()).isEqualTo(200);
        assertThat(halted.says("level")).isEqualTo("entries");
        assertThat(halted.json().path("halts").get(0).path("scope").asString()).isEqualTo("desk");
        assertThat(halted.json().path("halts").get(0).path("reason").asString()).isEqualTo("news");
        assertThat(door.get("/api/v1/halt").text()).isEqualTo(halted.text());
        assertThat(door.post("/api/v1/resume", "{\"reason\":\"calm\"}").json().path("halted").asBoolean()).isFalse();
        assertThat(door.desk.commands()).containsExactly(
                new Command.Halt(DESK, HaltLevel.ENTRIES, "news"), new Command.Resume(DESK, "calm"));
    }

    @Test
    void anAccountAndAStrategyAreHaltedByTheirNames() {
        door.post("/api/v1/halt", "{\"level\":\"ALL\",\"scope\":\"account\"}");
        door.post("/api/v1/halt", "{\"level\":\"all\",\"scope\":\"account:savings\"}");
        door.post("/api/v1/halt", "{\"level\":\"all\",\"scope\":\"strategy:ema\"}");
        door.post("/api/v1/halt", "{\"level\":\"all\",\"scope\":\"strategy\",\"strategy\":\"rsi\"}");

        assertThat(door.desk.commands()).containsExactly(
                new Command.Halt(new HaltScope.OneAccount(ScriptedDesk.PAPER), HaltLevel.ALL, "no reason was given"),
                new Command.Halt(new HaltScope.OneAccount(ScriptedDesk.SAVINGS), HaltLevel.ALL, "no reason was given"),
                new Command.Halt(new HaltScope.OneStrategy(new StrategyId("ema")), HaltLevel.ALL, "no reason was given"),
                new Command.Halt(new HaltScope.OneStrategy(new StrategyId("rsi")), HaltLevel.ALL, "no reason was given"));
    }

    @Test
    void flatteningIsUnderWayInTheReply() {
        var reply = door.post("/api/v1/flatten", "").json();

        assertThat(reply.path("flattens").get(0).path("state").asString()).isEqualTo("under_way");
        assertThat(reply.path("level").asString()).isEqualTo("entries");
    }

    @Test
    void nobodyResumesWithoutAReasonAndNothingIsHaltedByAMistake() {
        assertThat(door.post("/api/v1/resume", "").error()).startsWith("422 BAD_FIELD the field reason");
        assertThat(door.post("/api/v1/resume", "{\"reason\":\"  \"}").status()).isEqualTo(422);
        assertThat(door.post("/api/v1/halt", "").error()).startsWith("422 BAD_FIELD the field level");
        assertThat(door.post("/api/v1/halt", "{\"level\":\"some\"}").status()).isEqualTo(422);
        assertThat(door.post("/api/v1/halt", "{\"level\":7}").status()).isEqualTo(422);
        assertThat(door.post("/api/v1/halt", "{\"level\":\"all\",\"scope\":\"moon\"}").status()).isEqualTo(422);
        assertThat(door.post("/api/v1/halt", "{\"level\":\"all\",\"scope\":\"strategy\"}").status()).isEqualTo(422);
        assertThat(door.post("/api/v1/halt", "{\"level\":\"all\",\"scope\":\"strategy:a b\"}").status()).isEqualTo(422);
        assertThat(door.desk.commands()).isEmpty();
    }

    @Test
    void aRefusalOfTheDeskIsTold() {
        door.desk.denyNext(new Denial.RuleBroken("NO_SCOPE", "what", "why", "fix"));

        var refused = door.post("/api/v1/flatten", "{\"scope\":\"strategy:ema\"}");

        assertThat(refused.error()).isEqualTo("422 NO_SCOPE what");
        assertThat(refused.says("fix")).isEqualTo("fix");
    }

    @Test
    void anOrderThatIsHaltedSaysSoInAlpacasWordsAndOurs() {
        door.desk.denyNext(new Denial.TradingHalted(DESK, HaltLevel.ENTRIES, "news"));

        var refused = door.order("{'symbol':'AAPL','qty':'1','side':'buy','type':'market','time_in_force':'day'}");

        assertThat(refused.error()).isEqualTo(
                "403 40310000 account not eligible to trade: trading is halted for the whole desk (entries): news");
        assertThat(refused.says("reason")).isEqualTo("TRADING_HALTED");
    }

    @Test
    void aStrategySaysThatItLivesAndThatNobodyNeedWait() {
        var reply = door.post("/api/v1/strategies/ema/heartbeat", "{\"within\":\"5s\"}");

        assertThat(reply.says("due")).isEqualTo(StillMarket.NOW.plusSeconds(5).toString());
        assertThat(reply.json().path("halted").asBoolean()).isFalse();
        assertThat(door.get("/api/v1/halt").json().path("heartbeats").get(0).path("within_ms").asInt()).isEqualTo(5_000);
        assertThat(door.delete("/api/v1/strategies/ema/heartbeat").json().path("due").isNull()).isTrue();
        assertThat(door.desk.commands()).containsExactly(
                new Command.Heartbeat(new StrategyId("ema"), Optional.of(Duration.ofSeconds(5))),
                new Command.Heartbeat(new StrategyId("ema"), Optional.empty()));
    }

    @Test
    void aHeartbeatOfNoTimeIsRefused() {
        for (String within : new String[] {"\"0s\"", "\"-1s\"", "\"soon\"", "\"9999999h\"", "5", "null"}) {
            assertThat(door.post("/api/v1/strategies/ema/heartbeat", "{\"within\":" + within + "}").status())
                    .as(within).isEqualTo(422);
        }
        assertThat(door.post("/api/v1/strategies/a%20b/heartbeat", "{\"within\":\"5s\"}").status()).isEqualTo(422);
        assertThat(door.desk.commands()).isEmpty();
    }

    @Test
    void aPositionIsProtectedWithNumbersOrTexts() {
        door.bought("AAPL", "10", "100", "day");

        assertThat(door.post("/api/v1/positions/AAPL/protect", "{\"stop\":95,\"target\":\"120.5\"}").status()).isEqualTo(200);
        assertThat(door.post("/api/v1/positions/aapl/protect", "{\"trail\":\"2%\"}").status()).isEqualTo(200);
        assertThat(door.post("/api/v1/positions/AAPL/protect", "{\"exit_at\":\"2026-03-01T21:00:00+01:00\"}").says("exit_at"))
                .isEqualTo("2026-03-01T20:00:00Z");

        assertThat(protections()).containsExactly(
                new Protection(Optional.of(Price.of("95")), Optional.empty(), Optional.of(Price.of("120.5")), Optional.empty()),
                new Protection(Optional.empty(), Optional.of(new Trail.ByPercent(Decimal.of(2))), Optional.empty(), Optional.empty()),
                new Protection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Instant.parse("2026-03-01T20:00:00Z"))));
    }

    @Test
    void anUnclearProtectionIsRefusedAndNothingIsAsked() {
        door.bought("AAPL", "10", "100", "day");
        for (String body : new String[] {
            "{}", "", "{\"stop\":\"NaN\"}", "{\"stop\":-1}", "{\"stop\":0}", "{\"stop\":true}", "{\"stop\":1,\"trail\":\"2%\"}",
            "{\"trail\":\"100%\"}", "{\"trail\":\"x\"}", "{\"trail_percent\":100}", "{\"exit_at\":\"tomorrow\"}", "{\"exit_at\":5}",
            "{\"target\":\"1e999\"}", "{\"stop\":\"0.0000000001\"}"
        }) {
            assertThat(door.post("/api/v1/positions/AAPL/protect", body).status()).as(body).isEqualTo(422);
        }
        assertThat(protections()).isEmpty();
    }

    @Test
    void aPositionIsClosedInPartAndTurnedRound() {
        door.bought("AAPL", "10", "100", "day");

        assertThat(door.post("/api/v1/positions/AAPL/close", "{\"qty\":\"4\"}").says("side")).isEqualTo("sell");
        assertThat(door.post("/api/v1/positions/AAPL/close", "{\"percentage\":50}").status()).isEqualTo(200);
        assertThat(door.post("/api/v1/positions/AAPL/reverse", "").status()).isEqualTo(200);

        assertThat(door.desk.commands().subList(1, 4)).containsExactly(
                new Command.ExitPosition(ScriptedDesk.PAPER, new Symbol("AAPL"), new Command.Portion.Units(Quantity.of(4))),
                new Command.ExitPosition(ScriptedDesk.PAPER, new Symbol("AAPL"), new Command.Portion.Percentage(Decimal.of(50))),
                new Command.ReversePosition(ScriptedDesk.PAPER, new Symbol("AAPL"), Optional.empty()));
    }

    @Test
    void aCloseThatMakesNoSenseIsRefused() {
        door.bought("AAPL", "10", "100", "day");

        assertThat(door.post("/api/v1/positions/AAPL/close", "{\"qty\":1,\"percentage\":1}").status()).isEqualTo(422);
        assertThat(door.post("/api/v1/positions/AAPL/close", "{\"percentage\":101}").status()).isEqualTo(422);
        assertThat(door.post("/api/v1/positions/AAPL/close", "{\"qty\":\"-1\"}").status()).isEqualTo(422);
        assertThat(door.post("/api/v1/positions/MSFT/close", "").error()).startsWith("404 NO_POSITION");
        assertThat(door.post("/api/v1/positions/MSFT/reverse", "").status()).isEqualTo(404);
        assertThat(door.post("/api/v1/positions/MSFT/protect", "{\"stop\":1}").status()).isEqualTo(404);
        door.desk.denyNext(new Denial.CloseUnderway(ScriptedDesk.PAPER, new Symbol("AAPL")));
        assertThat(door.post("/api/v1/positions/AAPL/close", "").error()).startsWith("422 CLOSE_UNDERWAY");
    }

    private List<Protection> protections() {
        return door.desk.commands().stream()
                .filter(Command.ProtectPosition.class::isInstance)
                .map(command -> ((Command.ProtectPosition) command).protection())
                .toList();
    }
}
