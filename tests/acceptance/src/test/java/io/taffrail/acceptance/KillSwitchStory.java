package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill switch of a running server: by the door and by the file, and killed in the middle of flattening. */
class KillSwitchStory {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aServerThatIsKilledWhileItFlattensGoesOnAndEndsFlat(@TempDir Path data) {
        try (var taffrail = RunningTaffrail.start(data, "--exchange", "realistic")) {
            bought(taffrail, "AAPL");
            bought(taffrail, "MSFT");
            post(taffrail, "/v2/orders", order("NVDA", "'type':'limit','limit_price':'1'"));

            post(taffrail, "/api/v1/flatten", "{\"reason\":\"enough\"}");
            taffrail.kill9();
            taffrail.restart();

            Waiting.forValue("a flat desk", SOON, () -> Optional.of(taffrail.door().get("/api/v1/halt").json())
                    .filter(json -> json.path("flattens").get(0).path("state").asString().equals("flat")));
            assertThat(taffrail.door().get("/v2/positions").json()).isEmpty();
            assertThat(taffrail.door().get("/v2/orders?status=open").json()).isEmpty();
            assertThat(taffrail.door().get("/api/v1/halt").json().path("level").asString()).isEqualTo("entries");
            assertThat(post(taffrail, "/v2/orders", order("AAPL", "'type':'market'")).status()).isEqualTo(403);
            assertThat(post(taffrail, "/api/v1/resume", "{\"reason\":\"again\"}").json().path("halted").asBoolean()).isFalse();
            assertThat(post(taffrail, "/v2/orders", order("AAPL", "'type':'market'")).status()).isEqualTo(200);
        }
    }

    @Test
    void aFileHaltsARunningServerAndOneThatStarts(@TempDir Path data) throws IOException {
        try (var taffrail = RunningTaffrail.start(data)) {
            Files.writeString(data.resolve("HALT"), "all somebody is in the house\n");
            Waiting.forValue("a halt", SOON, () -> Optional.of(taffrail.door().get("/api/v1/halt").json())
                    .filter(json -> json.path("level").asString().equals("all")));
            assertThat(post(taffrail, "/v2/orders", order("AAPL", "'type':'market'")).status()).isEqualTo(403);

            Files.delete(data.resolve("HALT"));
            taffrail.kill9();
            taffrail.restart();

            assertThat(taffrail.door().get("/api/v1/halt").json().path("halts").get(0).path("reason").asString())
                    .isEqualTo("somebody is in the house");
            post(taffrail, "/api/v1/resume", "{\"reason\":\"it was the cat\"}");
            assertThat(post(taffrail, "/v2/orders", order("AAPL", "'type':'market'")).status()).isEqualTo(200);
        }
    }

    private static void bought(RunningTaffrail taffrail, String symbol) {
        assertThat(post(taffrail, "/v2/orders", order(symbol, "'type':'market'")).status()).isEqualTo(200);
        Waiting.forValue("a position in " + symbol, SOON, () -> Optional.of(taffrail.door().get("/v2/positions/" + symbol))
                .filter(answer -> answer.status() == 200));
    }

    private static Answer post(RunningTaffrail taffrail, String path, String body) {
        return taffrail.door().post(path, Json.read(body));
    }

    private static String order(String symbol, String type) {
        return "{'symbol':'%s','qty':'1','side':'buy','time_in_force':'day',%s}".formatted(symbol, type).replace('\'', '"');
    }
}
