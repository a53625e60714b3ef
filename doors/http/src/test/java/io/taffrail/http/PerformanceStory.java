package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.order.Denial;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What came of trading, as {@code /api/v1} tells it. */
class PerformanceStory {
    private OpenDoor door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new OpenDoor(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aPositionThatSomebodyClosedSaysSo() {
        door.bought("AAPL", "10", "100", "day");
        closed("AAPL", "10", "110");

        JsonNode row = door.get("/api/v1/positions/closed").json().path("closed_positions").get(0);

        assertThat(row.path("exit_reason").asString()).isEqualTo("MANUAL_CLOSE");
        assertThat(row.path("realised").asString()).isEqualTo("100");
        assertThat(row.path("entry_price").asString()).isEqualTo("100");
        assertThat(row.path("exit_price").asString()).isEqualTo("110");
        assertThat(row.path("return").asString()).isEqualTo("0.1");
        assertThat(row.path("strategy").asString()).isEqualTo("-");
        assertThat(door.get("/api/v1/positions").json().path("positions")).isEmpty();
    }

    @Test
    void aTargetAndAStopAreToldApart() {
        bracket("200", "170", 0, "200");
        bracket("200", "170", 1, "169");

        JsonNode rows = door.get("/api/v1/positions/closed").json().path("closed_positions");

        assertThat(rows.get(0).path("exit_reason").asString()).as("the latest first").isEqualTo("STOP");
        assertThat(rows.get(1).path("exit_reason").asString()).isEqualTo("TARGET");
    }

    @Test
    void resultsAreToldBySymbolWithATotal() {
        door.bought("AAPL", "10", "100", "day");
        closed("AAPL", "10", "110");
        door.bought("BTC/USD", "1", "400", "gtc");
        closed("BTC%2FUSD", "1", "390");

        JsonNode report = door.get("/api/v1/performance?by=symbol").json();

        assertThat(report.path("rows").get(0).path("key").asString()).isEqualTo("AAPL");
        assertThat(report.path("rows").get(0).path("net").asString()).isEqualTo("100");
        assertThat(report.path("rows").get(0).path("win_rate").asString()).isEqualTo("1");
        assertThat(report.path("rows").get(1).path("net").asString()).isEqualTo("-10");
        JsonNode total = report.path("totals").get(0);
        assertThat(total.path("trades").asInt()).isEqualTo(2);
        assertThat(total.path("profit_factor").asString()).isEqualTo("10");
        assertThat(total.path("expectancy").asString()).isEqualTo("45");
        assertThat(total.path("warnings").get(0).asString()).startsWith("only 2 closed trades");
        assertThat(total.path("mode").asString()).isEqualTo("PAPER");
    }

    @Test
    void aTableForSpreadsheetsHasTheSameRows() {
        door.bought("AAPL", "10", "100", "day");
        closed("AAPL", "10", "110");

        var answer = door.get("/api/v1/performance?by=symbol&format=csv");

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=UTF-8");
        var lines = answer.text().split("\r\n", -1);
        assertThat(lines[0]).startsWith("key,mode,net,realised,commission,carry,unrealised,trades,");
        assertThat(lines[1]).startsWith("AAPL,PAPER,100,100,0,0,0,1,");
        assertThat(lines).hasSize(3);
        assertThat(door.get("/api/v1/positions/closed?format=csv").text()).startsWith("account,symbol,strategy,");
        assertThat(door.get("/api/v1/executions/stats?format=csv").text()).startsWith("key,mode,orders,");
    }

    @Test
    void executionsAreCountedWithWhatWasRefused() {
        door.bought("AAPL", "10", "100", "day");
        door.desk.denyNext(new Denial.UnknownAccount(ScriptedDesk.PAPER));
        door.order("{'symbol':'AAPL','qty':'1','side':'buy','type':'market','time_in_force':'day'}");

        JsonNode report = door.get("/api/v1/executions/stats").json();
        JsonNode total = report.path("totals").get(0);

        assertThat(total.path("orders").asInt()).isEqualTo(2);
        assertThat(total.path("denied").asInt()).isEqualTo(1);
        assertThat(total.path("sent").asInt()).isEqualTo(1);
        assertThat(total.path("success_rate").asString()).isEqualTo("1");
        assertThat(total.path("fill_rate").asString()).isEqualTo("1");
        assertThat(total.path("refusals").propertyNames()).hasSize(1);
        assertThat(total.path("latency_ms").path("decision_to_filled").path("samples").asInt()).isEqualTo(1);
        assertThat(report.path("simulated_share").asString()).isEqualTo("1");
    }

    @Test
    void whatTheMarketDidAfterAFillStandsUnderTheNameOfItsActivity() {
        door.bought("AAPL", "10", "100", "day");

        JsonNode fills = door.get("/api/v1/executions/markouts").json().path("fills");

        assertThat(fills.size()).isEqualTo(1);
        assertThat(door.get("/v2/account/activities/FILL").json().get(0).path("id").asString())
                .endsWith("::" + fills.get(0).path("execution_id").asString());
        assertThat(fills.get(0).path("markout_bps").isEmpty()).isTrue();
        assertThat(fills.get(0).path("waits").toString()).isEqualTo("[\"1s\",\"10s\",\"60s\",\"300s\"]");
    }

    @Test
    void thePortfolioSaysWhatItsStopsWouldCost() {
        door.bought("AAPL", "10", "100", "day");
        JsonNode bare = door.get("/api/v1/portfolio").json();
        assertThat(bare.path("uncovered").asString()).isEqualTo(bare.path("gross").asString());
        assertThat(bare.path("open_risk").asString()).isEqualTo("0");
        var price = new BigDecimal(bare.path("gross").asString()).divide(BigDecimal.TEN);

        var stop = OpenDoor.id(door.order("{'symbol':'AAPL','qty':'4','side':'sell','type':'stop','stop_price':'50',"
                + "'time_in_force':'gtc'}"));
        door.desk.venueAccepts(stop);
        JsonNode covered = door.get("/api/v1/portfolio").json();

        var risk = price.subtract(BigDecimal.valueOf(50)).multiply(BigDecimal.valueOf(4));
        assertThat(new BigDecimal(covered.path("open_risk").asString())).isEqualByComparingTo(risk);
        assertThat(new BigDecimal(covered.path("uncovered").asString()))
                .isEqualByComparingTo(price.multiply(BigDecimal.valueOf(6)));
        assertThat(covered.path("by_symbol").get(0).path("key").asString()).isEqualTo("AAPL");
        assertThat(covered.path("by_strategy").get(0).path("key").asString()).isEqualTo("-");
    }

    @Test
    void theCurveOfWorthEndsWithNow() {
        door.bought("AAPL", "10", "100", "day");
        closed("AAPL", "10", "110");

        JsonNode curve = door.get("/api/v1/equity").json();

        assertThat(curve.path("days").size()).isEqualTo(1);
        assertThat(curve.path("days").get(0).path("equity").asString()).isEqualTo(curve.path("equity").asString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /api/v1/performance?by=moon                    | 422 BAD_PARAMETER the parameter by cannot be read
        /api/v1/performance?from=yesterday             | 422 BAD_PARAMETER the parameter from cannot be read
        /api/v1/performance?from=2026-03-02&to=2026-03-01 | 422 BAD_PARAMETER the parameter from cannot be read
        /api/v1/performance?account=nobody             | 404 UNKNOWN_ACCOUNT there is no account nobody
        /api/v1/performance?format=pdf                 | 422 BAD_PARAMETER the parameter format cannot be read
        /api/v1/performance?currency=a                 | 422 BAD_PARAMETER the parameter currency cannot be read
        /api/v1/performance?strategy=a%20b             | 422 BAD_PARAMETER the parameter strategy cannot be read
        /api/v1/equity?account=all                     | 422 BAD_PARAMETER the parameter account cannot be read
        /api/v1/positions/closed?limit=0               | 422 BAD_PARAMETER the parameter limit cannot be read
        /api/v1/positions/closed?limit=NaN             | 422 BAD_PARAMETER the parameter limit cannot be read
        /api/v1/executions/stats?by=                   | 200
        """)
    void whatCannotBeReadIsRefused(String path, String error) {
        assertThat(door.get(path).error().strip()).isEqualTo(error);
    }

    // Buys ten at 190 with exits, of which one trades.
    private void bracket(String target, String stop, int traded, String price) {
        var answer = door.order(("{'symbol':'AAPL','qty':'10','side':'buy','type':'market','time_in_force':'day','order_class':'bracket',"
                        + "'take_profit':{'limit_price':'%s'},'stop_loss':{'stop_price':'%s'}}").formatted(target, stop));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var entry = OpenDoor.id(answer);
        var leg = new OrderId(answer.json().path("legs").get(traded).path("id").asString());
        var other = new OrderId(answer.json().path("legs").get(1 - traded).path("id").asString());
        door.desk.venueAccepts(entry);
        door.desk.venueFills(entry, "10", "190", true);
        door.desk.legsAreSent(leg, other);
        door.desk.venueAccepts(leg);
        door.desk.venueFills(leg, "10", price, true);
        door.desk.venueCancels(other);
    }

    private void closed(String symbol, String quantity, String price) {
        var id = OpenDoor.id(door.delete("/v2/positions/" + symbol));
        door.desk.venueAccepts(id);
        door.desk.venueFills(id, quantity, price, true);
    }
}
