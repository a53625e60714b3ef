package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What somebody has set up for signals is there after {@code kill -9} as it was, and nothing that waited is lost. */
class SignalRestartStory {
    private static final Duration SOON = Duration.ofSeconds(45);
    private static final int BEFORE_IT_ENDS = 15;

    @TempDir
    Path data;

    @Test
    void hooksStrategiesApprovalsLimitsHaltsTimersAndPlansOutliveTheServer() {
        try (var server = RunningTaffrail.start(data, "--risk", "default")) {
            Quote.latest(server.door(), "AAPL");
            post(server, "/api/v1/strategies", "{'name':'ema','size':'fixed:3','adds':true,'max_age':'90s'}", 201);
            String path = post(server, "/api/v1/hooks", "{'name':'tv','strategy':'ema','reverse':true,'symbols':['AAPL','MSFT']}", 201)
                    .path("path").asString();
            assertThat(alert(server, path, "a-1").path("status").asString()).isEqualTo("pending_approval");
            assertThat(alert(server, path, "a-2").path("status").asString()).isEqualTo("pending_approval");
            JsonNode strategy = get(server, "/api/v1/strategies/ema");
            JsonNode hook = get(server, "/api/v1/hooks/tv");
            limit(server, "max_order_qty", "7");
            post(server, "/api/v1/halt", "{'level':'entries','scope':'strategy:stopped','reason':'it is mad'}", 200);
            server.door().buy("MSFT", "2", "held").expect(200);
            Waiting.until("MSFT is held", SOON, () -> server.door().get("/v2/positions/MSFT").status() == 200);
            post(server, "/api/v1/positions/MSFT/protect", "{'stop':'20','exit_at':'" + soon() + "'}", 200);
            post(server, "/api/v1/strategies/watched/heartbeat", "{'within':'" + BEFORE_IT_ENDS + "s'}", 200);

            server.kill9();
            server.restart();

            assertThat(get(server, "/api/v1/strategies/ema")).isEqualTo(strategy);
            assertThat(get(server, "/api/v1/hooks/tv")).isEqualTo(hook);
            assertThat(get(server, "/api/v1/signals?status=pending_approval")).hasSize(2);
            assertThat(alert(server, path, "a-2").path("status").asString()).as("its secret, and what came before").isEqualTo("duplicate");
            assertThat(alert(server, path, "a-3").path("status").asString()).isEqualTo("pending_approval");
            assertThat(alert(server, path + "x", "a-4").path("code").asInt()).as("another secret").isEqualTo(40410000);
            post(server, "/api/v1/signals/tv:a-1/approve", "{}", 200);
            Waiting.until("what was approved is held", SOON, () -> server.door().get("/v2/positions/AAPL").status() == 200);
            assertThat(server.door().get("/v2/positions/AAPL").text("qty")).isEqualTo("3");
            post(server, "/api/v1/signals/tv:a-2/reject", "{'reason':'once is enough'}", 200);
            assertThat(server.door().buy("AAPL", "8", "too-many").expect(403).text("message")).contains("max_order_qty", "limit 7");
            assertThat(halts(server)).contains("it is mad");

            Waiting.until("the strategy that is silent is halted", SOON, () -> halts(server).contains("strategy:watched"));
            Waiting.until("the position whose time is over is closed", SOON, () -> server.door().get("/v2/positions/MSFT").status() == 404);
            JsonNode closed = get(server, "/api/v1/positions/closed").path("closed_positions").path(0);
            assertThat(closed.path("symbol").asString() + " " + closed.path("exit_reason").asString()).isEqualTo("MSFT TIME");
        }
    }

    private static String soon() {
        return Instant.now().plusSeconds(BEFORE_IT_ENDS).toString();
    }

    private static void limit(RunningTaffrail server, String rule, String value) {
        var body = Json.read("{\"value\":\"" + value + "\",\"reason\":\"a story\"}");
        server.door().send("PUT", "/api/v1/risk/limits/" + rule, BodyPublishers.ofString(body.toString()), Map.of()).expect(200);
    }

    private static String halts(RunningTaffrail server) {
        return get(server, "/api/v1/halt").path("halts").toString();
    }

    private static JsonNode alert(RunningTaffrail server, String path, String id) {
        var body = Json.read("{\"v\":1,\"symbol\":\"AAPL\",\"side\":\"buy\",\"id\":\"" + id + "\"}");
        return Optional.of(server.doorOfAStranger(Map.of()).post(path, body)).map(Answer::json).orElseThrow();
    }

    private static JsonNode get(RunningTaffrail server, String path) {
        return server.door().get(path).expect(200).json();
    }

    private static JsonNode post(RunningTaffrail server, String path, String body, int status) {
        return server.door().post(path, Json.read(body.replace('\'', '"'))).expect(status).json();
    }
}
