package io.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.DoorPolicy;
import io.taffrail.model.value.Money;
import io.taffrail.server.DoorOptions;
import io.taffrail.server.ExchangeOptions;
import io.taffrail.server.RiskPolicy;
import io.taffrail.server.RunningServer;
import io.taffrail.server.Speed;
import io.taffrail.server.Up;
import io.taffrail.server.UpOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against a server that encrypts with a certificate that nobody else knows, and that names another host. */
class EncryptedServerTest {
    private Shell shell;
    private RunningServer server;

    @BeforeEach
    void start(@TempDir Path home) {
        shell = new Shell(home);
        Path store = home.resolve("door.p12");
        made(store);
        server = Up.start(new UpOptions(
                shell.data(),
                new DoorOptions("0.0.0.0", 0, Optional.of(home.resolve("door.crt")), Optional.of(home.resolve("door.key"))),
                Money.usd("100000"), List.of(), Speed.LIFE, RiskPolicy.BASIC, ExchangeOptions.IDEAL, Optional.empty(),
                Optional.empty(), Optional.empty(), DoorPolicy.USUAL));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyKindOfRequestIsEncrypted() {
        assertThat(server.url()).startsWith("https://127.0.0.1:");
        var bought = shell.type("buy", "AAPL", "10", "--wait=30s");
        assertThat(bought.err()).isEmpty();
        assertThat(bought.out()).contains("OK  filled 10 @ ");

        assertThat(shell.type("sell", "AAPL", "5", "--limit", "9999", "--tif", "gtc", "--id", "mine").status()).isZero();
        var replaced = shell.type("order", "replace", "mine", "--limit", "9998");
        assertThat(replaced.err()).isEmpty();
        assertThat(replaced.status()).isZero();
        assertThat(shell.type("order", "cancel-all").status()).isZero();
    }

    @Test
    void theStreamIsEncryptedToo() throws Exception {
        var tail = CompletableFuture.supplyAsync(() -> shell.type("order", "tail", "--count", "1", "--json"));

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!tail.isDone() && System.nanoTime() - deadline < 0) {
            shell.type("buy", "AAPL", "1");
        }
        assertThat(tail.get(1, TimeUnit.SECONDS).out()).contains("\"event\"");
    }

    @Test
    void aServerWithAnotherCertificateIsNotBelieved() throws IOException {
        Path file = shell.data().resolve("server.json");
        String told = Files.readString(file);
        String other = told.replaceFirst("(\"certificate_sha256\" : \")[0-9a-f]{8}", "$100000000");
        assertThat(other).isNotEqualTo(told);
        Files.writeString(file, other);

        var run = shell.type("buy", "AAPL", "10");

        assertThat(run.status()).isNotZero();
        assertThat(run.err()).contains("another certificate than server.json names");
        Files.writeString(file, told.replaceFirst("\"certificate_sha256\" : \"[0-9a-f]{64}\"", "\"certificate_sha256\" : \"\""));
        assertThat(shell.type("buy", "AAPL", "10").status()).as("nobody has signed it either").isNotZero();
    }

    private static void made(Path store) {
        char[] password = "password".toCharArray();
        try {
            var tool = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keystore", store.toString(),
                    "-storetype", "PKCS12", "-storepass", new String(password), "-alias", "door", "-dname", "CN=elsewhere.invalid",
                    "-keyalg", "EC", "-validity", "1").redirectErrorStream(true).start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(tool.waitFor()).as(said).isZero();
            var keys = KeyStore.getInstance(store.toFile(), password);
            Key key = keys.getKey("door", password);
            Files.writeString(store.resolveSibling("door.crt"), pem("CERTIFICATE", keys.getCertificate("door").getEncoded()));
            Files.writeString(store.resolveSibling("door.key"), pem("PRIVATE KEY", key.getEncoded()));
        } catch (IOException | InterruptedException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
