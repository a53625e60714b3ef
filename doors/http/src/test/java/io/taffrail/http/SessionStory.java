package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.keys.KeyRing;
import io.taffrail.http.keys.Secret;
import io.taffrail.model.account.Mode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logging in at the dashboard, staying, and logging out. */
class SessionStory {
    @TempDir
    private Path folder;

    private OpenDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new OpenDoor(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aKeyPairOpensASessionWhoseCookieNoScriptReads() {
        var begun = logIn(door.pair.secret().reveal());

        assertThat(begun.status()).isEqualTo(200);
        assertThat(door.send(door.request("/login").GET()).text()).isEqualTo("{\"logged_in\":false}");
        assertThat(door.send(with(cookie(begun), "/login").GET()).text()).isEqualTo("{\"logged_in\":true}");
        assertThat(begun.says("account")).isEqualTo("paper");
        assertThat(begun.says("role")).isEqualTo("trade");
        assertThat(begun.says("csrf")).hasSize(64);
        assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("; Path=/; HttpOnly; SameSite=Strict; Max-Age=86400").doesNotContain("Secure");
        assertThat(door.send(with(cookie(begun), "/v2/account").GET()).status()).isEqualTo(200);
        assertThat(door.send(with(cookie(begun), "/api/v1/risk").GET()).status()).isEqualTo(200);
    }

    @Test
    void withTheTokenBesideItTheCookieTrades() {
        var begun = logIn(door.pair.secret().reveal());
        String order = "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"}";

        var bare = door.send(with(cookie(begun), "/v2/orders").POST(HttpRequest.BodyPublishers.ofString(order)));
        var wrong = door.send(with(cookie(begun), "/v2/orders").header("X-CSRF-Token", "x").POST(HttpRequest.BodyPublishers.ofString(order)));
        var shown = door.send(with(cookie(begun), "/v2/orders").header("X-CSRF-Token", begun.says("csrf"))
                .POST(HttpRequest.BodyPublishers.ofString(order)));

        assertThat(bare.status()).isEqualTo(403);
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(shown.status()).isEqualTo(200);
    }

    @Test
    void aWrongSecretOpensNothing() {
        var refused = logIn("x");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.says("code")).isEqualTo("WRONG_KEY");
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(door.send(with(door.keys.sessions().cookie() + "=x", "/v2/account").GET()).status()).isEqualTo(401);
    }

    @Test
    void aLinkOpensTheDashboardOnce() {
        String path = "/login/" + door.keys.sessions().link(door.pair.key()).reveal();

        var first = door.send(door.request(path).GET());
        var second = door.send(door.request(path).GET());

        assertThat(first.status()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).contains("/");
        assertThat(door.send(with(cookie(first), "/api/v1/session").GET()).says("csrf")).hasSize(64);
        assertThat(second.status()).isEqualTo(410);
        assertThat(second.says("code")).isEqualTo("LINK_USED");
    }

    @Test
    void whoLogsOutIsAStrangerAgain() {
        var begun = logIn(door.pair.secret().reveal());

        var gone = door.send(with(cookie(begun), "/api/v1/session").header("X-CSRF-Token", begun.says("csrf")).DELETE());

        assertThat(gone.status()).isEqualTo(204);
        assertThat(gone.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(door.send(with(cookie(begun), "/v2/account").GET()).status()).isEqualTo(401);
    }

    @Test
    void aSessionOutlivesTheServerAndNotItsKey() throws IOException {
        var begun = logIn(door.pair.secret().reveal());
        var token = Secret.of(cookie(begun).substring(cookie(begun).indexOf('=') + 1));
        Path file = folder.resolve("keys/sessions.json");

        assertThat(Files.readString(file)).doesNotContain(token.reveal());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        var restarted = new KeyRing(folder, InstantSource.fixed(StillMarket.NOW));
        assertThat(restarted.sessions().find(token)).isPresent();
        restarted.revoke(door.pair.key().id());
        assertThat(restarted.sessions().find(token)).isEmpty();
    }

    @Test
    void linksAndSessionsEndByThemselves() {
        var now = new Instant[] {StillMarket.NOW};
        var ring = new KeyRing(folder, () -> now[0]);
        var key = ring.create(ScriptedDesk.PAPER, Mode.PAPER).key();
        Secret late = ring.sessions().link(key);
        Secret token = ring.sessions().begin(key);

        now[0] = now[0].plus(Duration.ofMinutes(10));
        assertThat(ring.sessions().redeem(late)).isEmpty();
        assertThat(ring.sessions().find(token)).isPresent();
        now[0] = now[0].plus(Duration.ofHours(24));
        assertThat(ring.sessions().find(token)).isEmpty();
    }

    private OpenDoor.Answer logIn(String secret) {
        return door.send(door.request("/api/v1/session").POST(HttpRequest.BodyPublishers.ofString(
                "{\"key_id\":\"" + door.pair.key().id() + "\",\"secret_key\":\"" + secret + "\"}")));
    }

    private HttpRequest.Builder with(String cookie, String path) {
        return door.request(path).header("Cookie", cookie);
    }

    private static String cookie(OpenDoor.Answer answer) {
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }
}
