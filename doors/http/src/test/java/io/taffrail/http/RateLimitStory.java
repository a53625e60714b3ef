package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.keys.KeyPair;
import io.taffrail.model.account.Mode;
import io.taffrail.model.instrument.RoundTheClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many requests a key has, what every reply says of it, and what a request beyond it is answered. */
class RateLimitStory {
    private static final String ORDER =
            "{'symbol':'AAPL','qty':'1','side':'buy','type':'market','time_in_force':'day'}";

    @TempDir
    Path folder;

    @Test
    void withoutALimitEveryReplySaysThatAllOfItRemains() throws IOException {
        try (var door = new OpenDoor(folder)) {
            for (String path : new String[] {"/v2/account", "/v2/nothing", "/v2/orders/x", "/v2/stocks/quotes/latest"}) {
                var answer = door.get(path);
                assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo(header(answer, "X-RateLimit-Limit"));
                assertThat(header(answer, "X-Request-ID")).isNotBlank();
                assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
            }
        }
    }

    @Test
    void aKeyThatHasUsedItsRequestsIsToldWhenToComeBackAndChangesNothing() throws IOException {
        try (var door = limitedTo(3)) {
            for (int left = 2; left >= 0; left--) {
                var answer = door.get("/v2/account");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo("3");
                assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo(Integer.toString(left));
                assertThat(Long.parseLong(header(answer, "X-RateLimit-Reset")))
                        .isBetween(Instant.now().getEpochSecond() - 1, Instant.now().getEpochSecond() + 61);
            }

            var refused = door.order(ORDER);

            assertThat(refused.error()).isEqualTo("429 42910000 rate limit exceeded");
            assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 20);
            assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("0");
            assertThat(door.get("/v2/stocks/quotes/latest?symbols=AAPL").text())
                    .isEqualTo("{\"message\":\"too many requests.\"}");
            assertThat(door.desk.commands()).isEmpty();
            assertThat(door.views.blotter().openCount(ScriptedDesk.PAPER)).isZero();
        }
    }

    @Test
    void eachKeyHasItsOwnAndAStrangerUsesNone() throws IOException {
        try (var door = limitedTo(1)) {
            KeyPair other = door.keys.create(ScriptedDesk.SAVINGS, Mode.PAPER);
            assertThat(door.send(door.request("/v2/account").GET()).status()).isEqualTo(401);
            assertThat(door.get("/v2/account").status()).isEqualTo(200);
            assertThat(door.get("/v2/account").status()).isEqualTo(429);

            var othersFirst = door.send(door.request("/v2/account")
                    .header("APCA-API-KEY-ID", other.key().id())
                    .header("APCA-API-SECRET-KEY", other.secret().reveal())
                    .GET());

            assertThat(othersFirst.status()).isEqualTo(200);
        }
    }

    /** Three requests are on the wire before the first answer comes: each is answered, in order. */
    @Test
    void requestsInAPipelineAreAnsweredEach() throws IOException {
        try (var door = limitedTo(1); var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(10_000);
            String body = ORDER.replace('\'', '"');
            String request = "POST /v2/orders HTTP/1.1\r\nHost: door\r\nAPCA-API-KEY-ID: " + door.pair.key().id()
                    + "\r\nAPCA-API-SECRET-KEY: " + door.pair.secret().reveal() + "\r\nContent-Length: " + body.length()
                    + "\r\n";
            String last = "Connection: close\r\n";
            String all = request + "\r\n" + body + request + "\r\n" + body + request + last + "\r\n" + body;
            socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));

            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
            assertThat(answers.split("HTTP/1.1 429", -1)).hasSize(3);
            assertThat(door.desk.commands()).hasSize(1);
        }
    }

    @Test
    void accountsGoWithoutTheFieldsOfDayTradingWhereNobodyWantsThem() throws IOException {
        try (var door = new OpenDoor(
                folder, StillMarket.NOW, new RoundTheClock(), new DoorPolicy(Optional.empty(), false, false))) {
            assertThat(door.get("/v2/account").keys())
                    .doesNotContain("pattern_day_trader", "daytrade_count", "daytrading_buying_power");
            assertThat(door.get("/v2/account/configurations").keys()).doesNotContain("pdt_check", "dtbp_check");
        }
    }

    private OpenDoor limitedTo(int requests) throws IOException {
        return new OpenDoor(
                folder, StillMarket.NOW, new RoundTheClock(), new DoorPolicy(Optional.of(requests), true, false));
    }

    private static String header(OpenDoor.Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
