package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A desk as it comes: with limits, which are shown, tried, tightened at once, loosened with a reason, and kept. */
class RiskStory {

    @TempDir
    Path data;

    private RunningTaffrail server;

    @BeforeEach
    void aServerStartsAsItComes() {
        server = RunningTaffrail.start(data, "--risk", "default");
        Quote.latest(server.door(), "AAPL");
    }

    @AfterEach
    void itEnds() {
        server.close();
    }

    @Test
    void theLimitsOfANewDeskAreShownWithWhatIsUsed() {
        JsonNode limits = server.door().get("/api/v1/risk").expect(200).json().path("limits");

        assertThat(limit(limits, "max_order_notional", "desk").path("value").asString()).isEqualTo("25000");
        assertThat(limit(limits, "gross_exposure", "desk").path("used").asString()).isEqualTo("0");
        assertThat(limit(limits, "short_sale", "desk").path("set_by").asString()).isEqualTo("default");
        assertThat(Ran.taffrail("risk", "show", "--data", data.toString()).out()).contains("max_order_notional", "concentration");
    }

    @Test
    void anOrderBeyondALimitIsRefusedInAlpacasShapeWithTheNumbers() {
        var refused = server.door().order("symbol", "AAPL", "qty", "100", "side", "buy", "type", "market",
                "time_in_force", "day").expect(403);

        assertThat(refused.json().path("code").asInt()).isEqualTo(40310000);
        assertThat(refused.text("message")).contains("max_order_equity", "limit 10 %", "why: ", "fix: ");
    }

    @Test
    void anOrderIsTriedWithoutBeingSentAndSaysHowMuchWouldPass() {
        var trial = Ran.taffrail("risk", "test", "AAPL", "100", "--json", "--data", data.toString());

        assertThat(trial.exit()).isEqualTo(10);
        assertThat(trial.json().path("denial").path("code").asString()).startsWith("MAX_ORDER");
        assertThat(trial.json().path("readings").size()).isGreaterThan(10);
        String largest = trial.json().path("largest_qty").asString();
        assertThat(largest).isNotBlank();
        assertThat(server.door().get("/v2/orders?status=all").json().size()).isZero();
    }

    @Test
    void whereSomebodyWantsItAnOrderAtTheMarketIsSentWithAWorstPrice() {
        assertThat(server.door().buy("AAPL", "1", "as-it-comes").text("type")).isEqualTo("market");
        assertThat(put("market_order_collar", "{\"value\":\"1\"}").status()).isEqualTo(200);

        var bounded = server.door().buy("AAPL", "2", "bounded").expect(200);

        assertThat(bounded.text("type")).isEqualTo("limit");
        assertThat(bounded.text("limit_price")).isNotBlank();
        var told = Ran.taffrail("explain", "bounded", "--data", data.toString());
        assertThat(told.out()).contains("market_order_collar: wanted at the market, sent at the limit " + bounded.text("limit_price"));
    }

    @Test
    void theReportOfTheControlsTellsWhatHoldsWhyAndWhatItHasRefused() {
        server.door().order("symbol", "AAPL", "qty", "100", "side", "buy", "type", "market", "time_in_force", "day").expect(403);
        put("max_order_qty", "{\"value\":\"5\"}");

        JsonNode controls = server.door().get("/api/v1/risk/report").expect(200).json().path("controls");
        JsonNode equity = limit(controls, "max_order_equity", "desk");
        JsonNode quantity = limit(controls, "max_order_qty", "desk");

        assertThat(equity.path("refused").asInt()).isEqualTo(1);
        assertThat(equity.path("last_refused").isString()).isTrue();
        assertThat(equity.path("is_default").asBoolean()).isTrue();
        assertThat(equity.path("changed_by").path("default").asInt()).isEqualTo(1);
        assertThat(quantity.path("value").asString()).isEqualTo("5");
        assertThat(equity.path("check").asString()).isEqualTo("passed");
        assertThat(controls).noneMatch(control -> control.path("check").asString("").equals("failed"));
        assertThat(quantity.path("set_by").asString()).startsWith("key ");
        assertThat(limit(controls, "market_order_collar", "desk").path("in_force").asBoolean(true)).isFalse();
        var told = Ran.taffrail("risk", "report", "--data", data.toString());
        assertThat(told.exit()).as(told.describe()).isZero();
        assertThat(told.out()).contains("max_order_equity", "NOT SET", "market_order_collar");
        assertThat(Ran.taffrail("risk", "report", "--json", "--data", data.toString()).json().path("controls").size()).isGreaterThan(40);
    }

    @Test
    void tighteningHoldsAtOnceLooseningTakesAReasonAndBothOutliveTheServer() {
        assertThat(put("max_order_qty", "{\"value\":\"5\"}").status()).isEqualTo(200);
        assertThat(server.door().buy("AAPL", "6", "too-many").status()).isEqualTo(403);
        assertThat(put("max_order_qty", "{\"value\":\"7\"}").status()).isEqualTo(422);

        server.kill9();
        server.restart();
        Quote.latest(server.door(), "AAPL");
        assertThat(server.door().buy("AAPL", "6", "still-too-many").status()).isEqualTo(403);

        var loosened = Ran.taffrail(
                "risk", "set", "max_order_qty", "7", "--reason", "a larger book", "--data", data.toString());
        assertThat(loosened.exit()).as(loosened.describe()).isZero();
        server.door().buy("AAPL", "6", "few-enough").expect(200);
        assertThat(Ran.taffrail("risk", "lift", "max_order_qty", "--reason", "no need", "--data", data.toString()).exit()).isZero();
        server.door().buy("AAPL", "8", "any").expect(200);
    }

    @Test
    void whatContradictsItselfIsRefusedWithNumbers() {
        assertThat(put("daily_loss_warn", "{\"value\":\"5\",\"reason\":\"why not\"}").text("what")).contains("5", "4");
        assertThat(put("leverage", "{\"value\":\"-1\",\"reason\":\"why not\"}").text("code")).isEqualTo("LIMIT_OUT_OF_RANGE");
        assertThat(put("leverage", "{\"value\":\"NaN\"}").status()).isEqualTo(422);
        assertThat(put("leverage", "{\"value\":1e400}").status()).isEqualTo(422);
        assertThat(put("leverage", "{}").status()).isEqualTo(422);
        assertThat(put("moon_phase", "{\"value\":\"1\"}").status()).isEqualTo(404);
    }

    @Test
    void aFileStandsOnTheDefaults() throws IOException {
        server.stop();
        Files.writeString(data.resolve("risk.toml"), """
                buying_power = true
                [limits]
                max_order_notional = 500
                duplicate_order = "off"
                [limits.symbol.MSFT]
                max_order_qty = 2
                [limits.asset_class.crypto]
                price_collar = "7.5"
                """);
        try (var started = RunningTaffrail.start(data, "--risk", data.resolve("risk.toml").toString())) {
            JsonNode limits = started.door().get("/api/v1/risk").expect(200).json().path("limits");
            assertThat(limit(limits, "max_order_notional", "desk").path("set_by").asString()).isEqualTo("risk.toml");
            assertThat(limit(limits, "max_order_qty", "symbol:MSFT").path("value").asString()).isEqualTo("2");
            assertThat(limit(limits, "price_collar", "asset_class:crypto_pair").path("value").asString()).isEqualTo("7.5");
            assertThat(limit(limits, "duplicate_order", "desk").isMissingNode()).isTrue();
        }
    }

    private Answer put(String rule, String body) {
        return server.door().send(
                "PUT", "/api/v1/risk/limits/" + rule, HttpRequest.BodyPublishers.ofString(body),
                Map.of("Content-Type", "application/json"));
    }

    private static JsonNode limit(JsonNode limits, String rule, String scope) {
        return StreamSupport.stream(limits.spliterator(), false)
                .filter(limit -> limit.path("rule").asString().equals(rule) && limit.path("scope").asString().equals(scope))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }
}
