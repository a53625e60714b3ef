package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server ends, and another one goes on with the same folder, as if nothing had been. */
class RestartStory {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** The second at which the written market falls. */
    private static final int FALL = 8;

    @TempDir
    Path data;

    @TempDir
    Path files;

    @Test
    void aSecondServerOnTheSameFolderIsRefused() {
        try (var server = RunningTaffrail.start(data)) {
            var second = up();

            assertThat(second.exit()).as(second.describe()).isIn(2, 8);
            assertThat(second.err()).as(second.describe()).contains("what:").contains("why:").contains("fix:");
            assertThat(server.door().get("/v2/account").status()).isEqualTo(200);
            assertThat(Json.read(read(data.resolve("server.json"))).path("url").asString()).isEqualTo(server.door().base().toString());
        }
    }

    @Test
    void ordersPositionsAndKeysAreTheSameAfterAnOrderlyEnd() {
        try (var server = RunningTaffrail.start(data)) {
            trade(server.door());
            var before = picture(server.door());
            var secret = server.keys().get("APCA_API_SECRET_KEY");

            server.stop();
            server.restart();

            assertThat(server.keys()).containsEntry("APCA_API_SECRET_KEY", secret);
            assertThat(picture(server.door())).isEqualTo(before);
            cancelTheRestingOne(server.door());
        }
    }

    @Test
    void ordersPositionsAndKeysAreTheSameAfterASuddenEnd() {
        try (var server = RunningTaffrail.start(data)) {
            trade(server.door());
            var before = picture(server.door());

            server.kill9();
            server.restart();

            assertThat(picture(server.door())).isEqualTo(before);
            cancelTheRestingOne(server.door());
        }
    }

    @Test
    void aReplayGoesOnWhereItStoppedAndItsWorkingOrderStillWorks() {
        var market = new ReplayMarket();
        for (var second = 0; second < FALL; second++) {
            market.quote(second, "AAPL", "100.00", "500", "100.02", "500");
        }
        for (var second = FALL; second < 600; second++) {
            market.quote(second, "AAPL", "94.00", "500", "94.02", "500");
        }
        try (var server = RunningTaffrail.start(data, "--replay", market.write(files, "fall").toString(), "--speed", "1x")) {
            server.door().buy("AAPL", "10", "at-once").expect(200);
            var resting = server.door().buy("AAPL", "5", "95.00", "patient").expect(200);
            Waiting.until("the first is filled", Duration.ofSeconds(10), () -> server.door().statusOf("at-once").equals("filled"));
            assertThat(order(server.door(), "at-once").path("filled_avg_price").asString()).isEqualTo("100.02");
            var lastJournaled = Instant.parse(resting.text("submitted_at"));
            assertThat(lastJournaled).isBetween(ReplayMarket.OPENS, ReplayMarket.OPENS.plusSeconds(FALL - 1));

            server.kill9();
            server.restart();

            assertThat(OffsetDateTime.parse(server.door().get("/v2/clock").text("timestamp")).toInstant())
                    .isBetween(lastJournaled, ReplayMarket.OPENS.plusSeconds(FALL));
            assertThat(server.door().statusOf("patient")).isEqualTo("new");
            Waiting.until("the market falls and fills what rested", Duration.ofSeconds(30),
                    () -> server.door().statusOf("patient").equals("filled"));
            assertThat(order(server.door(), "patient").path("filled_avg_price").asString()).isEqualTo("95");
            assertThat(Instant.parse(order(server.door(), "patient").path("filled_at").asString()))
                    .isEqualTo(ReplayMarket.OPENS.plusSeconds(FALL));
            assertThat(server.door().get("/v2/positions/AAPL").text("qty")).isEqualTo("15");
        }
    }

    @Test
    void aFolderGoesOnOnlyWithItsOwnMarket() {
        var one = new ReplayMarket().quote(0, "AAPL", "100.00", "500", "100.02", "500")
                .quote(900, "AAPL", "100.00", "500", "100.02", "500");
        var other = new ReplayMarket().quote(0, "AAPL", "200.00", "500", "200.02", "500")
                .quote(900, "AAPL", "200.00", "500", "200.02", "500");
        var own = one.write(files, "one").toString();
        try (var server = RunningTaffrail.start(data, "--replay", own, "--speed", "1x")) {
            server.door().buy("AAPL", "1", "one").expect(200);
            server.stop();
        }

        for (var ran : List.of(up("--replay", other.write(files, "other").toString(), "--speed", "1x"), up())) {
            assertThat(ran.exit()).as(ran.describe()).isNotZero().isNotEqualTo(1);
            assertThat(ran.err()).as(ran.describe()).contains("what:").contains("why:").contains("fix:");
        }
        try (var server = RunningTaffrail.start(data, "--replay", own, "--speed", "1x")) {
            assertThat(server.door().get("/v2/positions/AAPL").text("qty")).isEqualTo("1");
        }
    }

    private Ran up(String... options) {
        var words = new ArrayList<>(List.of("up", "--data", data.toString(), "--port", "0"));
        words.addAll(List.of(options));
        return Ran.command(Distribution.commandLine(words.toArray(String[]::new)), files, Duration.ofSeconds(30), Map.of());
    }

    private static void trade(Door door) {
        var limit = Quote.latest(door, "AAPL").farBelow();
        door.buy("AAPL", "7", "bought").expect(200);
        Waiting.until("a fill", SOON, () -> door.statusOf("bought").equals("filled"));
        door.order("symbol", "AAPL", "notional", "250", "side", "buy", "type", "market", "time_in_force", "day",
                "client_order_id", "for-250").expect(200);
        Waiting.until("a fill", SOON, () -> door.statusOf("for-250").equals("filled"));
        door.buy("AAPL", "3", limit, "resting").expect(200);
        var canceled = door.buy("AAPL", "4", limit, "canceled").expect(200);
        door.delete("/v2/orders/" + canceled.text("id")).expect(204);
        Waiting.until("a cancel", SOON, () -> door.statusOf("canceled").equals("canceled"));
    }

    /** Everything that a restart must not change, as one text. */
    private static String picture(Door door) {
        var position = door.get("/v2/positions/AAPL").expect(200).json();
        var account = door.get("/v2/account").expect(200);
        return door.get("/v2/orders?status=all&limit=500").expect(200).body()
                + "\n" + position.path("qty") + position.path("avg_entry_price") + position.path("asset_id")
                + "\n" + account.text("cash") + " " + account.text("id") + " " + account.text("account_number");
    }

    private static void cancelTheRestingOne(Door door) {
        door.delete("/v2/orders/" + order(door, "resting").path("id").asString()).expect(204);
        Waiting.until("a cancel after the restart", SOON, () -> door.statusOf("resting").equals("canceled"));
    }

    private static JsonNode order(Door door, String clientOrderId) {
        return door.byClientId(clientOrderId).expect(200).json();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
