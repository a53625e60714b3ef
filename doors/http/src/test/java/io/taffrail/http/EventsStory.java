package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Mode;
import io.taffrail.model.id.OrderId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code /v2/events/trades}, as a client reads it. */
class EventsStory {
    private static final String BUY = "{'symbol':'AAPL','qty':'10','side':'buy','type':'market','time_in_force':'day'}";

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
    void withoutABeginningOnlyWhatHappensFromNowOnIsTold() {
        lifeOfAnOrder();
        try (var client = new EventsClient(door, "").following()) {
            OrderId id = OpenDoor.id(door.order(BUY));

            JsonNode event = client.event();

            assertThat(client.response.statusCode()).isEqualTo(200);
            assertThat(client.response.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(event.path("event").asString()).isEqualTo("pending_new");
            assertThat(event.path("order").path("id").asString()).isEqualTo(id.value());
        }
    }

    @Test
    void whatHappenedBeforeIsToldAsItWasToldThen() {
        List<JsonNode> live;
        try (var client = new EventsClient(door, "").following()) {
            lifeOfAnOrder();
            live = client.events(4);
        }

        try (var client = new EventsClient(door, "?since=2020-01-01")) {
            assertThat(client.events(4)).isEqualTo(live);
            assertThat(live).extracting(EventsStory::inShort).containsExactly(
                    "pending_new pending_new", "new new", "partial_fill partially_filled 4 at 190.02 makes 4",
                    "fill filled 6 at 190.04 makes 10");
            assertThat(List.copyOf(live.get(3).propertyNames())).isEqualTo(List.of(
                    "event", "execution_id", "event_id", "at", "timestamp", "price", "qty", "position_qty", "order"));
        }
    }

    @Test
    void groupsAndReplacementsAreToldAgainAsTheyWereTold() {
        List<JsonNode> live;
        try (var client = new EventsClient(door, "").following()) {
            var bracket = door.order("{'symbol':'AAPL','qty':'10','side':'buy','type':'limit','time_in_force':'gtc',"
                    + "'limit_price':'180','order_class':'bracket','take_profit':{'limit_price':'200'},'stop_loss':{'stop_price':'170'}}");
            var id = OpenDoor.id(bracket);
            var leg = new OrderId(bracket.json().path("legs").path(1).path("id").asString());
            door.desk.venueAccepts(id);
            door.send("PATCH", "/v2/orders/" + leg, "{\"stop_price\":\"171\"}");
            door.send("PATCH", "/v2/orders/" + id, "{\"limit_price\":\"181\"}");
            door.desk.venueRefusesToReplace(id);
            door.send("PATCH", "/v2/orders/" + id, "{\"limit_price\":\"182\"}");
            door.desk.venueReplaces(id);
            live = client.events(8);
        }

        try (var client = new EventsClient(door, "?since=2020-01-01")) {
            assertThat(client.events(8)).isEqualTo(live);
            assertThat(live).extracting(EventsStory::inShort).containsExactly(
                    "pending_new pending_new", "new new", "replaced replaced", "pending_replace pending_replace",
                    "order_replace_rejected new", "rejected rejected", "pending_replace pending_replace", "replaced replaced");
            assertThat(live).allSatisfy(event -> assertThat(event.path("timestamp").isString()).isTrue());
        }
    }

    @Test
    void fromEachEventOnItTellsExactlyWhatFollowsThenGoesOnLive() {
        lifeOfAnOrder();
        List<JsonNode> all;
        try (var client = new EventsClient(door, "?since=2020-01-01")) {
            all = client.events(4);
        }

        for (int seen = 1; seen <= 4; seen++) {
            try (var client = new EventsClient(door, "?since_id=" + id(all.get(seen - 1)))) {
                assertThat(client.events(all.size() - seen)).isEqualTo(all.subList(seen, all.size()));
                client.following();
                door.order(BUY);
                all.add(client.event());
            }
        }
        assertThat(all).extracting(EventsStory::id).isSorted().doesNotHaveDuplicates();
        assertThat(upTo(id(all.getLast()))).isEqualTo(all);
    }

    @Test
    void aRangeOfIdsEndsWithItsLast() {
        lifeOfAnOrder();
        List<JsonNode> all;
        try (var client = new EventsClient(door, "?since=2020-01-01")) {
            all = client.events(4);
        }

        assertThat(upTo(id(all.get(1)))).isEqualTo(all.subList(0, 2));
    }

    @Test
    void ordersThatComeWhileItReplaysAreToldOnceAndInOrder() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            door.order(BUY);
        }
        var busy = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 100; i++) {
                door.order(BUY);
            }
        });

        try (var client = new EventsClient(door, "?since=2020-01-01")) {
            List<JsonNode> told = client.events(400);
            busy.join();

            assertThat(told).extracting(EventsStory::id).isSorted().doesNotHaveDuplicates();
            assertThat(told).extracting(event -> event.path("order").path("client_order_id").asString())
                    .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, 400).mapToObj(i -> "ours-" + i).toList());
        }
    }

    @Test
    void anotherAccountsOrdersAreNotTold() {
        var other = door.keys.create(ScriptedDesk.SAVINGS, Mode.PAPER);
        door.send(door.request("/v2/orders")
                .header("APCA-API-KEY-ID", other.key().id())
                .header("APCA-API-SECRET-KEY", other.secret().reveal())
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(BUY.replace('\'', '"'))));
        OrderId ours = OpenDoor.id(door.order(BUY));

        try (var client = new EventsClient(door, "?since=2020-01-01")) {
            assertThat(client.event().path("order").path("id").asString()).isEqualTo(ours.value());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            since=yesterday | 422 40010001 invalid since: it is a date or an RFC 3339 time
            since=%2B12020-01-01T00:00:00Z | 422 40010001 invalid since: its year is not one of 0 to 9999
            since_id=17 | 422 40010001 invalid since_id: it is a ULID
            until=2026-01-01 | 422 40010001 until needs since
            until_id=01BX5ZZKBKACTAV9WEVGEMMVRZ | 422 40010001 until_id needs since_id
            since=2026-01-01&since_id=01BX5ZZKBKACTAV9WEVGEMMVRZ | 422 40010001 since and since_id cannot be used together
            """)
    void aRangeThatMakesNoSenseIsRefused(String query, String error) {
        assertThat(door.get("/v2/events/trades?" + query).error()).isEqualTo(error);
    }

    @Test
    void itNeedsAKey() {
        assertThat(door.send(door.request("/v2/events/trades")).status()).isEqualTo(401);
    }

    @Test
    void aDoorThatClosesIsNotHeldUpByWhoListens() {
        try (var client = new EventsClient(door, "").following()) {
            long before = System.nanoTime();
            door.close();

            assertThat(System.nanoTime() - before).isLessThan(3_000_000_000L);
            assertThat(client.line()).isNotEqualTo("nothing");
        }
    }

    @Test
    void aQuietStreamIsKeptAlive() {
        try (var client = new EventsClient(door, "").following()) {
            String line = "nothing";
            for (int tries = 0; tries < 3 && line.equals("nothing"); tries++) {
                line = client.line();
            }
            assertThat(line).isEqualTo(": heartbeat");
        }
    }

    @Test
    void aClientThatDoesNotReadIsCutOffAndHoldsNobodyUp() throws IOException, InterruptedException {
        for (int i = 0; i < 8_000; i++) {
            door.order(BUY);
        }
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port()));
            socket.getOutputStream().write("""
                    GET /v2/events/trades?since=2020-01-01 HTTP/1.1\r
                    Host: localhost\r
                    APCA-API-KEY-ID: %s\r
                    APCA-API-SECRET-KEY: %s\r
                    \r
                    """.formatted(door.pair.key().id(), door.pair.secret().reveal()).getBytes(StandardCharsets.US_ASCII));

            assertThat(door.order(BUY).status()).isEqualTo(200);
            assertThat(isCutOff(socket)).isTrue();
        }
    }

    /** A connection that the other side has closed refuses what is written to it. */
    private static boolean isCutOff(Socket socket) throws InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            try {
                socket.getOutputStream().write(' ');
            } catch (IOException closed) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    private void lifeOfAnOrder() {
        OrderId id = OpenDoor.id(door.order(BUY));
        door.desk.venueAccepts(id);
        door.desk.venueFills(id, "4", "190.02", false);
        door.desk.venueFills(id, "6", "190.04", true);
    }

    private List<JsonNode> upTo(String last) {
        try (var client = new EventsClient(door, "?since_id=00000000000000000000000000&until_id=" + last)) {
            return client.allEvents();
        }
    }

    private static String id(JsonNode event) {
        return event.path("event_id").asString();
    }

    private static String inShort(JsonNode event) {
        String words = event.path("event").asString() + " " + event.path("order").path("status").asString();
        return event.has("price")
                ? words + " " + event.path("qty").asString() + " at " + event.path("price").asString() + " makes "
                        + event.path("position_qty").asString()
                : words;
    }
}
