package io.taffrail.browser;

import io.taffrail.http.DoorPolicy;
import io.taffrail.http.keys.KeyPair;
import io.taffrail.http.keys.KeyRing;
import io.taffrail.http.keys.Role;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.value.Money;
import io.taffrail.server.DoorOptions;
import io.taffrail.server.ExchangeOptions;
import io.taffrail.server.RiskPolicy;
import io.taffrail.server.RunningServer;
import io.taffrail.server.Speed;
import io.taffrail.server.Up;
import io.taffrail.server.UpOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of the house on a folder, which can be stopped and started again where it was, and a client beside the browser. */
final class Served implements AutoCloseable {
    private final Path folder;
    private final RiskPolicy risk;
    private final HttpClient client = HttpClient.newHttpClient();
    private RunningServer server;

    Served(Path folder, RiskPolicy risk) {
        this.folder = folder;
        this.risk = risk;
        this.server = started(0);
    }

    private RunningServer started(int port) {
        return Up.start(new UpOptions(
                folder, DoorOptions.loopback(port), Money.usd("100000"), List.of(), Speed.LIFE, risk, ExchangeOptions.IDEAL,
                Optional.empty(), Optional.of(7L), Optional.empty(), DoorPolicy.USUAL));
    }

    String link() {
        return server.link().orElseThrow();
    }

    String url() {
        return server.url();
    }

    void stop() {
        server.close();
    }

    /** On the same port, as a server is that somebody restarts. */
    void startAgain() {
        server = started(server.port());
    }

    KeyPair reader() {
        return new KeyRing(folder, InstantSource.system()).create(new AccountId("paper"), Mode.PAPER, Role.READ_ONLY);
    }

    JsonNode get(String path) {
        return ask("GET", path, "");
    }

    JsonNode post(String path, String body) {
        return ask("POST", path, body);
    }

    private JsonNode ask(String method, String path, String body) {
        try {
            var keys = new Properties();
            try (var in = Files.newInputStream(folder.resolve("keys/default.env"))) {
                keys.load(in);
            }
            var request = HttpRequest.newBuilder(URI.create(server.url() + path))
                    .header("APCA-API-KEY-ID", keys.getProperty("APCA_API_KEY_ID"))
                    .header("APCA-API-SECRET-KEY", keys.getProperty("APCA_API_SECRET_KEY"))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return JsonMapper.shared().readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        client.shutdownNow();
    }
}
