package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A person trades from the command line, and a program reads the same answers as JSON. */
class CommandLineStory {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    static Path data;

    private static RunningTaffrail server;

    @BeforeAll
    static void aServerRuns() {
        server = RunningTaffrail.start(data);
        Quote.latest(server.door(), "AAPL");
    }

    @AfterAll
    static void theServerEnds() {
        server.close();
    }

    @Test
    void aBoughtShareIsAPositionUntilItIsSold() {
        var bought = ok("buy", "MSFT", "3", "--id", "cli-msft-buy", "--wait", "--json");
        assertThat(bought.path("client_order_id").asString()).isEqualTo("cli-msft-buy");
        assertThat(bought.path("status").asString()).isEqualTo("filled");
        assertThat(symbols(ok("position", "list", "--json"))).contains("MSFT");

        ok("sell", "MSFT", "3", "--wait", "--json");
        assertThat(symbols(ok("position", "list", "--json"))).doesNotContain("MSFT");
    }

    @Test
    void aRestingOrderIsListedShownAndCanceled() {
        var limit = Quote.latest(server.door(), "AAPL").farBelow();

        var placed = ok("buy", "AAPL", "2", "--limit", limit, "--tif", "gtc", "--id", "cli-resting", "--json");
        assertThat(clientIds(ok("order", "list", "--json"))).contains("cli-resting");
        assertThat(new BigDecimal(ok("order", "show", placed.path("id").asString(), "--json").path("limit_price").asString()))
                .isEqualByComparingTo(limit);

        assertThat(run("order", "cancel", placed.path("id").asString()).exit()).isZero();
        Waiting.until("it is canceled", SOON, () -> server.door().statusOf("cli-resting").equals("canceled"));
        assertThat(clientIds(ok("order", "list", "--json"))).doesNotContain("cli-resting");
    }

    @Test
    void cancelAllAndCloseAllLeaveNothingBehind() {
        ok("buy", "NVDA", "1", "--wait", "--json");
        ok("buy", "NVDA", "1", "--limit", Quote.latest(server.door(), "NVDA").farBelow(), "--json");

        assertThat(run("order", "cancel-all").exit()).isZero();
        assertThat(run("position", "close-all").exit()).isZero();

        Waiting.until("no order in NVDA", SOON, () -> server.door().get("/v2/orders?symbols=NVDA").json().isEmpty());
        Waiting.until("no position in NVDA", SOON, () -> server.door().get("/v2/positions/NVDA").status() == 404);
    }

    @Test
    void theAccountAndAQuoteAreOneJsonValueEach() {
        assertThat(ok("account", "show", "--json").path("cash").isString()).isTrue();
        assertThat(run("quote", "AAPL", "--json").json().isContainer()).isTrue();
        assertThat(run("account", "show").out()).contains("PAPER");
        assertThat(run("quote", "AAPL").out() + run("quote", "AAPL").err()).containsIgnoringCase("synthetic");
    }

    @Test
    void anOrderThatTheAccountCannotPayIsRefusedWithWhatWhyAndFix() {
        var refused = run("buy", "AAPL", "100000000", "--json");

        assertThat(refused.exit()).as(refused.describe()).isEqualTo(3);
        assertThat(refused.out()).as("standard output of a refusal").isBlank();
        assertThat(Json.read(refused.err()).propertyNames()).contains("code", "what", "why", "fix");
        assertWhatWhyFix(run("buy", "AAPL", "100000000"), 3);
    }

    @Test
    void anOrderThatIsNotThereIsNotFound() {
        assertWhatWhyFix(run("order", "show", "00000000-0000-4000-8000-000000000000"), 6);
        assertWhatWhyFix(run("order", "cancel", "00000000-0000-4000-8000-000000000000"), 6);
    }

    @Test
    void wordsThatMeanNothingAreAUsageError() {
        assertThat(run("buy", "AAPL").exit()).isEqualTo(2);
        assertThat(run("buy", "AAPL", "ten").exit()).isEqualTo(2);
        assertThat(run("buy", "AAPL", "1", "--limit", "cheap").exit()).isEqualTo(2);
        assertThat(run("nonsense").exit()).isEqualTo(2);
    }

    @Test
    void aWrongKeyIsRefusedAsSuch(@TempDir Path elsewhere) throws IOException {
        Files.copy(data.resolve("server.json"), elsewhere.resolve("server.json"));
        Files.createDirectory(elsewhere.resolve("keys"));
        Files.writeString(elsewhere.resolve("keys").resolve("default.env"),
                Files.readString(data.resolve("keys").resolve("default.env")).replaceAll("(SECRET_KEY=).*", "$1wrong"));

        assertWhatWhyFix(Ran.taffrail("account", "show", "--data", elsewhere.toString()), 5);
    }

    @Test
    void withoutAServerTheAnswerSaysHowToStartOne(@TempDir Path elsewhere) {
        var nobody = Ran.taffrail("account", "show", "--data", elsewhere.toString());

        assertWhatWhyFix(nobody, 8);
        assertThat(nobody.err()).contains("up");
    }

    @Test
    void aKeyWorksFromItsCreationUntilItIsRevoked() {
        var created = ok("key", "create", "--json");
        var id = firstText(created, "key_id", "id", "APCA_API_KEY_ID");
        var secret = firstText(created, "secret_key", "secret", "APCA_API_SECRET_KEY");
        try (var door = server.doorOfAStranger(Map.of("APCA-API-KEY-ID", id, "APCA-API-SECRET-KEY", secret))) {
            Waiting.until("the new key opens the door", SOON, () -> door.get("/v2/account").status() == 200);
            assertThat(run("key", "list").out()).contains(id).doesNotContain(secret);

            assertThat(run("key", "revoke", id).exit()).isZero();
            Waiting.until("the revoked key is refused", SOON, () -> door.get("/v2/account").status() == 401);
        }
    }

    @Test
    void theVersionNeedsNoServer() {
        var version = Ran.taffrail("version");

        assertThat(version.exit()).isZero();
        assertThat(version.out()).contains("0.1.0");
    }

    private static JsonNode ok(String... words) {
        var ran = run(words);
        assertThat(ran.exit()).as(ran.describe()).isZero();
        return ran.json();
    }

    private static Ran run(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        return Ran.taffrail(all.toArray(String[]::new));
    }

    private static void assertWhatWhyFix(Ran ran, int exit) {
        assertThat(ran.exit()).as(ran.describe()).isEqualTo(exit);
        assertThat(ran.err()).as(ran.describe()).contains("what:", "why:", "fix:").doesNotContain("\tat ");
    }

    private static List<String> symbols(JsonNode positions) {
        return texts(positions, "symbol");
    }

    private static List<String> clientIds(JsonNode orders) {
        return texts(orders, "client_order_id");
    }

    private static List<String> texts(JsonNode array, String field) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.path(field).asString()));
        return texts;
    }

    private static String firstText(JsonNode object, String... names) {
        for (var name : names) {
            if (object.path(name).isString()) {
                return object.path(name).asString();
            }
        }
        throw new AssertionError("none of " + List.of(names) + " in " + object);
    }
}
