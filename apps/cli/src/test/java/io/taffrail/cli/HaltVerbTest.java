package io.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill switch on the command line, with a server and without one; and what is asked of positions. */
class HaltVerbTest {
    private static final String NOTHING = "{\"halted\":false,\"level\":\"none\",\"halts\":[],\"flattens\":[]}";
    private static final String ENTRIES = "{\"halted\":true,\"level\":\"entries\",\"halts\":[{\"scope\":\"desk\","
            + "\"level\":\"entries\",\"reason\":\"news\",\"since\":\"2026-01-02T14:30:00Z\"}],\"flattens\":[]}";

    private ScriptedServer server;
    private Shell shell;

    @BeforeEach
    void start(@TempDir Path home) throws IOException {
        server = new ScriptedServer();
        shell = new Shell(home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aHaltIsSentWithItsReasonAndShown() throws IOException {
        server.on("POST /api/v1/halt", 200, ENTRIES);

        var run = shell.with(server).type("halt", "entries", "--reason", "news");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("HALTED  entries  desk  since 2026-01-02T14:30:00Z: news", "OK  trading is halted: entries");
        assertThat(server.requests().getFirst().body()).isEqualTo("{\"scope\":\"desk\",\"reason\":\"news\",\"level\":\"entries\"}");
        assertThat(shell.data().resolve("HALT")).doesNotExist();
    }

    @Test
    void flattenAndResumeAreSentWithTheirScope() throws IOException {
        server.on("POST /api/v1/flatten", 200, ENTRIES).on("POST /api/v1/resume", 200, NOTHING);

        assertThat(shell.with(server).type("flatten", "--scope", "account").status()).isZero();
        assertThat(shell.type("resume", "--reason", "calm").out()).contains("OK  nothing is halted");

        assertThat(server.requests().getFirst().body()).isEqualTo("{\"scope\":\"account\"}");
        assertThat(server.requests().getLast().body()).isEqualTo("{\"scope\":\"desk\",\"reason\":\"calm\"}");
    }

    @Test
    void aStrategyIsFlattenedByItsName() throws IOException {
        server.on("POST /api/v1/flatten", 200, ENTRIES);

        assertThat(shell.with(server).type("flatten", "--strategy", "ema").status()).isZero();
        assertThat(shell.type("flatten", "--strategy", "ema", "--scope", "account").status()).isEqualTo(2);

        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().getFirst().body()).isEqualTo("{\"scope\":\"strategy:ema\"}");
    }

    @Test
    void whereNoServerRunsTheWishIsLeftInTheFolder() throws IOException {
        assertThat(shell.type("halt", "all", "--reason", "lost the key").status()).isZero();
        assertThat(Files.readString(shell.data().resolve("HALT"))).isEqualTo("all lost the key\n");
        assertThat(shell.type("resume", "--reason", "found it").status()).isZero();
        assertThat(Files.readString(shell.data().resolve("HALT"))).isEqualTo("resume found it\n");
    }

    @Test
    void whereTheServerDoesNotAnswerTheWishIsLeftInTheFolderToo() throws IOException {
        shell.with(server);
        server.close();

        var run = shell.type("flatten");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("no server answered");
        assertThat(Files.readString(shell.data().resolve("HALT"))).isEqualTo("flatten\n");
    }

    @Test
    void anAccountIsNotHaltedByAFileThatHaltsTheDesk() {
        assertThat(shell.type("halt", "all", "--scope", "account:paper").status()).isEqualTo(8);
        assertThat(shell.data().resolve("HALT")).doesNotExist();
    }

    @Test
    void nobodyResumesWithoutAReason() {
        assertThat(shell.type("resume").status()).isEqualTo(2);
        assertThat(shell.type("resume", "--reason", " ").status()).isEqualTo(2);
        assertThat(shell.data().resolve("HALT")).doesNotExist();
    }

    @Test
    void whatIsHaltedIsShownAndTheExitStatusSaysSo() throws IOException {
        server.on("GET /api/v1/halt", 200, ENTRIES);

        assertThat(shell.with(server).type("halt", "show").status()).isEqualTo(9);
    }

    @Test
    void anOrderThatIsHaltedEndsWithItsOwnStatus() throws IOException {
        server.on("POST /v2/orders", 403, "{\"code\":40310000,\"message\":\"account not eligible to trade\",\"reason\":\"TRADING_HALTED\"}");

        assertThat(shell.with(server).type("buy", "AAPL", "1").status()).isEqualTo(9);
    }

    @Test
    void aHeartbeatIsSent() throws IOException {
        server.on("POST /api/v1/strategies/ema/heartbeat", 200, "{\"strategy\":\"ema\",\"due\":\"2026-01-02T14:30:05Z\",\"halted\":false}");

        var run = shell.with(server).type("strategy", "heartbeat", "ema", "--within", "5s");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("OK  strategy ema is to be heard again by 2026-01-02T14:30:05Z");
        assertThat(server.requests().getFirst().body()).isEqualTo("{\"within\":\"5s\"}");
    }

    @Test
    void aPositionIsProtected() throws IOException {
        server.on("POST /api/v1/positions/AAPL/protect", 200, "{\"symbol\":\"AAPL\",\"qty\":\"10\",\"exit_at\":null,\"exits\":[{\"id\":\"1\","
                + "\"role\":\"stop_loss\",\"status\":\"SUBMITTED\",\"qty\":\"10\",\"stop_price\":\"90\"}]}");

        var run = shell.with(server).type("position", "protect", "aapl", "--stop", "90", "--target", "120");

        assertThat(run.out()).contains("OK  10 AAPL are protected", "stop_loss  10  stop price 90  SUBMITTED");
        assertThat(server.requests().getFirst().body()).isEqualTo("{\"stop\":\"90\",\"target\":\"120\"}");
        assertThat(shell.type("position", "protect", "AAPL").status()).isEqualTo(2);
    }
}
