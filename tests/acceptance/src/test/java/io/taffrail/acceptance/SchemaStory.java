package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every answer of the door is what Alpaca's published description says that it is. */
class SchemaStory {

    /**
     * Where captures of Alpaca's real answers and its published description disagree, the captures win, and the
     * disagreement is written here with its reason. A fault that is not in this list is ours.
     */
    private static final Map<String, String> KNOWN_CONFLICTS = Map.of(
            "/expires_at null found", "the description has no null for an order that never expires; captures carry every field of an order",
            "/position_intent null found", "the same: an order without an intent carries the field with null",
            "/legs null found", "the description says in words that a leg's own legs are always null, and types them as an object");

    private static final List<String> ORDER_FIELDS = List.of("id", "client_order_id", "created_at", "updated_at", "submitted_at", "filled_at",
            "expired_at", "canceled_at", "failed_at", "replaced_at", "replaced_by", "replaces", "asset_id", "symbol", "asset_class", "notional", "qty",
            "filled_qty", "filled_avg_price", "order_class", "order_type", "type", "side", "position_intent", "time_in_force", "limit_price",
            "stop_price", "status", "extended_hours", "legs", "trail_percent", "trail_price", "hwm", "subtag", "source", "expires_at");

    private static final List<String> ACCOUNT_FIELDS = List.of("id", "admin_configurations", "user_configurations", "account_number", "status",
            "crypto_status", "options_approved_level", "options_trading_level", "currency", "buying_power", "regt_buying_power",
            "effective_buying_power", "non_marginable_buying_power", "options_buying_power", "cash", "accrued_fees", "portfolio_value",
            "trading_blocked", "transfers_blocked", "account_blocked", "created_at", "trade_suspended_by_user", "multiplier", "shorting_enabled",
            "equity", "last_equity", "long_market_value", "short_market_value", "position_market_value", "initial_margin", "maintenance_margin",
            "last_maintenance_margin", "sma", "balance_asof", "crypto_tier", "intraday_adjustments", "pending_reg_taf_fees");

    private static final List<String> POSITION_FIELDS = List.of("asset_id", "symbol", "exchange", "asset_class", "asset_marginable", "qty",
            "qty_available", "avg_entry_price", "side", "market_value", "cost_basis", "unrealized_pl", "unrealized_plpc", "unrealized_intraday_pl",
            "unrealized_intraday_plpc", "current_price", "lastday_price", "change_today");

    @TempDir
    static Path data;

    @TempDir
    static Path files;

    private static PublishedContract trading;
    private static PublishedContract marketData;
    private static RunningTaffrail server;
    private static Door door;

    @BeforeAll
    static void aMarketWithLittleInEachQuote() {
        var contract = PublishedContract.folder();
        assumeTrue(contract.isPresent(), "SKIPPED, nothing proven: ../shared/specs/alpaca is not beside this checkout");
        trading = PublishedContract.trading(contract.orElseThrow());
        marketData = PublishedContract.marketData(contract.orElseThrow());
        var market = new ReplayMarket();
        for (var second = 0; second < 900; second++) {
            market.quote(second, "AAPL", "100.00", "10", "100.02", "10");
            market.quote(second, "MSFT", "400.00", "500", "400.05", "500");
            market.quote(second, "BTC/USD", "60000.00", "5", "60001.00", "5");
        }
        server = RunningTaffrail.start(data, "--cash", "10000000",
                "--replay", market.write(files, "little").toString(), "--speed", "1x");
        door = server.door();
    }

    @AfterAll
    static void theServerEnds() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theAccountIsAsPublished() {
        var account = good("get", "/v2/account", door.get("/v2/account").expect(200));

        assertThat(account.propertyNames()).containsAll(ACCOUNT_FIELDS);
    }

    @Test
    void anOrderIsAsPublishedInEveryStatus() {
        var partial = good("post", "/v2/orders", door.buy("AAPL", "25", "s-partial").expect(200));
        var statuses = new TreeSet<String>();
        Waiting.until("all of 25 shares, 10 in each quote", Duration.ofSeconds(15), () -> {
            statuses.add(status(partial));
            return statuses.contains("filled");
        });
        var resting = rest("200", "s-resting");
        statuses.add(status(resting));
        door.delete("/v2/orders/" + resting.path("id").asString()).expect(204);
        Waiting.until("a cancel", Duration.ofSeconds(5), () -> status(resting).equals("canceled"));
        statuses.add(status(resting));
        statuses.add(status(place("symbol", "MSFT", "qty", "1", "side", "buy", "type", "limit", "limit_price", "200", "time_in_force", "ioc")));
        statuses.add(status(place("symbol", "MSFT", "qty", "900", "side", "buy", "type", "limit", "limit_price", "401", "time_in_force", "fok")));
        place("symbol", "MSFT", "notional", "123.45", "side", "buy", "type", "market", "time_in_force", "day");
        place("symbol", "MSFT", "qty", "0.123456789", "side", "buy", "type", "market", "time_in_force", "day");
        place("symbol", "BTC/USD", "qty", "0.01", "side", "buy", "type", "market", "time_in_force", "gtc");
        place("symbol", "BTC/USD", "qty", "0.01", "side", "buy", "type", "limit", "limit_price", "30000", "time_in_force", "gtc");

        assertThat(statuses).contains("new", "partially_filled", "filled", "canceled");
        for (var query : List.of("?status=all&limit=500", "?status=open", "?status=closed&direction=asc", "?symbols=AAPL,MSFT&side=buy",
                "?status=all&nested=true")) {
            good("get", "/v2/orders", door.get("/v2/orders" + query).expect(200));
        }
        good("get", "/v2/orders:by_client_order_id", door.byClientId("s-partial").expect(200));
        assertThat(partial.propertyNames()).containsExactlyElementsOf(ORDER_FIELDS);
    }

    @Test
    void groupsAndReplacementsAreAsPublished() {
        var body = Json.object("symbol", "MSFT", "qty", "2", "side", "buy", "type", "limit", "limit_price", "100",
                "time_in_force", "gtc", "order_class", "bracket", "client_order_id", "s-bracket");
        body.putObject("take_profit").put("limit_price", "900");
        body.putObject("stop_loss").put("stop_price", "50").put("limit_price", "49");
        var bracket = good("post", "/v2/orders", door.post("/v2/orders", body).expect(200));
        var leg = bracket.path("legs").path(0);
        assertThat(leg.path("status").asString()).isEqualTo("held");
        var patch = door.send("PATCH", "/v2/orders/" + leg.path("id").asString(),
                BodyPublishers.ofString("{\"limit_price\":\"901\"}"), Map.of());

        var next = good("patch", "/v2/orders/{order_id}", patch.expect(200));

        assertThat(next.path("replaces").asString()).isEqualTo(leg.path("id").asString());
        var nested = door.get("/v2/orders/" + bracket.path("id").asString() + "?nested=true").expect(200);
        assertThat(good("get", "/v2/orders/{order_id}", nested).path("legs")).hasSize(2);
        good("get", "/v2/orders", door.get("/v2/orders?status=all&nested=true&symbols=MSFT").expect(200));
        door.delete("/v2/orders/" + bracket.path("id").asString()).expect(204);
    }

    @Test
    void positionsAreAsPublishedAndSoIsTheirClosing() {
        place("symbol", "MSFT", "qty", "3", "side", "buy", "type", "market", "time_in_force", "day");
        place("symbol", "BTC/USD", "qty", "0.5", "side", "buy", "type", "market", "time_in_force", "gtc");
        Waiting.until("two positions", Duration.ofSeconds(10),
                () -> door.get("/v2/positions/MSFT").status() == 200 && door.get("/v2/positions/BTCUSD").status() == 200);

        good("get", "/v2/positions", door.get("/v2/positions").expect(200));
        var position = good("get", "/v2/positions/{symbol_or_asset_id}", door.get("/v2/positions/MSFT").expect(200));
        assertThat(position.propertyNames()).containsAll(POSITION_FIELDS);

        good("delete", "/v2/positions/{symbol_or_asset_id}", door.delete("/v2/positions/MSFT?qty=1").expect(200));
        good("delete", "/v2/positions/{symbol_or_asset_id}", door.delete("/v2/positions/BTCUSD?percentage=50").expect(200));
        good("delete", "/v2/positions", door.delete("/v2/positions?cancel_orders=true").expect(207));
    }

    @Test
    void manyCanceledAtOnceAreAsPublished() {
        rest("100", "s-one");
        rest("101", "s-other");

        var canceled = good("delete", "/v2/orders", door.delete("/v2/orders").expect(207));

        assertThat(canceled).hasSizeGreaterThanOrEqualTo(2);
        canceled.forEach(one -> assertThat(one.path("status").asInt()).isEqualTo(200));
    }

    @Test
    void assetsAndTheClockAreAsPublished() {
        good("get", "/v2/assets", door.get("/v2/assets").expect(200));
        good("get", "/v2/assets", door.get("/v2/assets?status=active&asset_class=crypto").expect(200));
        good("get", "/v2/assets/{symbol_or_asset_id}", door.get("/v2/assets/AAPL").expect(200));
        good("get", "/v2/assets/{symbol_or_asset_id}", door.get("/v2/assets/BTC%2FUSD").expect(200));
        good("get", "/v2/clock", door.get("/v2/clock").expect(200));
        good("get", "/v3/clock", door.get("/v3/clock").expect(200));
        good("get", "/v3/clock", door.get("/v3/clock?markets=NYSE,XNAS&time=2026-11-27T12:00:00-05:00").expect(200));
    }

    @Test
    void calendarsAreAsPublished() {
        var all = good("get", "/v2/calendar", door.get("/v2/calendar").expect(200));
        var week = good("get", "/v2/calendar", door.get("/v2/calendar?start=2026-11-23T00:00:00.000Z&end=2026-11-29T00:00:00.000Z").expect(200));
        good("get", "/v2/calendar", door.get("/v2/calendar?start=2026-11-27&end=2026-11-30&date_type=SETTLEMENT").expect(200));
        good("get", "/v3/calendar/{market}", door.get("/v3/calendar/NYSE").expect(200));
        good("get", "/v3/calendar/{market}", door.get("/v3/calendar/XNAS?start=2026-07-01&end=2026-07-10&timezone=UTC").expect(200));

        assertThat(all).hasSizeGreaterThan(9_000);
        assertThat(week).as("four days, without Thanksgiving").hasSize(4);
        assertThat(door.get("/v2/calendar?start=someday").status()).as("the status that the description has").isEqualTo(400);
    }

    @Test
    void theLatestPricesAreAsPublished() {
        for (var kind : List.of("quotes", "trades", "bars")) {
            data("/v2/stocks/" + kind + "/latest", door.get("/v2/stocks/" + kind + "/latest?symbols=AAPL,MSFT").expect(200));
            data("/v1beta3/crypto/{loc}/latest/" + kind, door.get("/v1beta3/crypto/us/latest/" + kind + "?symbols=BTC%2FUSD").expect(200));
        }
        data("/v2/stocks/{symbol}/quotes/latest", door.get("/v2/stocks/AAPL/quotes/latest").expect(200));
    }

    @Test
    void theConfigurationIsAsPublished() {
        var before = good("get", "/v2/account/configurations", door.get("/v2/account/configurations").expect(200));
        var changed = good("patch", "/v2/account/configurations", door.send("PATCH", "/v2/account/configurations",
                BodyPublishers.ofString("{\"trade_confirm_email\":\"all\"}"), Map.of()).expect(200));

        assertThat(before.propertyNames()).containsExactlyElementsOf(changed.propertyNames());
        assertThat(changed.path("trade_confirm_email").asString()).isEqualTo("all");
    }

    @Test
    void activitiesAreAsPublished() {
        place("symbol", "MSFT", "qty", "2", "side", "buy", "type", "market", "time_in_force", "day", "client_order_id", "s-active");
        Waiting.until("a fill", Duration.ofSeconds(10), () -> door.statusOf("s-active").equals("filled"));

        var all = good("get", "/v2/account/activities", door.get("/v2/account/activities").expect(200));
        good("get", "/v2/account/activities", door.get("/v2/account/activities?category=non_trade_activity&direction=asc").expect(200));
        var fills = good("get", "/v2/account/activities/{activity_type}", door.get("/v2/account/activities/FILL?page_size=3").expect(200));

        assertThat(all.valueStream().map(one -> one.path("activity_type").asString())).contains("FILL", "JNLC");
        assertThat(fills.path(0).path("id").asString()).matches("\\d{17}::[0-9a-f-]{36}");
    }

    @Test
    void theHistoryOfThePortfolioIsAsPublished() {
        for (var query : List.of("", "?period=1D&timeframe=1Min&intraday_reporting=continuous", "?period=1W", "?period=1A",
                "?timeframe=1H&pnl_reset=no_reset", "?cashflow_types=ALL", "?extended_hours=true&timeframe=15Min&period=1D")) {
            var history = good("get", "/v2/account/portfolio/history", door.get("/v2/account/portfolio/history" + query).expect(200));
            var points = history.path("timestamp").size();
            assertThat(List.of(history.path("equity").size(), history.path("profit_loss").size(), history.path("profit_loss_pct").size()))
                    .as(query).containsOnly(points);
        }
    }

    @Test
    void watchlistsAreAsPublished() {
        var body = Json.object("name", "s-list");
        body.putArray("symbols").add("AAPL").add("BTC/USD");
        var list = good("post", "/v2/watchlists", door.post("/v2/watchlists", body).expect(200));
        var path = "/v2/watchlists/" + list.path("id").asString();
        var byName = "/v2/watchlists:by_name?name=s-list";

        good("get", "/v2/watchlists", door.get("/v2/watchlists").expect(200));
        good("get", "/v2/watchlists/{watchlist_id}", door.get(path).expect(200));
        good("get", "/v2/watchlists:by_name", door.get(byName).expect(200));
        good("post", "/v2/watchlists/{watchlist_id}", door.post(path, Json.object("symbol", "MSFT")).expect(200));
        good("delete", "/v2/watchlists/{watchlist_id}/{symbol}", door.delete(path + "/MSFT").expect(200));
        good("post", "/v2/watchlists:by_name", door.post(byName, Json.object("symbol", "MSFT")).expect(200));
        good("put", "/v2/watchlists/{watchlist_id}",
                door.send("PUT", path, BodyPublishers.ofString("{\"symbols\":[\"MSFT\"]}"), Map.of()).expect(200));
        good("put", "/v2/watchlists:by_name",
                door.send("PUT", byName, BodyPublishers.ofString("{\"name\":\"s-other\"}"), Map.of()).expect(200));
        door.delete(path).expect(204);
    }

    @Test
    void anErrorIsAsPublished() {
        var errors = List.of(door.get("/v2/orders/00000000-0000-4000-8000-000000000000"), door.get("/v2/positions/NFLX"),
                door.get("/v2/nothing"), door.get("/v2/assets/ZZZZZZ"), door.get("/v3/calendar/LSE"), door.order("symbol", "AAPL"),
                door.buy("AAPL", "-1", "s-negative"), door.buy("MSFT", "99999999", "s-dear"),
                door.send("PUT", "/v2/orders", BodyPublishers.noBody(), Map.of()), door.get("/v2/orders?status=sideways"));

        for (var error : errors) {
            assertThat(error.status()).as(error.toString()).isBetween(400, 499);
            assertThat(trading.faults("Error", error.json())).as(error.toString()).isEmpty();
        }
        try (var stranger = server.doorOfAStranger(Map.of())) {
            // The one error without a code: captures of a request without keys carry the message alone.
            assertThat(stranger.get("/v2/account").expect(401).json()).isEqualTo(Json.read("{\"message\":\"unauthorized.\"}"));
        }
    }

    @Test
    void everyAnswerCarriesTheHeadersThatClientsRead() {
        for (var answer : List.of(door.get("/v2/account"), door.get("/v2/nothing"))) {
            assertThat(answer.headers()).as(answer.toString()).containsKeys("x-request-id",
                    "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset");
            assertThat(answer.headers().get("content-type")).startsWith("application/json");
        }
    }

    @Test
    void theStreamSpeaksTheWordsOfTheCommunitysSchemas() {
        var words = StreamContract.in(PublishedContract.folder().orElseThrow());
        try (var updates = TradeUpdates.listen(door.base(), server.keys())) {
            door.buy("AAPL", "15", "s-stream").expect(200);
            updates.awaitEvent("fill", "s-stream");
            updates.awaitEvent("partial_fill", "s-stream");
            var resting = rest("90", "s-cancel");
            door.delete("/v2/orders/" + resting.path("id").asString()).expect(204);
            updates.awaitEvent("canceled", "s-cancel");

            assertThat(updates.frames()).as("binary frames, which every tested client understands").containsOnly("binary");
            for (var message : updates.heard()) {
                assertThat(words.faults(message)).as(message.toString()).isEmpty();
                if (message.path("stream").asString().equals("trade_updates")) {
                    var order = message.path("data").path("order");
                    assertThat(unknownFaults(trading.faults("Order", order))).as(message.toString()).isEmpty();
                }
            }
        }
    }

    private static JsonNode place(String... order) {
        return good("post", "/v2/orders", door.order(order).expect(200));
    }

    private static JsonNode rest(String price, String clientOrderId) {
        return good("post", "/v2/orders", door.buy("MSFT", "1", price, clientOrderId).expect(200));
    }

    private static String status(JsonNode order) {
        var now = door.get("/v2/orders/" + order.path("id").asString()).expect(200);
        return good("get", "/v2/orders/{order_id}", now).path("status").asString();
    }

    private static JsonNode good(String method, String path, Answer answer) {
        assertThat(unknownFaults(trading.faults(method, path, answer.status(), answer.json()))).as(answer.toString()).isEmpty();
        return answer.json();
    }

    private static void data(String path, Answer answer) {
        assertThat(marketData.faults("get", path, answer.status(), answer.json())).as(answer.toString()).isEmpty();
    }

    private static List<String> unknownFaults(List<String> faults) {
        return faults.stream().filter(fault -> KNOWN_CONFLICTS.keySet().stream().noneMatch(fault::contains)).toList();
    }
}
