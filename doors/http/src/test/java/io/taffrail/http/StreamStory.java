package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.web.Json;
import io.taffrail.model.id.OrderId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code /stream}, as a client hears it. */
class StreamStory {
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
    void aClientAuthenticatesThenListens() {
        try (var client = new Client(door)) {
            client.says(authenticate(door.pair.secret().reveal()));
            client.says("{'action':'listen','data':{'streams':['trade_updates','account_updates']}}");

            assertThat(client.hears()).isEqualTo(
                    "{\"stream\":\"authorization\",\"data\":{\"status\":\"authorized\",\"action\":\"authenticate\"}}");
            assertThat(client.hears()).isEqualTo("{\"stream\":\"listening\",\"data\":{\"streams\":[\"trade_updates\"]}}");
        }
    }

    @Test
    void aBinaryFrameIsUnderstoodToo() {
        try (var client = new Client(door)) {
            client.saysInBinary(authenticate(door.pair.secret().reveal()));

            assertThat(client.hears()).contains("\"authorized\"");
        }
    }

    @Test
    void aWrongSecretIsNotLetIn() {
        try (var client = new Client(door)) {
            client.says(authenticate("wrong"));
            client.says("{'action':'listen','data':{'streams':['trade_updates']}}");

            assertThat(client.hears()).isEqualTo(
                    "{\"stream\":\"authorization\",\"data\":{\"status\":\"unauthorized\",\"action\":\"authenticate\"}}");
            assertThat(client.hears()).isEqualTo(
                    "{\"stream\":\"authorization\",\"data\":{\"status\":\"unauthorized\",\"action\":\"listen\"}}");
        }
    }

    @Test
    void whatIsNoMessageIsAnsweredWithAnError() {
        try (var client = new Client(door)) {
            client.says("hello");
            client.says("{'action':'sing'}");

            assertThat(client.hears()).isEqualTo(
                    "{\"action\":\"error\",\"data\":{\"error_message\":\"a message is a JSON object\"}}");
            assertThat(client.hears()).isEqualTo(
                    "{\"action\":\"error\",\"data\":{\"error_message\":\"action is authenticate or listen\"}}");
        }
    }

    @Test
    void theLifeOfAnOrderIsToldStepByStep() {
        try (var client = listening()) {
            var order = door.order("{'symbol':'AAPL','qty':'10','side':'buy','type':'market','time_in_force':'day'}");
            OrderId id = OpenDoor.id(order);
            door.desk.venueAccepts(id);
            door.desk.venueFills(id, "4", "190.02", false);
            door.desk.venueFills(id, "6", "190.04", true);

            var told = List.of(client.update(), client.update(), client.update(), client.update());
            assertThat(told).extracting(StreamStory::inShort).containsExactly(
                    "pending_new pending_new", "new new", "partial_fill partially_filled 4 at 190.02 makes 4",
                    "fill filled 6 at 190.04 makes 10");
            assertThat(told).allSatisfy(update -> {
                assertThat(update.path("order").propertyNames()).containsExactlyElementsOf(OrdersStory.ORDER_KEYS);
                assertThat(update.path("timestamp").isString()).isTrue();
                assertThat(update.path("execution_id").asString()).hasSize(36);
                assertThat(update.path("event_id").asString()).hasSize(26);
            });
            assertThat(told).extracting(update -> update.path("event_id").asString()).isSorted().doesNotHaveDuplicates();
            assertThat(told.get(3).path("order").path("filled_avg_price").asString()).isEqualTo("190.032");
            assertThat(List.copyOf(told.get(3).propertyNames())).isEqualTo(List.of(
                    "event", "execution_id", "event_id", "at", "timestamp", "price", "qty", "position_qty", "order"));
        }
    }

    @Test
    void aCancelIsToldTwiceAndAnotherAccountsOrdersNever() {
        try (var client = listening()) {
            var other = door.keys.create(ScriptedDesk.SAVINGS, io.taffrail.model.account.Mode.PAPER);
            door.send(door.request("/v2/orders")
                    .header("APCA-API-KEY-ID", other.key().id())
                    .header("APCA-API-SECRET-KEY", other.secret().reveal())
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                            "{\"symbol\":\"AAPL\",\"qty\":1,\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"}")));
            var id = OpenDoor.id(door.order(
                    "{'symbol':'AAPL','qty':'1','side':'buy','type':'limit','time_in_force':'day','limit_price':'1'}"));
            door.delete("/v2/orders/" + id);
            door.desk.venueCancels(id);

            assertThat(List.of(client.update(), client.update(), client.update()))
                    .extracting(StreamStory::inShort)
                    .containsExactly("pending_new pending_new", "pending_cancel pending_cancel", "canceled canceled");
        }
    }

    @Test
    void aReplacementIsToldToBothOrders() {
        try (var client = listening()) {
            var id = OpenDoor.id(door.order(
                    "{'symbol':'AAPL','qty':'2','side':'buy','type':'limit','time_in_force':'day','limit_price':'1'}"));
            door.desk.venueAccepts(id);
            door.send("PATCH", "/v2/orders/" + id, "{\"qty\":\"3\"}");
            door.desk.venueRefusesToReplace(id);
            door.send("PATCH", "/v2/orders/" + id, "{\"qty\":\"4\"}");
            door.desk.venueReplaces(id);

            assertThat(List.of(client.update(), client.update(), client.update(), client.update(), client.update(),
                            client.update(), client.update(), client.update()))
                    .allSatisfy(update -> assertThat(update.path("timestamp").isString()).isTrue())
                    .extracting(update -> inShort(update) + " " + update.path("order").path("qty").asString())
                    .containsExactly(
                            "pending_new pending_new 2", "new new 2", "pending_replace pending_replace 2",
                            "order_replace_rejected new 2", "rejected rejected 3", "pending_replace pending_replace 2",
                            "replaced replaced 2", "new new 4");
        }
    }

    @Test
    void aLegThatHasWaitedIsToldWhenItIsSent() {
        try (var client = listening()) {
            var bracket = door.order("{'symbol':'AAPL','qty':'2','side':'buy','type':'limit','time_in_force':'day','limit_price':'100',"
                    + "'order_class':'bracket','take_profit':{'limit_price':'110'},'stop_loss':{'stop_price':'90'}}");
            var leg = new OrderId(bracket.json().path("legs").path(0).path("id").asString());
            door.desk.legsAreSent(leg);
            door.desk.venueAccepts(leg);

            assertThat(List.of(client.update(), client.update(), client.update()))
                    .extracting(update -> inShort(update) + " " + update.path("order").path("id").asString())
                    .containsExactly("pending_new pending_new " + bracket.says("id"), "pending_new pending_new " + leg, "new new " + leg);
        }
    }

    private Client listening() {
        var client = new Client(door);
        client.says(authenticate(door.pair.secret().reveal()));
        client.says("{'action':'listen','data':{'streams':['trade_updates']}}");
        assertThat(client.hears()).contains("authorized");
        assertThat(client.hears()).contains("listening");
        return client;
    }

    private String authenticate(String secret) {
        return "{'action':'authenticate','data':{'key_id':'%s','secret_key':'%s'}}"
                .formatted(door.pair.key().id(), secret);
    }

    private static String inShort(JsonNode update) {
        String words = update.path("event").asString() + " " + update.path("order").path("status").asString();
        return update.has("price")
                ? words + " " + update.path("qty").asString() + " at " + update.path("price").asString() + " makes "
                        + update.path("position_qty").asString()
                : words;
    }

    /** A WebSocket client that, as one of Alpaca's own, hears binary frames only. */
    private static final class Client implements WebSocket.Listener, AutoCloseable {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final List<ByteBuffer> parts = new ArrayList<>();
        private final HttpClient http = HttpClient.newHttpClient();
        private final WebSocket socket;

        Client(OpenDoor door) {
            socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + door.port() + "/stream"), this)
                    .join();
        }

        void says(String message) {
            socket.sendText(message.replace('\'', '"'), true).join();
        }

        void saysInBinary(String message) {
            socket.sendBinary(ByteBuffer.wrap(message.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), true).join();
        }

        String hears() {
            try {
                return Optional.ofNullable(heard.poll(10, TimeUnit.SECONDS)).orElse("nothing");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        JsonNode update() {
            JsonNode message = Json.read(hears().getBytes(StandardCharsets.UTF_8));
            assertThat(message.path("stream").asString()).isEqualTo("trade_updates");
            return message.path("data");
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
            var copy = ByteBuffer.allocate(data.remaining()).put(data).flip();
            parts.add(copy);
            if (last) {
                var text = new StringBuilder();
                parts.forEach(part -> text.append(StandardCharsets.UTF_8.decode(part)));
                parts.clear();
                heard.add(text.toString());
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public void close() {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            http.shutdownNow();
        }
    }
}
