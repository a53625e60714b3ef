package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.http.keys.KeyPair;
import io.taffrail.http.keys.Role;
import io.taffrail.http.web.Route;
import io.taffrail.model.account.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, asked of every route that the door has: a new one is in these tables by itself. */
class RolesStory {
    private final HttpClient http = HttpClient.newHttpClient();
    private OpenDoor door;
    private KeyPair reader;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new OpenDoor(folder);
        reader = door.keys.create(ScriptedDesk.PAPER, Mode.PAPER, Role.READ_ONLY);
    }

    @AfterEach
    void close() {
        door.close();
        http.shutdownNow();
    }

    @Test
    void aKeyThatOnlyReadsChangesNothingOnAnyRoute() {
        int before = door.history.page(1, 10_000).size();
        var passed = new ArrayList<String>();
        for (Route route : changing()) {
            int status = status(route, request(route).header("APCA-API-KEY-ID", reader.key().id())
                    .header("APCA-API-SECRET-KEY", reader.secret().reveal()));
            if (status != 403) {
                passed.add(route.method() + " " + String.join("/", route.parts()) + ": " + status);
            }
        }

        assertThat(changing()).hasSizeGreaterThan(30);
        assertThat(passed).isEmpty();
        assertThat(door.history.page(1, 10_000)).hasSize(before);
    }

    @Test
    void aKeyThatOnlyReadsSeesWhateverAnotherSees() {
        var hidden = new ArrayList<String>();
        for (Route route : door.routes()) {
            if (route.method().equals("GET") && !route.open()) {
                int owns = status(route, request(route).header("APCA-API-KEY-ID", door.pair.key().id())
                        .header("APCA-API-SECRET-KEY", door.pair.secret().reveal()));
                int reads = status(route, request(route).header("APCA-API-KEY-ID", reader.key().id())
                        .header("APCA-API-SECRET-KEY", reader.secret().reveal()));
                if (owns != reads) {
                    hidden.add(route.method() + " " + String.join("/", route.parts()) + ": " + reads + ", not " + owns);
                }
            }
        }

        assertThat(hidden).isEmpty();
    }

    @Test
    void aCookieAloneChangesNothingOnAnyRoute() {
        var keys = door.keys.sessions();
        String cookie = keys.cookie() + "=" + keys.begin(door.pair.key()).reveal();
        var passed = new ArrayList<String>();
        for (Route route : door.routes()) {
            if (!route.method().equals("GET") && !route.open()) {
                int status = status(route, request(route).header("Cookie", cookie));
                if (status != 403) {
                    passed.add(route.method() + " " + String.join("/", route.parts()) + ": " + status);
                }
            }
        }

        assertThat(passed).isEmpty();
    }

    @Test
    void aRefusedRequestIsHeardOutSoThatTheNextOneFindsItsConnection() throws IOException {
        String keys = "Host: door\r\nAPCA-API-KEY-ID: " + reader.key().id() + "\r\nAPCA-API-SECRET-KEY: " + reader.secret().reveal() + "\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            write(socket, "POST /v2/orders HTTP/1.1\r\n" + keys + "Content-Length: 2\r\n\r\n");
            socket.setSoTimeout(300);
            assertThatThrownBy(socket.getInputStream()::read).as("the request has not ended").isInstanceOf(SocketTimeoutException.class);

            socket.setSoTimeout(10_000);
            write(socket, "{}GET /v2/account HTTP/1.1\r\n" + keys + "Connection: close\r\n\r\n");

            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers).containsSubsequence("HTTP/1.1 403 Forbidden", "HTTP/1.1 200 OK");
        }
    }

    @Test
    void theRefusalSaysWhatWhyAndFix() {
        var refused = door.send(door.request("/v2/orders")
                .header("APCA-API-KEY-ID", reader.key().id())
                .header("APCA-API-SECRET-KEY", reader.secret().reveal())
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.says("what")).isEqualTo("the key " + reader.key().id() + " only reads");
        assertThat(refused.keys()).contains("why", "fix");
    }

    @Test
    void anotherSitesPageChangesNothing() {
        var refused = door.send(door.request("/v2/orders")
                .header("APCA-API-KEY-ID", door.pair.key().id())
                .header("APCA-API-SECRET-KEY", door.pair.secret().reveal())
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.says("why")).contains("cross-site");
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private List<Route> changing() {
        return door.routes().stream()
                .filter(route -> !route.method().equals("GET") && !route.open() && !route.harmless())
                .toList();
    }

    private HttpRequest.Builder request(Route route) {
        String path = String.join("/", route.parts()).replaceAll("\\{[^}]*}", "x");
        return door.request(path).method(route.method(), HttpRequest.BodyPublishers.ofString(route.method().equals("GET") ? "" : "{}"));
    }

    /** Of streams too, which have a status and no end. */
    private int status(Route route, HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(route.toString(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
