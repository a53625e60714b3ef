package io.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection that breaks after the request must not make the JDK send the request again. */
class NoSecondTryTest {

    @Test
    void anOrderWhoseConnectionBreaksIsSentOnceAndExits7(@TempDir Path home) throws IOException {
        try (var server = new DroppingServer()) {
            var run = new Shell(home).withServerAt(server.url()).type("buy", "AAPL", "10");

            assertThat(run.status()).isEqualTo(7);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("taffrail: outcome unknown\n  what: the request was sent and no answer came")
                    .contains("fix:  look before you send it again: taffrail order list --status all --symbol AAPL");
            assertThat(server.requests()).containsExactly("POST /v2/orders HTTP/1.1");
        }
    }

    @Test
    void aCloseOfAPositionWhoseConnectionBreaksIsSentOnceAndExits7(@TempDir Path home) throws IOException {
        try (var server = new DroppingServer()) {
            var run = new Shell(home).withServerAt(server.url()).type("position", "close", "AAPL", "--json");

            assertThat(run.status()).isEqualTo(7);
            assertThat(run.err()).contains("\"outcome\":\"unknown\"").contains("\"retryable\":false");
            assertThat(server.requests()).containsExactly("POST /api/v1/positions/AAPL/close HTTP/1.1");
        }
    }

    @Test
    void aReplacementWhoseConnectionBreaksIsSentOnceAndExits7(@TempDir Path home) throws IOException {
        try (var server = new DroppingServer()) {
            var id = "5e5e5e5e-0000-4000-8000-000000000001";
            var run = new Shell(home).withServerAt(server.url()).type("order", "replace", id, "--limit", "9");

            assertThat(run.status()).isEqualTo(7);
            assertThat(run.err()).contains("fix:  look before you send it again: taffrail order show " + id);
            assertThat(server.requests()).containsExactly("PATCH /v2/orders/" + id + " HTTP/1.1");
        }
    }

    /** Reads a request's head and hangs up. */
    private static final class DroppingServer implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<String> requests = new CopyOnWriteArrayList<>();

        DroppingServer() throws IOException {
            Thread.ofVirtual().start(this::drop);
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        List<String> requests() {
            return List.copyOf(requests);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private void drop() {
            while (!socket.isClosed()) {
                try (var connection = socket.accept();
                        var in = new BufferedReader(
                                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                    requests.add(String.valueOf(in.readLine()));
                    while (!String.valueOf(in.readLine()).isEmpty()) {
                        Thread.onSpinWait();
                    }
                } catch (IOException closed) {
                    return;
                }
            }
        }
    }
}
