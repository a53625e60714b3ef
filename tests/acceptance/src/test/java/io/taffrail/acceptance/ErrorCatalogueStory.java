package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Alpaca's errors, row by row: status, code, message and the fields that come with it.
 *
 * <p>The account has 100,000 dollars, ten MSFT of which a resting sell holds four, a resting buy of AAPL, one order that
 * is filled, and one that was canceled. The market stands still: AAPL 100.00 to 100.02, MSFT 400.00 to 400.05, BTC/USD
 * 60,000 to 60,001.
 */
class ErrorCatalogueStory {
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    @TempDir
    static Path data;

    @TempDir
    static Path files;

    private static RunningTaffrail server;
    private static Door door;
    private static Map<String, String> ids;

    @BeforeAll
    static void anAccountWithALittleOfEverything() {
        var market = new ReplayMarket();
        for (var second = 0; second < 900; second++) {
            market.quote(second, "AAPL", "100.00", "500", "100.02", "500");
            market.quote(second, "MSFT", "400.00", "500", "400.05", "500");
            market.quote(second, "BTC/USD", "60000.00", "5", "60001.00", "5");
        }
        server = RunningTaffrail.start(data, "--exchange", "ideal", "--replay", market.write(files, "still").toString(), "--speed", "1x");
        door = server.door();
        door.buy("MSFT", "10", "filled").expect(200);
        Waiting.until("ten MSFT", Duration.ofSeconds(20), () -> door.statusOf("filled").equals("filled"));
        door.order("symbol", "MSFT", "qty", "4", "side", "sell", "type", "limit", "limit_price", "500", "time_in_force", "gtc",
                "client_order_id", "resting-sell").expect(200);
        door.buy("AAPL", "5", "90", "resting-buy").expect(200);
        door.buy("AAPL", "1", "80", "canceled").expect(200);
        Waiting.until("all rest", Duration.ofSeconds(10), () -> Stream.of("resting-sell", "resting-buy", "canceled")
                .allMatch(name -> door.statusOf(name).equals("new")));
        door.delete("/v2/orders/" + id("canceled")).expect(204);
        Waiting.until("a cancel", Duration.ofSeconds(10), () -> door.statusOf("canceled").equals("canceled"));
        ids = Map.of("{filled}", id("filled"), "{canceled}", id("canceled"), "{resting-buy}", id("resting-buy"),
                "{resting-sell}", id("resting-sell"));
    }

    @AfterAll
    static void theServerEnds() {
        server.close();
    }

    /** Rows of: method, path, body with single quotes, the error, and the names of the other fields. */
    static Stream<Arguments> rows() {
        return Stream.of(forbidden(), notFound(), parameters(), business(), replacements()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> forbidden() {
        return Stream.of(
                buy("'symbol':'AAPL','qty':'3000'", "403 40310000 insufficient buying power", "buying_power", "cost_basis"),
                sell("'symbol':'MSFT','qty':'7'",
                        "403 40310000 insufficient qty available for order (requested: 7, available: 6)",
                        "available", "existing_qty", "held_for_orders", "symbol", "related_orders"),
                row("DELETE", "/v2/positions/MSFT", "",
                        "403 40310000 insufficient qty available for order (requested: 10, available: 6)",
                        "available", "existing_qty", "held_for_orders", "symbol", "related_orders"),
                buy("'symbol':'MSFT','qty':'1'", "403 40310000 potential wash trade detected. use complex orders",
                        "existing_order_id", "reject_reason"),
                sell("'symbol':'AAPL','qty':'1'", "403 40310000 potential wash trade detected. use complex orders",
                        "existing_order_id", "reject_reason"),
                limit("'symbol':'AAPL','qty':'1','side':'sell','limit_price':'200'",
                        "403 40310000 cannot open a short sell while a long buy order is open"),
                sell("'symbol':'BTC/USD','qty':'1','time_in_force':'gtc'",
                        "403 40310000 insufficient balance for BTC (requested: 1, available: 0)"),
                buy("'symbol':'BTC/USD','notional':'9','time_in_force':'gtc'",
                        "403 40310000 cost basis must be >= minimal amount of order 10"),
                buy("'symbol':'AAPL','notional':'0.5'", "403 40310000 cost basis must be >= minimal amount of order 1"));
    }

    private static Stream<Arguments> notFound() {
        return Stream.concat(
                Stream.of(
                        row("GET", "/v2/orders/" + NOBODY, "", "404 40410000 order not found for " + NOBODY),
                        row("DELETE", "/v2/orders/" + NOBODY, "", "404 40410000 order not found for " + NOBODY),
                        row("PATCH", "/v2/orders/" + NOBODY, "{'qty':'2'}", "404 40410000 order not found for " + NOBODY),
                        row("GET", "/v2/orders:by_client_order_id?client_order_id=nobody", "", "404 40410000 order not found for nobody"),
                        row("GET", "/v2/positions/AAPL", "", "404 40410000 position does not exist"),
                        row("DELETE", "/v2/positions/AAPL", "", "404 40410000 position does not exist"),
                        row("GET", "/v2/positions/ZZZZ", "", "404 40410000 symbol not found: ZZZZ"),
                        row("GET", "/v2/watchlists/" + NOBODY, "", "404 40410000 watchlist not found: " + NOBODY)),
                Stream.of("GET /v2/nothing", "GET /v1/locates", "POST /v1/locates", "GET /v1/locates/quotes", "POST /v2/tokenization/mint",
                                "GET /v2/tokenization/requests", "GET /v2/wallets", "GET /v2/wallets/transfers",
                                "GET /v2/corporate_actions/announcements", "GET /v2/options/contracts",
                                "GET /v2/options/contracts/AAPL261218C00100000", "POST /v2/positions/AAPL/exercise",
                                "POST /v2/positions/AAPL/do-not-exercise")
                        .map(asked -> row(
                                asked.substring(0, asked.indexOf(' ')), asked.substring(asked.indexOf(' ') + 1), "",
                                "404 40410000 endpoint not found")));
    }

    private static Stream<Arguments> parameters() {
        return Stream.of(
                buy("'symbol':'AAPL','qty':'1','client_order_id':'filled'", "422 40010001 client_order_id must be unique"),
                // What stands in the way of an order that is there already is not what its sender has to know.
                sell("'symbol':'MSFT','qty':'99','client_order_id':'resting-sell'", "422 40010001 client_order_id must be unique"),
                buy("'symbol':'AAPL','qty':'1','client_order_id':'" + "x".repeat(129) + "'",
                        "422 40010001 client_order_id must be no more than 128 characters"),
                buy("'symbol':'AAPL'", "422 40010001 qty or notional is required"),
                buy("'symbol':'AAPL','qty':'1','notional':'1'", "422 40010001 only one of qty or notional is accepted"),
                buy("'symbol':'AAPL','qty':'0'", "422 40010001 qty must be > 0"),
                limit("'symbol':'AAPL','qty':'1','side':'buy','limit_price':'0'", "422 40010001 limit price must be > 0"),
                limit("'symbol':'AAPL','qty':'1','side':'buy'", "422 40010001 limit orders require a limit price"),
                buy("'symbol':'AAPL','qty':'1','side':'hold'", "422 40010001 invalid side"),
                buy("'symbol':'AAPL','qty':'1','type':'wish'", "422 40010001 invalid order type"),
                buy("'symbol':'AAPL','qty':'1','time_in_force':'ever'", "422 40010001 invalid time_in_force"),
                buy("'symbol':'AAPL','qty':'1','type':'stop'", "422 40010001 stop orders require a stop price"),
                buy("'symbol':'AAPL','qty':'1','type':'stop_limit','stop_price':'110'",
                        "422 40010001 stop limit orders require both stop and limit price"),
                buy("'symbol':'AAPL','qty':'1','limit_price':'1'", "422 40010001 market orders require no stop or limit price"),
                buy("'symbol':'AAPL','qty':'1','type':'trailing_stop'",
                        "422 40010001 trailing stop orders must specify one of trail_price or trail_percent"),
                buy("'symbol':'AAPL','qty':'1','type':'trailing_stop','trail_percent':'0.05'",
                        "422 40010001 trail_percent must be greater than or equal to 0.1"),
                buy("'symbol':'AAPL','qty':'1','order_class':'bracket','stop_loss':{'stop_price':'90'}",
                        "422 40010001 bracket orders require take_profit.limit_price"));
    }

    private static Stream<Arguments> business() {
        return Stream.of(
                limit("'symbol':'AAPL','qty':'1','side':'buy','limit_price':'90.123'",
                        "422 42210000 invalid limit_price 90.123. sub-penny increment does not fulfill minimum pricing criteria"),
                buy("'symbol':'AAPL','qty':'1','type':'stop','stop_price':'110.123'",
                        "422 42210000 invalid stop_price 110.123. sub-penny increment does not fulfill minimum pricing criteria"),
                buy("'symbol':'ZZZZ','qty':'1'", "422 42210000 asset \"ZZZZ\" not found"),
                row("DELETE", "/v2/orders/{filled}", "", "422 42210000 order is already in \"filled\" state"),
                buy("'symbol':'AAPL','qty':'1','extended_hours':true",
                        "422 42210000 extended hours order must be DAY or GTC limit orders"),
                buy("'symbol':'AAPL','qty':'1','type':'stop','stop_price':'110','extended_hours':true",
                        "422 42210000 stop orders are not eligible for extended hours trading"),
                buy("'symbol':'AAPL','qty':'1.5','time_in_force':'gtc'", "422 42210000 fractional orders must be DAY orders"),
                bracket("'symbol':'AAPL','qty':'1.5','time_in_force':'day'", "110", "90", "422 42210000 fractional orders must be simple orders"),
                row("POST", "/v2/orders", "{'symbol':'MSFT','qty':'1','side':'sell','type':'market','time_in_force':'day','order_class':'bracket',"
                        + "'take_profit':{'limit_price':'300'},'stop_loss':{'stop_price':'450'}}", "422 42210000 bracket orders must be entry orders"),
                bracket("'symbol':'AAPL','qty':'1'", "110", "120", "422 42210000 take_profit.limit_price must be > stop_loss.stop_price"),
                bracket("'symbol':'AAPL','qty':'1'", "100.02", "90",
                        "422 42210000 take_profit.limit_price must be >= base_price + 0.01", "base_price"),
                bracket("'symbol':'AAPL','qty':'1'", "110", "100.02",
                        "422 42210000 stop_loss.stop_price must be <= base_price - 0.01", "base_price"),
                sell("'symbol':'MSFT','qty':'1','type':'stop','stop_price':'410'", "422 42210000 stop price must be less than current price"),
                buy("'symbol':'BTC/USD','qty':'1','time_in_force':'day'", "422 42210000 invalid crypto time_in_force"),
                buy("'symbol':'BTC/USD','qty':'1','time_in_force':'gtc','type':'stop','stop_price':'70000'",
                        "422 42210000 invalid order type for crypto order"),
                buy("'symbol':'AAPL','qty':'1','position_intent':'buy_to_close'",
                        "422 42210000 position intent mismatch, inferred: buy_to_open, specified: buy_to_close"),
                limit("'symbol':'MSFT','notional':'100','side':'buy','limit_price':'399'",
                        "422 42210000 unable to open new notional orders while having open closing position orders"));
    }

    private static Stream<Arguments> replacements() {
        return Stream.of(
                row("PATCH", "/v2/orders/{resting-buy}", "{}", "403 40310000 order parameters are not changed"),
                row("PATCH", "/v2/orders/{resting-buy}", "{'qty':'5'}", "403 40310000 order parameters are not changed"),
                row("PATCH", "/v2/orders/{filled}", "{'qty':'20'}", "422 42210000 unable to replace order, order is not open"),
                row("PATCH", "/v2/orders/{canceled}", "{'qty':'2'}", "422 42210000 unable to replace order, order is not open"),
                row("PATCH", "/v2/orders/{resting-buy}", "{'limit_price':'90.123'}",
                        "422 42210000 invalid limit_price 90.123. sub-penny increment does not fulfill minimum pricing criteria"),
                row("PATCH", "/v2/orders/{resting-buy}", "{'qty':'1.5'}", "422 40010001 qty must be integer"),
                row("PATCH", "/v2/orders/{resting-sell}", "{'qty':'11'}",
                        "403 40310000 insufficient qty available for order (requested: 11, available: 10)",
                        "available", "existing_qty", "held_for_orders", "symbol"),
                row("PATCH", "/v2/orders/", "{}", "422 40010001 order_id is missing"));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @MethodSource("rows")
    void anErrorIsToldAsAlpacaTellsIt(String method, String path, String body, String error, List<String> more) {
        String before = holdings();
        String target = ids.entrySet().stream().reduce(path, (text, id) -> text.replace(id.getKey(), id.getValue()), (a, _) -> a);

        Answer answer = door.send(method, target, BodyPublishers.ofString(body.replace('\'', '"')), Map.of());

        assertThat(answer.status() + " " + answer.text("code") + " " + answer.text("message")).as(answer.toString()).isEqualTo(error);
        assertThat(answer.json().propertyNames()).as(answer.toString())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("code", "message"), more.stream()).toList());
        assertThat(answer.headers()).containsKeys("x-request-id", "x-ratelimit-remaining");
        assertThat(holdings()).as("nothing is held or works that did not").isEqualTo(before);
    }

    @Test
    void aCanceledOrderMayBeCanceledAgain() {
        door.delete("/v2/orders/" + id("canceled")).expect(204);
    }

    @Test
    void aStrangerIsUnauthorized() {
        try (var stranger = server.doorOfAStranger(Map.of("APCA-API-KEY-ID", "PKNOBODY", "APCA-API-SECRET-KEY", "x"))) {
            for (String path : List.of("/v2/account", "/v2/orders", "/v2/nothing")) {
                assertThat(stranger.get(path).expect(401).json()).isEqualTo(Json.read("{\"message\":\"unauthorized.\"}"));
            }
        }
    }

    /** Which orders are open and what is held, whatever it is worth. */
    private static String holdings() {
        var text = new StringBuilder();
        door.get("/v2/positions").expect(200).json().forEach(position ->
                text.append(position.path("symbol").asString()).append(' ').append(position.path("qty").asString()).append(';'));
        door.get("/v2/orders").expect(200).json().forEach(order ->
                text.append(order.path("id").asString()).append(' ').append(order.path("status").asString()).append(';'));
        return text.toString();
    }

    private static String id(String clientOrderId) {
        return door.byClientId(clientOrderId).expect(200).text("id");
    }

    private static Arguments buy(String fields, String error, String... more) {
        return order(fields, "'side':'buy','type':'market','time_in_force':'day'", error, more);
    }

    private static Arguments sell(String fields, String error, String... more) {
        return order(fields, "'side':'sell','type':'market','time_in_force':'day'", error, more);
    }

    private static Arguments limit(String fields, String error, String... more) {
        return order(fields, "'type':'limit','time_in_force':'day'", error, more);
    }

    private static Arguments bracket(String fields, String profit, String stop, String error, String... more) {
        return order(
                fields + ",'order_class':'bracket','take_profit':{'limit_price':'" + profit + "'},'stop_loss':{'stop_price':'" + stop + "'}",
                "'side':'buy','type':'market','time_in_force':'gtc'", error, more);
    }

    /** The usual fields fill in what a row does not say itself. */
    private static Arguments order(String fields, String usual, String error, String... more) {
        String missing = Stream.of(usual.split(","))
                .filter(field -> !fields.contains(field.substring(0, field.indexOf(':') + 1)))
                .reduce("", (all, field) -> all + "," + field);
        return row("POST", "/v2/orders", "{" + fields + missing + "}", error, more);
    }

    private static Arguments row(String method, String path, String body, String error, String... more) {
        return arguments(method, path, body, error, List.of(more));
    }
}
