package io.taffrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.DoorPolicy;
import io.taffrail.model.value.Money;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a server that was started as {@code up} starts it. */
class DashboardAtTheDoorTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private Path folder;
    private RunningServer server;

    @BeforeEach
    void start(@TempDir Path data) {
        folder = data;
        server = started(0);
    }

    private RunningServer started(int port) {
        return Up.start(new UpOptions(
                folder, DoorOptions.loopback(port), Money.usd("100000"), List.of(), Speed.LIFE, RiskPolicy.BASIC, ExchangeOptions.IDEAL,
                Optional.empty(), Optional.empty(), Optional.empty(), DoorPolicy.USUAL));
    }

    @AfterEach
    void stop() {
        server.close();
        client.shutdownNow();
    }

    @Test
    void thePageAndAllThatItNamesAreServedToAnybody() throws Exception {
        String page = get("/").body();

        var paths = Pattern.compile("\"(/assets/[^\"]+)\"").matcher(page).results().map(found -> found.group(1)).distinct().toList();
        assertThat(paths).hasSizeGreaterThan(10);
        for (String path : paths) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void theLinkThatIsPrintedOpensASessionThatOutlivesTheServer() throws Exception {
        String link = server.link().orElseThrow();
        var opened = client.send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");

        server.close();
        server = started(server.port());
        String session = get("/api/v1/session", "Cookie", cookie).body();

        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(session).contains("\"role\":\"trade\"", "\"badge\":\"PAPER\"", "\"csrf\":\"");
        assertThat(folder.resolve("keys")).isDirectoryRecursivelyContaining(file -> file.endsWith("sessions.json"));
        try (var files = Files.walk(folder)) {
            String token = cookie.substring(cookie.indexOf('=') + 1);
            assertThat(files.filter(Files::isRegularFile).filter(file -> contains(file, token)).toList()).isEmpty();
        }
    }

    @Test
    void theChainIsWalkedForWhoeverAsks() throws Exception {
        String cookie = client.send(HttpRequest.newBuilder(URI.create(server.link().orElseThrow())).build(),
                HttpResponse.BodyHandlers.ofString()).headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");

        assertThat(get("/api/v1/journal/verified", "Cookie", cookie).body()).contains("\"whole\":true", "\"flaw\":null");
    }

    private static boolean contains(Path file, String token) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(token);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(String path, String... header) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path));
        if (header.length > 0) {
            request.headers(header);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
