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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against the server that it starts, in one process. */
class OwnServerTest {
    private Shell shell;
    private RunningServer server;

    @BeforeEach
    void start(@TempDir Path home) {
        shell = new Shell(home);
        server = Up.start(new UpOptions(
                shell.data(), DoorOptions.loopback(0), Money.usd("100000"), List.of(), Speed.LIFE, RiskPolicy.BASIC,
                ExchangeOptions.IDEAL, Optional.empty(),
                Optional.empty(), Optional.empty(), DoorPolicy.USUAL));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theServerIsFoundByItsFolderAndAnOrderIsFilled() {
        var run = shell.type("buy", "AAPL", "10", "--wait=30s");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("PAPER · account paper · market SYNTHETIC\n").contains("OK  filled 10 @ ");
        assertThat(shell.type("position", "list").out()).contains("AAPL");
    }

    @Test
    void theTailTellsEachEventAsOneObjectALine() throws Exception {
        var tail = CompletableFuture.supplyAsync(() -> shell.type("order", "tail", "--count", "1", "--json"));

        // The subscription has no sign of its own outside the process: orders are sent until the first is told.
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!tail.isDone() && System.nanoTime() - deadline < 0) {
            shell.type("buy", "AAPL", "1");
        }

        var run = tail.get(1, TimeUnit.SECONDS);
        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).hasSize(1).allMatch(line -> line.startsWith("{\"event\":"));
    }

    @Test
    void aKeyIsMadeListedWithoutItsSecretAndRevoked() {
        var created = shell.type("key", "create").out().lines().toList();
        var id = created.getFirst().replace("APCA_API_KEY_ID=", "");
        var secret = created.getLast().replace("APCA_API_SECRET_KEY=", "");

        shell.with("APCA_API_KEY_ID", id).with("APCA_API_SECRET_KEY", secret);
        assertThat(shell.type("account", "show").status()).isZero();
        assertThat(shell.type("key", "list").out()).contains(id).doesNotContain(secret);
        assertThat(shell.type("key", "revoke", id).status()).isZero();
        assertThat(shell.type("key", "revoke", id).status()).isEqualTo(6);
    }

    @Test
    void theJournalIsVerifiedBesideTheRunningServer() {
        shell.type("buy", "AAPL", "1");

        var run = shell.type("audit", "verify");

        assertThat(run.status()).isZero();
        assertThat(run.out()).matches("journal verified: \\d+ entries, head [0-9a-f]{64}\n");
    }

    @Test
    void aSecondServerOnTheFolderIsRefused() {
        var run = shell.type("up", "--port", "0");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("taffrail: server not started\n  what: the data folder ").contains("in use");
    }
}
