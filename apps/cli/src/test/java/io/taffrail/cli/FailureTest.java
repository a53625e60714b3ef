package io.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTest extends AtScriptedServer {

    @Test
    void anOrderThatOurChecksDenyExits3AndSaysWhatWhyFix() {
        server.on("POST /v2/orders", 403, """
                {"code":40310000,"message":"insufficient buying power","buying_power":"1000","cost_basis":"1874.3"}""");

        var run = shell.type("buy", "AAPL", "10");

        assertThat(run).isEqualTo(new Shell.Run(3, "", """
                taffrail: order not sent
                  what: BUY 10 AAPL MARKET DAY: insufficient buying power (buying power 1000, cost basis 1874.3)
                  why:  the account's money, positions or working orders do not allow it
                  fix:  order less, or cancel working orders: taffrail account show, taffrail order list
                  ref:  ACCOUNT_REFUSED
                """));
    }

    @Test
    void programsGetTheSameAsOneObjectOnTheErrorStream() {
        server.on("POST /v2/orders", 422, """
                {"code":42210000,"message":"asset \\"NOPE\\" not found"}""");

        var run = shell.type("buy", "NOPE", "1", "--json");

        assertThat(run).isEqualTo(new Shell.Run(3, "", """
                {"code":"RULE_REFUSED","what":"BUY 1 NOPE MARKET DAY: asset \\"NOPE\\" not found",\
                "why":"a rule of the account's door forbids it",\
                "fix":"change what the message names, and send it again",\
                "retryable":false,"outcome":"not_sent"}
                """));
    }

    @Test
    void aKeyThatTheServerDoesNotKnowExits5AndSaysWhereItComesFrom() {
        server.on("POST /v2/orders", 401, "{\"message\":\"unauthorized.\"}")
                .on("GET /v2/account", 401, "{\"message\":\"unauthorized.\"}");
        shell.with("APCA_API_KEY_ID", "PKOTHER").with("APCA_API_SECRET_KEY", "s");

        assertThat(shell.type("buy", "AAPL", "1").status()).isEqualTo(5);
        var run = shell.type("account", "show");

        assertThat(run.status()).isEqualTo(5);
        assertThat(run.err())
                .contains("what: the server refused the key PKOTHER")
                .contains("why:  the key comes from the environment (APCA_API_KEY_ID)");
    }

    @Test
    void variablesThatNameAnotherHostAreABrokersAndNotUsed() {
        server.on("GET /v2/account", 200, "{}");
        shell.with("APCA_API_KEY_ID", "PKREAL").with("APCA_API_SECRET_KEY", "s")
                .with("APCA_API_BASE_URL", "https://broker.example");

        shell.type("account", "show");

        assertThat(server.requests().getFirst().key()).isEqualTo("PKTEST");
    }

    @Test
    void whatIsNotThereExits6() {
        server.on("GET /v2/orders:by_client_order_id?nested=true&client_order_id=x", 404,
                "{\"code\":40410000,\"message\":\"order not found for x\"}");

        var run = shell.type("order", "show", "x");

        assertThat(run.status()).isEqualTo(6);
        assertThat(run.err()).startsWith("taffrail: not found\n  what: order x: order not found for x\n");
    }

    @Test
    void anOrderAnsweredWithAServerErrorHasAnUnknownOutcomeAndExits7() {
        server.on("POST /v2/orders", 500, "{\"message\":\"internal server error\"}");

        var run = shell.type("buy", "AAPL", "1", "--id", "mine-7");

        assertThat(run.status()).isEqualTo(7);
        assertThat(run.err()).contains("fix:  look before you send it again: taffrail order show mine-7");
    }

    @Test
    void aQuestionAnsweredWithAServerErrorExits1() {
        server.on("GET /v2/account", 500, "");

        assertThat(shell.type("account", "show").status()).isEqualTo(1);
    }

    @Test
    void tooManyRequestsExits1AndMayBeTriedAgain() {
        server.on("POST /v2/orders", 429, "{\"code\":42910000,\"message\":\"rate limit exceeded\"}");

        var run = shell.type("buy", "AAPL", "1", "--json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("\"code\":\"TOO_MANY_REQUESTS\"").contains("\"retryable\":true");
    }

    @Test
    void aServerThatIsGoneExits8AndSaysHowToStartIt() {
        server.close();

        var run = shell.type("buy", "AAPL", "1");

        assertThat(run.status()).isEqualTo(8);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("taffrail: no server\n  what: no server answers at " + server.url())
                .contains("fix:  start it: taffrail up --data " + shell.data());
    }

    @Test
    void aFolderWithoutAServerExits8(@TempDir Path empty) {
        var run = shell.type("order", "list", "--data", empty.toString());

        assertThat(run.status()).isEqualTo(8);
        assertThat(run.err()).contains("what: no server runs on " + empty);
    }

    @Test
    void aServerFileThatIsDamagedExits8() throws IOException {
        Files.writeString(shell.data().resolve("server.json"), "{\"url\":");

        assertThat(shell.type("order", "list").status()).isEqualTo(8);
    }

    @Test
    void aFolderWithoutKeysExits5() throws IOException {
        Files.delete(shell.data().resolve("keys/default.env"));

        var run = shell.type("order", "list");

        assertThat(run.status()).isEqualTo(5);
        assertThat(run.err()).contains("fix:  make one: taffrail key create");
    }

    @Test
    void theSecretIsNeverSaid() {
        server.on("GET /v2/account", 401, "");

        assertThat(shell.with("DEBUG_MODE", "true").type("account", "show").err()).doesNotContain("not-a-secret");
    }
}
