package io.taffrail.http;

import io.taffrail.http.keys.KeyPair;
import io.taffrail.http.keys.KeyRing;
import io.taffrail.http.web.Json;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.RoundTheClock;
import io.taffrail.model.instrument.TradingCalendar;
import io.taffrail.views.Views;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The real door on a free port of this computer, before a scripted desk, with a client that has a key. */
final class OpenDoor implements AutoCloseable {
    final StillMarket market = new StillMarket();
    final MemoryHistory history = new MemoryHistory();
    final Views views = new Views(history, market);
    final ScriptedDesk desk = new ScriptedDesk(market, history, views);
    final KeyRing keys;
    final KeyPair pair;
    volatile boolean ready = true;
    final ScriptedBrokers brokers = new ScriptedBrokers();
    final ScriptedRisk risk = new ScriptedRisk();
    private final HttpDoor door;
    private final HttpClient client = HttpClient.newHttpClient();

    OpenDoor(Path folder) throws IOException {
        this(folder, StillMarket.NOW, new RoundTheClock());
    }

    /** @param now the desk's time, which stands still too */
    OpenDoor(Path folder, Instant now, TradingCalendar sessions) throws IOException {
        this(folder, now, sessions, DoorPolicy.USUAL);
    }

    OpenDoor(Path folder, Instant now, TradingCalendar sessions, DoorPolicy policy) throws IOException {
        keys = new KeyRing(folder, InstantSource.fixed(StillMarket.NOW));
        pair = keys.create(ScriptedDesk.PAPER, Mode.PAPER);
        door = new HttpDoor(
                HttpDoor.Config.loopback(0), desk, brokers, risk, views, history, market, keys, InstantSource.fixed(now), sessions,
                () -> ready, policy);
        door.start();
    }

    /** A reply: its status, its headers and its body, an empty object where it had none. */
    record Answer(int status, java.net.http.HttpHeaders headers, String text) {
        JsonNode json() {
            return text.isEmpty() ? Json.object() : Json.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        String says(String field) {
            return json().path(field).asString();
        }

        List<String> keys() {
            return new ArrayList<>(json().propertyNames());
        }

        /** Status, code and message in one line. */
        String error() {
            return status + " " + says("code") + " " + says("message");
        }
    }

    List<io.taffrail.http.web.Route> routes() {
        return door.routes();
    }

    int port() {
        return door.port();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + door.port() + path);
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    /** Sends a body written with single quotes to {@code /v2/orders}. */
    Answer order(String body) {
        return post("/v2/orders", body.replace('\'', '"'));
    }

    /** Buys at the market and has the venue fill it whole. */
    void bought(String symbol, String quantity, String price, String timeInForce) {
        var id = id(order("{'symbol':'%s','qty':'%s','side':'buy','type':'market','time_in_force':'%s'}"
                .formatted(symbol, quantity, timeInForce)));
        desk.venueAccepts(id);
        desk.venueFills(id, quantity, price, true);
    }

    static OrderId id(Answer order) {
        return new OrderId(order.says("id"));
    }

    Answer send(String method, String path, String body) {
        return send(request(path)
                .header("APCA-API-KEY-ID", pair.key().id())
                .header("APCA-API-SECRET-KEY", pair.secret().reveal())
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(10));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        door.close();
        client.close();
    }
}
