package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.http.keys.KeyRing;
import io.taffrail.http.tls.TestCertificates;
import io.taffrail.http.tls.TlsIdentity;
import io.taffrail.model.account.Mode;
import io.taffrail.model.instrument.RoundTheClock;
import io.taffrail.views.Views;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door with a certificate: requests and streams are encrypted, and nothing else is answered. */
class EncryptedDoorStory {
    @TempDir
    Path folder;

    @Test
    void requestsAndStreamsAreEncrypted() throws Exception {
        var pair = new TestCertificates(folder).self("door", "EC");
        var identity = TlsIdentity.read(pair.certificate(), pair.key(), Instant.now());
        try (var door = open(new HttpDoor.Config("127.0.0.1", 0, Optional.of(identity)));
                var client = HttpClient.newBuilder().sslContext(trusting(pair.certificate())).build();
                var stranger = HttpClient.newHttpClient()) {
            assertThat(door.url()).isEqualTo("https://127.0.0.1:" + door.port());
            var ready = HttpRequest.newBuilder(URI.create(door.url() + "/health/ready")).build();

            assertThat(client.send(ready, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThat(greeting(client, "wss://127.0.0.1:" + door.port() + "/v2/iex")).contains("connected");
            assertThatThrownBy(() -> stranger.send(ready, HttpResponse.BodyHandlers.ofString()))
                    .as("a client that does not know the certificate").isInstanceOf(javax.net.ssl.SSLException.class);
            var plain = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + "/health/ready")).build();
            assertThatThrownBy(() -> client.send(plain, HttpResponse.BodyHandlers.ofString()))
                    .as("a client that does not encrypt").isInstanceOf(IOException.class);
        }
    }

    @Test
    void aDoorForOthersIsEncryptedOrDoesNotOpen() throws Exception {
        var pair = new TestCertificates(folder).self("door", "RSA");
        var identity = TlsIdentity.read(pair.certificate(), pair.key(), Instant.now());

        assertThatThrownBy(() -> new HttpDoor.Config("0.0.0.0", 0, Optional.empty())).hasMessageContaining("in clear");
        assertThatThrownBy(() -> new HttpDoor.Config("no.such.host.invalid", 0, Optional.empty())).hasMessageContaining("in clear");
        try (var door = open(new HttpDoor.Config("0.0.0.0", 0, Optional.of(identity)))) {
            assertThat(door.url()).as("for clients on this computer").isEqualTo("https://127.0.0.1:" + door.port());
        }
    }

    private HttpDoor open(HttpDoor.Config config) throws IOException {
        var market = new StillMarket();
        var history = new MemoryHistory();
        var views = new Views(history, market);
        var keys = new KeyRing(folder, InstantSource.system());
        keys.create(ScriptedDesk.PAPER, Mode.PAPER);
        var door = new HttpDoor(config, new ScriptedDesk(market, history, views), new ScriptedBrokers(), new ScriptedRisk(), views, history,
                market, keys,
                InstantSource.system(), new RoundTheClock(), () -> true, DoorPolicy.USUAL);
        door.start();
        return door;
    }

    private static String greeting(HttpClient client, String url) throws Exception {
        var heard = new CompletableFuture<String>();
        var socket = client.newWebSocketBuilder().buildAsync(URI.create(url), new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                heard.complete(data.toString());
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
                heard.complete(StandardCharsets.UTF_8.decode(data).toString());
                return CompletableFuture.completedFuture(null);
            }
        }).get(10, TimeUnit.SECONDS);
        try {
            return heard.get(10, TimeUnit.SECONDS);
        } finally {
            socket.abort();
        }
    }

    private static SSLContext trusting(Path certificate) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(certificate)) {
            store.setCertificateEntry("door", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
