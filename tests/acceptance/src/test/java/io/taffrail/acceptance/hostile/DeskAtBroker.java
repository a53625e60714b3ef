package io.taffrail.acceptance.hostile;

import io.taffrail.acceptance.RunningTaffrail;
import io.taffrail.acceptance.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A server that is the broker, at an address that stays, and another one whose desk trades there. */
final class DeskAtBroker implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path tape;
    private final Path books;
    private final RunningTaffrail broker;
    private final RunningTaffrail desk;

    private DeskAtBroker(Path folder, List<String> words) {
        tape = folder.resolve("broker");
        books = folder.resolve("desk");
        broker = RunningTaffrail.start(tape, "--port", freePort());
        desk = RunningTaffrail.start(books, environment(broker, broker.door().base()), words.toArray(String[]::new));
    }

    /** Both, once books and broker agree. */
    static DeskAtBroker open(Path folder, String... words) {
        var all = new ArrayList<>(List.of("--broker", "alpaca", "--in-doubt-wait", "5s", "--reconcile-every", "2s"));
        all.addAll(List.of(words));
        var both = new DeskAtBroker(folder, all);
        try {
            both.awaitGate("OPEN");
            return both;
        } catch (RuntimeException | Error failed) {
            both.close();
            throw failed;
        }
    }

    /** What tells a desk of its broker. */
    static Map<String, String> environment(RunningTaffrail broker, URI address) {
        return Map.of("ALPACA_PAPER_API_KEY", broker.keys().get("APCA_API_KEY_ID"),
                "ALPACA_PAPER_SECRET_KEY", broker.keys().get("APCA_API_SECRET_KEY"),
                "ALPACA_PAPER_BASE_URL", address.toString());
    }

    RunningTaffrail broker() {
        return broker;
    }

    RunningTaffrail desk() {
        return desk;
    }

    /** The broker's data folder. */
    Path tape() {
        return tape;
    }

    /** The desk's data folder. */
    Path books() {
        return books;
    }

    /** The broker goes, and the desk notices. */
    void loseBroker() {
        broker.kill9();
        awaitGate("SHUT");
    }

    void awaitGate(String gate) {
        awaitGate(desk, gate);
    }

    static void awaitGate(RunningTaffrail desk, String gate) {
        Waiting.until("the gate is " + gate, PATIENCE, () -> gate(desk).equals(gate));
    }

    private static String gate(RunningTaffrail desk) {
        JsonNode accounts = desk.door().get("/api/v1/reconciliation").expect(200).json().path("accounts");
        return accounts.path(0).path("gate").asString("");
    }

    @Override
    public void close() {
        desk.close();
        broker.close();
    }

    /** A port that was free a moment ago: a server that is started again must be found where it was. */
    private static String freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
