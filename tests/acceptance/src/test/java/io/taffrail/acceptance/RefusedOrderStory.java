package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What reads like an order but cannot be one: refused in Alpaca's words, and no order, position or cent moves. */
class RefusedOrderStory {

    private static final String LONG_NUMBER = "1234567890123456789012345678901234567890";

    @TempDir
    static Path data;

    private static RunningTaffrail server;
    private String held;

    @BeforeAll
    static void aServerRunsWithAPositionAndARestingOrder() {
        server = RunningTaffrail.start(data);
        var door = server.door();
        door.buy("MSFT", "5", "held").expect(200);
        Waiting.until("five shares of MSFT", Duration.ofSeconds(20), () -> door.statusOf("held").equals("filled"));
        door.buy("AAPL", "2", Quote.latest(door, "AAPL").farBelow(), "resting").expect(200);
    }

    @BeforeEach
    void theHoldingsAreNoted() {
        held = holdings();
    }

    @AfterAll
    static void theServerEnds() {
        server.close();
    }

    @AfterEach
    void nothingHasMoved() {
        assertThat(holdings()).isEqualTo(held);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void anOrderThatCannotBeIsRefused(String what, ObjectNode order) {
        var answer = server.door().post("/v2/orders", order);

        assertThat(answer.status()).as(answer.toString()).isIn(400, 403, 404, 422);
        assertThat(answer.json().path("code").isIntegralNumber()).as("code of " + answer).isTrue();
        assertThat(answer.text("message")).as(answer.toString()).isNotBlank();
    }

    static Stream<Arguments> orders() {
        return Stream.of(incomplete(), numbers(), prices(), symbols(), combinations(), beyondTheAccount()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> incomplete() {
        return Stream.of(
                bad("no symbol", market().without("symbol")),
                bad("no side", market().without("side")),
                bad("no type", market().without("type")),
                bad("no time in force", market().without("time_in_force")),
                bad("no quantity", market().without("qty")),
                bad("a quantity and a notional", market().put("notional", "100")),
                bad("a side of its own", market().put("side", "hold")),
                bad("a type of its own", market().put("type", "wish")),
                bad("a time in force of its own", market().put("time_in_force", "forever")),
                bad("an order class of its own", market().put("order_class", "business")),
                bad("a limit without a price", limit("1").without("limit_price")),
                bad("a market order with a price", market().put("limit_price", "1")),
                bad("a client order id of 129 characters", market().put("client_order_id", "x".repeat(129))));
    }

    private static Stream<Arguments> numbers() {
        return Stream.of("-1", "0", "-0", "0.0", "NaN", "Infinity", "-Infinity", LONG_NUMBER, "0." + LONG_NUMBER, "1e400", "1e-400", "1E999999999",
                        "0x10", "1,000", "1_000", "1.2.3", "", " ", " 1", "ten", "١٢", "½", "1f", "--1", "0.0000000001", "9223372036854775808", "null")
                .flatMap(number -> Stream.of(
                        bad("a quantity of '" + number + "'", market().put("qty", number)),
                        bad("a notional of '" + number + "'", market().without("qty").put("notional", number)),
                        bad("a limit price of '" + number + "'", limit(number))));
    }

    private static Stream<Arguments> prices() {
        return Stream.of(
                bad("a sub-penny price", limit("100.001")),
                bad("a sub-penny price with many digits", limit("100.0000000001")),
                bad("a price below a dollar with five digits", limit("0.12345")));
    }

    private static Stream<Arguments> symbols() {
        return Stream.of("ZZZZZZ", "", " ", "AAPL\u0000", "../../etc/passwd", "A".repeat(10_000),
                        "AAPL'; DROP TABLE journal; --", "ＡＡＰＬ", "BTC/NOTHING", "/")
                .map(symbol -> bad("the symbol '" + symbol.substring(0, Math.min(symbol.length(), 30)) + "'",
                        market().put("symbol", symbol)));
    }

    private static Stream<Arguments> combinations() {
        return Stream.of(
                bad("a fraction good till canceled", market().put("qty", "1.5").put("time_in_force", "gtc")),
                bad("a notional good till canceled", market().without("qty").put("notional", "100").put("time_in_force", "gtc")),
                bad("a crypto order for the day", market().put("symbol", "BTC/USD").put("qty", "0.01")),
                bad("a crypto order, fill or kill", market().put("symbol", "BTC/USD").put("qty", "0.01").put("time_in_force", "fok")),
                bad("a market order in extended hours", market().put("extended_hours", true)),
                bad("a stop without its price", market().put("type", "stop")),
                bad("a stop limit without its prices", market().put("type", "stop_limit")),
                bad("a trailing stop without a trail", market().put("type", "trailing_stop")),
                bad("a bracket without its legs", limit("1").put("order_class", "bracket")),
                bad("a multi-leg order of shares", limit("1").put("order_class", "mleg")));
    }

    private static Stream<Arguments> beyondTheAccount() {
        return Stream.of(
                bad("more than the account can pay", market().put("qty", "10000000")),
                bad("a notional that the account cannot pay", market().without("qty").put("notional", "100000000")),
                bad("a sale of crypto that nobody holds",
                        market().put("symbol", "BTC/USD").put("side", "sell").put("time_in_force", "gtc")),
                bad("more sold than is held", market().put("symbol", "MSFT").put("side", "sell").put("qty", "6")),
                bad("a sale against one's own resting buy", market().put("side", "sell")),
                bad("a client order id that is taken", limit("1").put("client_order_id", "resting")));
    }

    @Test
    void aClientOrderIdIsTakenForEver() {
        var again = server.door().post("/v2/orders", limit("1").put("client_order_id", "resting")).expect(422);

        assertThat(again.json().path("code").asInt()).isEqualTo(40_010_001);
        assertThat(again.text("message")).isEqualTo("client_order_id must be unique");
    }

    @Test
    void aRefusalForMoneyTellsTheNumbers() {
        var refused = server.door().post("/v2/orders", market().put("qty", "10000000")).expect(403);

        assertThat(refused.json().path("code").asInt()).isEqualTo(40_310_000);
        assertThat(refused.text("message")).isEqualTo("insufficient buying power");
        assertThat(refused.json().propertyNames()).contains("buying_power", "cost_basis");
    }

    @Test
    void aSubPennyPriceIsRefusedInAlpacasWords() {
        var refused = server.door().post("/v2/orders", limit("100.001")).expect(422);

        assertThat(refused.json().path("code").asInt()).isEqualTo(42_210_000);
        assertThat(refused.text("message")).isEqualTo(
                "invalid limit_price 100.001. sub-penny increment does not fulfill minimum pricing criteria");
    }

    private static Arguments bad(String what, ObjectNode order) {
        return arguments(what, order);
    }

    private static ObjectNode market() {
        return Json.object("symbol", "AAPL", "qty", "1", "side", "buy", "type", "market", "time_in_force", "day");
    }

    private static ObjectNode limit(String price) {
        return market().put("type", "limit").put("limit_price", price);
    }

    /** What the account holds and owes, without what the market moves. */
    private static String holdings() {
        var held = new ArrayList<>(List.of("cash " + server.door().get("/v2/account").expect(200).text("cash")));
        server.door().get("/v2/orders?status=open").expect(200).json()
                .forEach(order -> held.add(order.path("client_order_id").asString() + " " + order.path("status").asString()));
        server.door().get("/v2/positions").expect(200).json()
                .forEach(position -> held.add(position.path("symbol").asString() + " " + position.path("qty").asString()));
        return String.join(", ", held);
    }
}
