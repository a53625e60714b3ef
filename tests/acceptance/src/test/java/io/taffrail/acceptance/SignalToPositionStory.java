package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * From a signal to a position and out of it again, as the systems did that this one replaces: S2's signal that is sized by its
 * risk, bracketed, watched, closed and counted, and S3's LONG and SHORT states, leverage cap and emergency stop.
 */
class SignalToPositionStory {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** The second at which the written market moves. */
    private static final int MOVES = 10;

    @TempDir
    Path data;

    @TempDir
    Path files;

    @Test
    void aSignalIsSizedByItsRiskBracketedTakesItsProfitAndIsCounted() {
        try (var server = moving("110.00", "110.02")) {
            strategy(server, "ema", "risk:0.2%", false);

            JsonNode told = signal(server, body("s2-1", "ema", "buy").put("stop_loss", "95").put("take_profit", "105"), 202);

            assertThat(told.path("status").asString()).isEqualTo("accepted");
            // 0.2 % of 100,000 are 200; from about 100.02 to 95 each unit loses about 5.02, and its costs.
            BigDecimal size = new BigDecimal(told.path("sizing").path("qty").asString());
            assertThat(size).isBetween(new BigDecimal("35"), new BigDecimal("39.9"));
            assertThat(told.path("sizing").path("steps").size()).isGreaterThan(2);

            Waiting.until("its target closes the position", SOON,
                    () -> !server.door().get("/api/v1/positions/closed").json().path("closed_positions").isEmpty());
            JsonNode closed = server.door().get("/api/v1/positions/closed").json().path("closed_positions").path(0);
            assertThat(closed.path("strategy").asString()).isEqualTo("ema");
            assertThat(closed.path("exit_reason").asString()).isEqualToIgnoringCase("target");
            assertThat(server.door().get("/v2/positions").json()).isEmpty();
            Waiting.until("its stop is taken off", SOON, () -> server.door().get("/v2/orders").json().isEmpty());

            JsonNode explained = server.door().get("/api/v1/signals/s2-1/explain").expect(200).json();
            assertThat(explained.path("orders").path(0).path("checks").size()).isGreaterThan(10);
            assertThat(explained.path("orders").path(0).path("story").size()).isGreaterThan(3);
            assertThat(Ran.taffrail("stats", "--data", data.toString()).out()).contains("win rate");
            assertThat(Ran.taffrail("explain", "s2-1", "--data", data.toString()).out()).contains("SIGNAL", "CHECKS", "STORY");
        }
    }

    @Test
    void aSignalThatComesAgainTradesOnceAndOneThatFindsItsPositionOpenIsRefused() {
        try (var server = moving("100.00", "100.02")) {
            strategy(server, "ema", "fixed:10", false);
            signal(server, body("s3-1", "ema", "buy"), 202);
            Waiting.until("it is held", SOON, () -> held(server).equals("10"));

            assertThat(signal(server, body("s3-1", "ema", "buy"), 200).path("status").asString()).isEqualTo("duplicate");
            assertThat(signal(server, body("s3-2", "ema", "buy"), 422).path("code").asString()).isEqualTo("STRATEGY_ADDS_FORBIDDEN");
            assertThat(signal(server, body("s3-3", "nobody", "buy"), 422).path("code").asString()).isEqualTo("UNKNOWN_STRATEGY");

            signal(server, body("s3-4", "ema", "sell"), 202);
            Waiting.until("it is flat", SOON, () -> held(server).isEmpty());
            assertThat(signal(server, body("s3-5", "ema", "sell"), 422).path("code").asString()).isEqualTo("STRATEGY_LONG_ONLY");
            assertThat(server.door().get("/v2/orders?status=all").json().size()).as("one order in, one out").isEqualTo(2);
        }
    }

    @Test
    void anOppositeSignalTurnsAPositionRoundAndTheEmergencyStopEndsIt() {
        try (var server = moving("100.00", "100.02")) {
            put("short_sale", "1");
            strategy(server, "turns", "fixed:10", true);
            signal(server, body("s3-1", "turns", "buy"), 202);
            Waiting.until("it is long", SOON, () -> held(server).equals("10"));

            signal(server, body("s3-2", "turns", "sell"), 202);
            Waiting.until("it is short", SOON, () -> held(server).equals("-10"));

            var flatten = Ran.taffrail("flatten", "--reason", "a test of the stop", "--data", data.toString());
            assertThat(flatten.out() + flatten.err()).as("exit %d", flatten.exit()).isNotBlank();
            Waiting.until("it is flat", SOON, () -> held(server).isEmpty());
            assertThat(signal(server, body("s3-3", "turns", "buy"), 422).path("code").asString()).isEqualTo("TRADING_HALTED");

            server.kill9();
            server.restart();
            assertThat(signal(server, body("s3-4", "turns", "buy"), 422).path("code").asString()).isEqualTo("TRADING_HALTED");
            assertThat(Ran.taffrail("resume", "--reason", "looked at it", "--data", data.toString()).exit()).isZero();
            signal(server, body("s3-5", "turns", "buy"), 202);
        }
    }

    @Test
    void theAccountsCapsWinAndTheArithmeticSaysWhich() {
        try (var server = moving("100.00", "100.02")) {
            strategy(server, "big", "equity:150%", false);

            JsonNode told = signal(server, body("s3-1", "big", "buy"), 202);

            assertThat(new BigDecimal(told.path("sizing").path("qty").asString())).isBetween(new BigDecimal("99"), new BigDecimal("100"));
            assertThat(told.path("sizing").path("steps").toString()).contains("max_order_equity");
        }
    }

    @Test
    void theLeverageCapRefusesWhatSomebodyOrdersBeyondItAndSaysWhy() {
        try (var server = moving("100.00", "100.02")) {
            put("leverage", "0.05");

            server.door().buy("AAPL", "60", "too-much").expect(403);

            JsonNode explained = server.door().get("/api/v1/orders/too-much/explain").expect(200).json();
            assertThat(explained.path("refusal").path("fix").asString()).isNotBlank();
            assertThat(explained.path("would_pass_now").asString()).contains("would pass now");
            assertThat(explained.path("checks").valueStream()
                            .filter(check -> !check.path("passed").asBoolean())
                            .map(check -> check.path("rule").asString()))
                    .containsExactly("leverage");
        }
    }

    @Test
    void aPreviewSizesAndJudgesAndLeavesNothingBehind() {
        try (var server = moving("100.00", "100.02")) {
            strategy(server, "ema", "fixed:10", false);
            long entries = JournalFile.of(data).entries();

            JsonNode told = server.door().post("/api/v1/signals?preview=true", body("p-1", "ema", "buy")).expect(200).json();

            assertThat(told.path("preview").asBoolean()).isTrue();
            assertThat(told.path("sizing").path("qty").asString()).isEqualTo("10");
            assertThat(told.path("checks").size()).isGreaterThan(10);
            JsonNode byHand = body("p-2", "", "buy").put("qty", "5").without(List.of("strategy"));
            assertThat(server.door().post("/api/v1/signals?preview=true", byHand).expect(200).json().path("sizing").path("qty").asString())
                    .isEqualTo("5");
            assertThat(JournalFile.of(data).entries()).as("a preview is written down nowhere").isEqualTo(entries);
            assertThat(server.door().get("/api/v1/signals").json()).isEmpty();
            assertThat(server.door().get("/v2/orders?status=all").json()).isEmpty();
        }
    }

    private RunningTaffrail moving(String bid, String ask) {
        var market = new ReplayMarket();
        for (int second = 0; second < 600; second++) {
            boolean moved = second >= MOVES;
            market.quote(second, "AAPL", moved ? bid : "100.00", "1000", moved ? ask : "100.02", "1000");
        }
        return RunningTaffrail.start(data, "--risk", "default", "--exchange", "ideal", "--replay",
                market.write(files, "written").toString(), "--speed", "1x");
    }

    private static void strategy(RunningTaffrail server, String name, String size, boolean turns) {
        var body = JsonNodeFactory.instance.objectNode()
                .put("name", name).put("size", size).put("shorts", turns).put("turns", turns);
        assertThat(server.door().post("/api/v1/strategies", body).status()).as("strategy %s", name).isBetween(200, 201);
    }

    private void put(String rule, String value) {
        var changed = Ran.taffrail("risk", "set", rule, value, "--reason", "a story sells short", "--data", data.toString());
        assertThat(changed.exit()).as(changed.err()).isZero();
    }

    private static ObjectNode body(String id, String strategy, String action) {
        return JsonNodeFactory.instance.objectNode()
                .put("v", 1).put("id", id).put("strategy", strategy).put("symbol", "AAPL").put("action", action);
    }

    private static JsonNode signal(RunningTaffrail server, ObjectNode body, int status) {
        return server.door().post("/api/v1/signals", body).expect(status).json();
    }

    private static String held(RunningTaffrail server) {
        JsonNode positions = server.door().get("/v2/positions").json();
        return positions.isEmpty() ? "" : positions.path(0).path("qty").asString();
    }
}
