package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's own exchange: realistic where nothing else is said, the same for the same seed, and there after a kill. */
class RealisticExchangeStory {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String FILLS =
            "SELECT order_id, trade_id, qty, price, commission, venue_time FROM fills ORDER BY sequence";

    @TempDir
    Path files;

    @Test
    void theSameSeedAndInputsMakeTheSameFillsByteForByte() {
        var first = fills("first", 7);
        var second = fills("second", 7);
        var other = fills("other", 8);

        assertThat(first).hasSize(3).isEqualTo(second);
        assertThat(other).hasSize(3).isNotEqualTo(first);
    }

    @Test
    void anOrderUnderWayWhenTheServerIsKilledArrivesAfterTheRestart() {
        try (var server = RunningTaffrail.start(files.resolve("killed"), "--exchange", "realistic")) {
            server.door().buy("AAPL", "1", "under-way").expect(200);
            server.kill9();

            server.restart();

            Waiting.until("the order arrives and is filled", SOON, () -> server.door().statusOf("under-way").equals("filled"));
            assertThat(JournalFile.of(files.resolve("killed")).rows(FILLS)).hasSize(1);
        }
    }

    @Test
    void aQuietMarketDoesNotKeepAnOrderUnderWay() {
        var quiet = new ReplayMarket().quote(0, "AAPL", "100.00", "500", "100.02", "500")
                .quote(3600, "AAPL", "101.00", "500", "101.02", "500").write(files, "quiet").toString();
        try (var server = RunningTaffrail.start(
                files.resolve("quiet"), "--exchange", "realistic", "--replay", quiet, "--speed", "1x")) {
            server.door().buy("AAPL", "1", "patient").expect(200);

            Waiting.until("the order is filled on the standing quote", Duration.ofSeconds(5),
                    () -> server.door().statusOf("patient").equals("filled"));
            assertThat(server.door().byClientId("patient").text("filled_avg_price")).isEqualTo("100.02");
        }
    }

    @Test
    void withSessionsAnOrderAfterTheCloseIsAcceptedAndWaits() {
        // 21:05 UTC: the market of that Wednesday closed five minutes ago.
        var evening = new ReplayMarket().quote(0, "AAPL", "100.00", "500", "100.02", "500")
                .quote(6 * 3600 + 300, "AAPL", "100.00", "500", "100.02", "500").write(files, "evening").toString();
        try (var server = RunningTaffrail.start(
                files.resolve("evening"), "--replay", evening, "--speed", "max", "--sessions", "exchange")) {
            Waiting.until("the evening has come", SOON, () -> !server.door().get("/v2/clock").json().path("is_open").asBoolean());

            server.door().buy("AAPL", "1", "tomorrow").expect(200);

            var waiting = server.door().byClientId("tomorrow");
            assertThat(waiting.text("status")).isEqualTo("accepted");
            var replaced = server.door().send("PATCH", "/v2/orders/" + waiting.text("id"),
                    HttpRequest.BodyPublishers.ofString("{\"qty\":\"2\"}"), Map.of());
            assertThat(replaced.status()).isEqualTo(422);
            assertThat(replaced.text("message")).isEqualTo("cannot replace order in accepted status");
            var opg = server.door().order("symbol", "AAPL", "qty", "1", "side", "buy", "type", "market", "time_in_force", "opg");
            assertThat(opg.status()).isEqualTo(403);
            assertThat(opg.text("message")).isEqualTo("opg orders must be submitted after 7:00pm and before 9:28am");
            assertThat(server.said()).contains("exchange ideal in its own sessions");
        }
    }

    private List<Map<String, String>> fills(String folder, long seed) {
        var market = new ReplayMarket();
        for (int second = 0; second < 20; second++) {
            market.quote(second, "AAPL", "100.00", "30", "100.02", "30");
        }
        Path data = files.resolve(folder);
        try (var server = RunningTaffrail.start(
                data, "--exchange", "realistic", "--seed", Long.toString(seed),
                "--replay", market.write(files, "same").toString(), "--speed", "max")) {
            Waiting.until("the market is over", SOON, () -> server.door().get("/v2/clock").text("timestamp").contains("10:00:19"));
            for (String id : List.of("one", "two")) {
                server.door().buy("AAPL", id.equals("one") ? "50" : "5", id).expect(200);
                Waiting.until(id + " is filled", SOON, () -> server.door().statusOf(id).equals("filled"));
            }
            return new ArrayList<>(JournalFile.of(data).rows(FILLS));
        }
    }
}
