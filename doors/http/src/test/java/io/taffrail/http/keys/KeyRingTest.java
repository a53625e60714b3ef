package io.taffrail.http.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
    private static final AccountId PAPER = new AccountId("paper");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-02T15:30:00Z"));

    @TempDir
    private Path folder;

    @Test
    void aKeyOpensItsAccountAndNothingElseDoes() {
        var ring = new KeyRing(folder, CLOCK);

        var pair = ring.create(PAPER, Mode.PAPER);

        assertThat(pair.key().id()).matches("PK[A-Z2-7]{18}");
        assertThat(ring.open(pair.key().id(), pair.secret())).contains(pair.key());
        assertThat(ring.open(pair.key().id(), Secret.of("x"))).isEmpty();
        assertThat(ring.open("PKNOBODY", pair.secret())).isEmpty();
        assertThat(ring.create(PAPER, Mode.LIVE).key().id()).startsWith("AK");
    }

    @Test
    void theFileHoldsNoSecretAndIsItsOwnersAlone() throws IOException {
        var pair = new KeyRing(folder, CLOCK).create(PAPER, Mode.PAPER);

        Path file = folder.resolve("keys/keys.json");

        assertThat(Files.readString(file)).contains(pair.key().id()).doesNotContain(pair.secret().reveal());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(pair.toString()).doesNotContain(pair.secret().reveal()).contains("***");
    }

    @Test
    void anotherProcessMayMakeAndRevokeKeys() throws InterruptedException {
        var server = new KeyRing(folder, CLOCK);
        var commandLine = new KeyRing(folder, CLOCK);

        var pair = commandLine.create(PAPER, Mode.PAPER);

        assertThat(server.open(pair.key().id(), pair.secret())).isPresent();
        assertThat(commandLine.revoke(pair.key().id())).isTrue();
        assertThat(commandLine.revoke(pair.key().id())).isFalse();
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (server.open(pair.key().id(), pair.secret()).isPresent() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(server.open(pair.key().id(), pair.secret())).isEmpty();
    }

    @Test
    void keysSurviveARestart() {
        var pair = new KeyRing(folder, CLOCK).create(PAPER, Mode.PAPER);

        assertThat(new KeyRing(folder, CLOCK).list()).containsExactly(pair.key());
    }
}
