package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** TradersPost's order of things: a new entry takes the working one off, waits for the proof, and trades then. */
class TradersPostStory {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path data;

    @Test
    void aSecondEntryTakesTheFirstOffAndGoesOnOnceThatIsOver() {
        try (var server = RunningTaffrail.start(data, "--risk", "basic")) {
            Quote.latest(server.door(), "AAPL");
            post(server, "/api/v1/strategies", "{'name':'ema','size':'fixed:3'}");
            String path = post(server, "/api/v1/hooks", "{'name':'tp','strategy':'ema','mode':'auto','dialect':'traderspost'}")
                    .path("path").asString();

            JsonNode first = alert(server, path, "'orderType':'limit','limitPrice':20,'quantity':3");
            assertThat(first.path("status").asString()).as(first.toString()).isEqualTo("accepted");
            JsonNode second = alert(server, path, "'quantity':2");
            assertThat(second.path("status").asString()).as(second.toString()).isEqualTo("accepted");

            Waiting.until("the second entry trades", SOON, () -> server.door().get("/v2/positions/AAPL").status() == 200);
            assertThat(server.door().get("/v2/positions/AAPL").text("qty")).isEqualTo("2");
            JsonNode orders = server.door().get("/v2/orders?status=all&direction=asc").expect(200).json();
            assertThat(orders.path(0).path("status").asString()).isEqualTo("canceled");
            assertThat(orders.path(1).path("status").asString()).isEqualTo("filled");
            JsonNode told = server.door().get("/api/v1/signals").expect(200).json();
            assertThat(told.toString()).contains("waits for the end of 1 working; buys 2");
        }
    }

    private static JsonNode alert(RunningTaffrail server, String path, String more) {
        var body = Json.read("{'ticker':'AAPL','action':'buy','sentiment':'bullish',".replace('\'', '"') + more.replace('\'', '"') + "}");
        return server.doorOfAStranger(Map.of()).post(path, body).json();
    }

    private static JsonNode post(RunningTaffrail server, String path, String body) {
        return server.door().post(path, Json.read(body.replace('\'', '"'))).expect(201).json();
    }
}
