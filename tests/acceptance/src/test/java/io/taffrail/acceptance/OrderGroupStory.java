package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders that belong together, through the whole program: what becomes of them in the market, and over a restart. */
class OrderGroupStory {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** The second at which the written market moves. */
    private static final int MOVES = 8;

    @TempDir
    Path data;

    @TempDir
    Path files;

    @Test
    void aBracketWhoseTargetFillsTakesItsStopOff() {
        try (var server = moving("110.00", "110.02")) {
            var bracket = bracket(server.door(), "target", "105", "95");

            Waiting.until("the target fills", SOON, () -> legs(server.door(), bracket).equals(List.of("limit filled", "stop canceled")));

            assertThat(server.door().get("/v2/positions").json()).isEmpty();
            assertThat(server.door().get("/v2/orders").json()).isEmpty();
        }
    }

    @Test
    void aBracketThatIsStoppedOutTakesItsTargetOff() {
        try (var server = moving("94.00", "94.02")) {
            var bracket = bracket(server.door(), "stopped", "105", "95");

            Waiting.until("the stop fills", SOON, () -> legs(server.door(), bracket).equals(List.of("limit canceled", "stop filled")));

            assertThat(server.door().get("/v2/positions").json()).isEmpty();
            assertThat(server.door().get("/v2/orders").json()).isEmpty();
        }
    }

    @Test
    void aBracketThatWaitsIsTheSameAfterASuddenEndAndProtectsWhatItsEntryBuys() {
        try (var server = moving("94.00", "94.02")) {
            var body = order("waits", "105", "90").put("type", "limit").put("limit_price", "95");
            var bracket = server.door().post("/v2/orders", body).expect(200).text("id");
            Waiting.until("the entry rests", SOON, () -> server.door().statusOf("waits").equals("new"));
            var loss = nested(server.door(), bracket).path("legs").path(1).path("id").asString();
            var moved = replace(server.door(), loss, Map.of("stop_price", "91"));
            assertThat(moved.expect(200).text("status")).isEqualTo("held");
            var before = picture(server.door());

            server.kill9();
            server.restart();

            assertThat(picture(server.door())).isEqualTo(before);
            assertThat(legs(server.door(), bracket)).isEqualTo(List.of("limit held", "stop held"));
            Waiting.until("the entry fills and its exits work", SOON,
                    () -> legs(server.door(), bracket).equals(List.of("limit new", "stop new")));
            var legs = nested(server.door(), bracket).path("legs");
            assertThat(legs.valueStream().map(leg -> leg.path("qty").asString())).containsExactly("10", "10");
            assertThat(legs.path(1).path("stop_price").asString()).isEqualTo("91");
            assertThat(server.door().get("/v2/positions/AAPL").text("qty")).isEqualTo("10");
            assertThat(server.door().get("/v2/positions/AAPL").text("qty_available")).isEqualTo("0");
        }
    }

    @Test
    void aChainOfReplacementsIsTheSameAfterASuddenEnd() {
        try (var server = moving("94.00", "94.02")) {
            var first = server.door().buy("AAPL", "10", "80", "first").expect(200).text("id");
            Waiting.until("it rests", SOON, () -> server.door().statusOf("first").equals("new"));
            var second = replace(server.door(), first, Map.of("qty", "12", "client_order_id", "second")).expect(200).text("id");
            Waiting.until("it is replaced", SOON, () -> server.door().statusOf("first").equals("replaced")
                    && server.door().statusOf("second").equals("new"));
            var third = replace(server.door(), second, Map.of("limit_price", "95", "client_order_id", "third")).expect(200);
            Waiting.until("it is replaced", SOON, () -> server.door().statusOf("third").equals("new"));
            var before = picture(server.door());

            server.kill9();
            server.restart();

            assertThat(picture(server.door())).isEqualTo(before);
            assertThat(server.door().get("/v2/orders/" + first).text("replaced_by")).isEqualTo(second);
            assertThat(server.door().get("/v2/orders/" + second).text("replaced_by")).isEqualTo(third.text("id"));
            assertThat(replace(server.door(), second, Map.of("qty", "20")).text("message")).isEqualTo("order already replaced");
            Waiting.until("the last of the chain fills", SOON, () -> server.door().statusOf("third").equals("filled"));
            assertThat(server.door().get("/v2/positions/AAPL").text("qty")).isEqualTo("12");
        }
    }

    @Test
    void anOcoClosesWhatIsHeldOnce() {
        try (var server = moving("110.00", "110.02")) {
            server.door().buy("AAPL", "10", "held").expect(200);
            Waiting.until("the purchase fills", SOON, () -> server.door().statusOf("held").equals("filled"));
            var body = order("oco", "105", "95").put("side", "sell").put("type", "limit").put("order_class", "oco");
            var oco = server.door().post("/v2/orders", body).expect(200).text("id");

            Waiting.until("the profit is taken", SOON, () -> nested(server.door(), oco).path("status").asString().equals("filled")
                    && legs(server.door(), oco).equals(List.of("stop canceled")));

            assertThat(server.door().get("/v2/positions").json()).isEmpty();
        }
    }

    @Test
    void cancelingAnExitTakesTheGroupApart() {
        try (var server = moving("100.00", "100.02")) {
            var bracket = bracket(server.door(), "apart", "105", "95");
            Waiting.until("the exits work", SOON, () -> legs(server.door(), bracket).equals(List.of("limit new", "stop new")));

            server.door().delete("/v2/orders/" + nested(server.door(), bracket).path("legs").path(0).path("id").asString()).expect(204);

            Waiting.until("both are off", SOON, () -> legs(server.door(), bracket).equals(List.of("limit canceled", "stop canceled")));
            assertThat(server.door().get("/v2/positions/AAPL").text("qty_available")).isEqualTo("10");
        }
    }

    /** AAPL at 100.00 to 100.02 for some seconds, and then there. */
    private RunningTaffrail moving(String bid, String ask) {
        var market = new ReplayMarket();
        for (var second = 0; second < 600; second++) {
            market.quote(second, "AAPL", second < MOVES ? "100.00" : bid, "500", second < MOVES ? "100.02" : ask, "500");
        }
        return RunningTaffrail.start(data, "--replay", market.write(files, "moves").toString(), "--speed", "1x");
    }

    private static String bracket(Door door, String clientOrderId, String takeProfit, String stopLoss) {
        var bracket = door.post("/v2/orders", order(clientOrderId, takeProfit, stopLoss)).expect(200);
        assertThat(Stream.of(0, 1).map(i -> bracket.json().path("legs").path(i).path("status").asString())).containsOnly("held");
        return bracket.text("id");
    }

    private static ObjectNode order(String clientOrderId, String takeProfit, String stopLoss) {
        var body = Json.object("symbol", "AAPL", "qty", "10", "side", "buy", "type", "market", "time_in_force", "gtc",
                "order_class", "bracket", "client_order_id", clientOrderId);
        body.putObject("take_profit").put("limit_price", takeProfit);
        body.putObject("stop_loss").put("stop_price", stopLoss);
        return body;
    }

    private static Answer replace(Door door, String id, Map<String, String> changes) {
        var body = Json.object();
        changes.forEach(body::put);
        return door.send("PATCH", "/v2/orders/" + id, HttpRequest.BodyPublishers.ofString(body.toString()), Map.of());
    }

    private static JsonNode nested(Door door, String id) {
        return door.get("/v2/orders/" + id + "?nested=true").expect(200).json();
    }

    /** Type and status of each leg. */
    private static List<String> legs(Door door, String id) {
        return nested(door, id).path("legs").valueStream()
                .map(leg -> leg.path("type").asString() + " " + leg.path("status").asString())
                .toList();
    }

    private static String picture(Door door) {
        return door.get("/v2/orders?status=all&nested=true&limit=500").expect(200).body()
                + "\n" + door.get("/v2/orders?status=all&limit=500").expect(200).body();
    }
}
