package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client is owed that sends a request again, and what it has configured, over the life of a folder. */
class RepeatedRequestStory {
    private static final String BUY =
            "{\"symbol\":\"AAPL\",\"qty\":\"2\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"}";
    private static final String TOO_MUCH = BUY.replace("\"2\"", "\"9999999\"");

    @TempDir
    Path data;

    @Test
    void theFirstAnswerOutlivesTheServerThatGaveIt() {
        try (var server = RunningTaffrail.start(data)) {
            var bought = order(server.door(), "bought", BUY).expect(200);
            var refused = order(server.door(), "refused", TOO_MUCH).expect(403);

            server.kill9();
            server.restart();

            assertThat(order(server.door(), "bought", BUY).expect(200).body()).isEqualTo(bought.body());
            assertThat(order(server.door(), "refused", TOO_MUCH).expect(403).body()).isEqualTo(refused.body());
            assertThat(order(server.door(), "bought", TOO_MUCH).expect(422).text("message")).contains("bought");
            assertThat(server.door().get("/v2/orders?status=all").expect(200).json())
                    .as("one that was bought, one that was refused").hasSize(2);
        }
    }

    @Test
    void aBracketIsToldAsItWasHoweverFarItHasCome() {
        try (var server = RunningTaffrail.start(data)) {
            var bracket = "{\"symbol\":\"AAPL\",\"qty\":\"2\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\","
                    + "\"client_order_id\":\"entry\",\"order_class\":\"bracket\",\"take_profit\":{\"limit_price\":\"900\"},"
                    + "\"stop_loss\":{\"stop_price\":\"20\"}}";
            var first = order(server.door(), "bracket", bracket).expect(200);
            Waiting.until("the entry fills", Duration.ofSeconds(20), () -> server.door().statusOf("entry").equals("filled"));

            assertThat(order(server.door(), "bracket", bracket).expect(200).body()).isEqualTo(first.body());
            server.stop();
            server.restart();
            assertThat(order(server.door(), "bracket", bracket).expect(200).body()).isEqualTo(first.body());
        }
    }

    @Test
    void manyOfOneKeyAtOnceMakeOneOrder() {
        try (var server = RunningTaffrail.start(data)) {
            Set<String> answers = ConcurrentHashMap.newKeySet();

            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, 32).forEach(_ -> clients.execute(
                        () -> answers.add(order(server.door(), "once", BUY).expect(200).body())));
            }

            assertThat(answers).hasSize(1);
            assertThat(server.door().get("/v2/orders?status=all").expect(200).json()).hasSize(1);
        }
    }

    @Test
    void aConfigurationIsKeptToAndOutlivesTheServer() {
        try (var server = RunningTaffrail.start(data)) {
            var resting = server.door().buy("AAPL", "1", Quote.latest(server.door(), "AAPL").farBelow(), "resting").expect(200);
            var changed = configure(server.door(), "{\"suspend_trade\":true,\"no_shorting\":true}").expect(200);

            server.stop();
            server.restart();

            assertThat(server.door().get("/v2/account/configurations").expect(200).body()).isEqualTo(changed.body());
            assertThat(server.door().get("/v2/account").expect(200).json().path("trade_suspended_by_user").asBoolean()).isTrue();
            assertThat(server.door().buy("AAPL", "1", "suspended").expect(403).text("message"))
                    .isEqualTo("new orders are rejected by user request");
            server.door().delete("/v2/orders/" + resting.text("id")).expect(204);
            configure(server.door(), "{\"suspend_trade\":false}").expect(200);
            server.door().buy("AAPL", "1", "resumed").expect(200);
            assertThat(server.door().order("symbol", "MSFT", "qty", "1", "side", "sell", "type", "market", "time_in_force", "day")
                    .expect(403).text("message")).isEqualTo("account is not allowed to short");
        }
    }

    private static Answer order(Door door, String key, String body) {
        return door.send("POST", "/v2/orders", BodyPublishers.ofString(body), Map.of("Idempotency-Key", key));
    }

    private static Answer configure(Door door, String body) {
        return door.send("PATCH", "/v2/account/configurations", BodyPublishers.ofString(body), Map.of());
    }
}
