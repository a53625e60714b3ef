package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate of its own, as it ships: what speaks to it encrypts, or gets no answer. */
class EncryptedServerStory {

    @TempDir
    Path data;

    @TempDir
    Path files;

    @Test
    void everythingIsEncryptedAndTheCommandLineKnowsItsServer() {
        var own = OwnCertificate.make(files);
        try (var server = RunningTaffrail.start(data, "--tls-cert", own.certificate().toString(), "--tls-key", own.key().toString())) {
            assertThat(server.door().base()).hasScheme("https");
            assertThat(server.keys()).containsEntry("APCA_API_BASE_URL", server.door().base().toString());
            assertThat(server.door().get("/v2/account").status()).isEqualTo(200);

            assertThat(taffrail("buy", "AAPL", "10", "--wait=30s", "--data", data.toString()).out()).contains("OK  filled 10 @ ");
            try (var stranger = new Door(URI.create(server.door().base().toString().replace("https", "http")), Map.of())) {
                assertThatThrownBy(() -> stranger.get("/health/ready")).as("in clear").isInstanceOf(UncheckedIOException.class);
            }
            try (var stranger = new Door(server.door().base(), Map.of())) {
                assertThatThrownBy(() -> stranger.get("/health/ready")).as("who does not know it").isInstanceOf(UncheckedIOException.class);
            }
        }
    }

    @Test
    void withoutEncryptionNobodyElseReachesTheServer() {
        var run = taffrail("up", "--host", "0.0.0.0", "--port", "0", "--data", data.resolve("new").toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("what: ").contains("why:  others can reach that address").contains("fix:  add --tls-cert");
        assertThat(data.resolve("new")).as("nothing was begun").doesNotExist();
    }

    private Ran taffrail(String... words) {
        return Ran.command(List.copyOf(Distribution.commandLine(words)), files, Duration.ofSeconds(60), Map.of());
    }
}
