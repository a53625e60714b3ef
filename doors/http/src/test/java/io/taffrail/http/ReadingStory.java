package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be read: account, positions, assets, clock, prices, health; and who may read it. */
class ReadingStory {
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
    void anAccountHasEveryKeyOfAlpaca() {
        door.bought("AAPL", "10", "190.02", "day");

        var account = door.get("/v2/account");

        assertThat(account.keys()).isEqualTo(List.of(
                "id", "admin_configurations", "user_configurations", "account_number", "status", "crypto_status",
                "options_approved_level", "options_trading_level", "currency", "buying_power", "regt_buying_power",
                "effective_buying_power", "non_marginable_buying_power", "options_buying_power", "cash", "accrued_fees",
                "portfolio_value", "trading_blocked", "transfers_blocked", "account_blocked", "created_at",
                "trade_suspended_by_user", "multiplier", "shorting_enabled", "equity", "last_equity",
                "long_market_value", "short_market_value", "position_market_value", "initial_margin",
                "maintenance_margin", "last_maintenance_margin", "sma", "balance_asof", "crypto_tier",
                "intraday_adjustments", "pending_reg_taf_fees", "pattern_day_trader", "daytrade_count",
                "daytrading_buying_power"));
        assertThat(account.says("cash")).isEqualTo("98099.8");
        assertThat(account.says("long_market_value")).isEqualTo("1900");
        assertThat(account.says("equity")).isEqualTo("99999.8");
        assertThat(account.says("last_equity")).isEqualTo("100000");
        assertThat(account.says("multiplier")).isEqualTo("2");
        assertThat(account.says("buying_power")).isEqualTo("198099.6");
        assertThat(account.says("account_number")).matches("PA[0-9A-F]{10}");
    }

    @Test
    void aPositionHasEveryKeyOfAlpaca() {
        door.bought("BTC/USD", "0.5", "60010", "gtc");

        var position = door.get("/v2/positions/BTC%2FUSD");

        assertThat(position.keys()).isEqualTo(List.of(
                "asset_id", "symbol", "exchange", "asset_class", "asset_marginable", "qty", "avg_entry_price", "side",
                "market_value", "cost_basis", "unrealized_pl", "unrealized_plpc", "unrealized_intraday_pl",
                "unrealized_intraday_plpc", "current_price", "lastday_price", "change_today", "qty_available"));
        assertThat(position.says("symbol")).isEqualTo("BTCUSD");
        assertThat(position.says("qty")).isEqualTo("0.5");
        assertThat(position.says("unrealized_pl")).isEqualTo("-5");
        assertThat(position.says("unrealized_plpc")).isEqualTo("-0.00016664");
        assertThat(door.get("/v2/positions/BTCUSD").text()).isEqualTo(position.text());
        assertThat(door.get("/v2/positions/BTC/USD").text()).isEqualTo(position.text());
        assertThat(door.get("/v2/positions/" + position.says("asset_id")).text()).isEqualTo(position.text());
        assertThat(door.get("/v2/positions").text()).isEqualTo("[" + position.text() + "]");
    }

    @Test
    void aPositionIsClosedWholeOrInPart() {
        door.bought("AAPL", "10", "190.02", "day");

        var part = door.delete("/v2/positions/AAPL?qty=4");
        var tooMuch = door.delete("/v2/positions/AAPL");
        var both = door.delete("/v2/positions/AAPL?qty=1&percentage=50");

        assertThat(part.status()).isEqualTo(200);
        assertThat(part.keys()).isEqualTo(OrdersStory.ORDER_KEYS);
        assertThat(List.of(part.says("side"), part.says("qty"), part.says("position_intent")))
                .containsExactly("sell", "4", "sell_to_close");
        assertThat(door.get("/v2/positions/AAPL").says("qty_available")).isEqualTo("6");
        assertThat(tooMuch.error())
                .isEqualTo("403 40310000 insufficient qty available for order (requested: 10, available: 6)");
        assertThat(tooMuch.says("held_for_orders")).isEqualTo("4");
        assertThat(both.error()).isEqualTo("422 40010001 only one of qty or percentage is accepted");
    }

    @Test
    void allPositionsAreClosedOnceTheOrdersThatHoldThemAreGone() {
        door.bought("AAPL", "10", "190.02", "day");
        door.order("{'symbol':'AAPL','qty':'10','side':'sell','type':'limit','time_in_force':'day','limit_price':'200'}");

        var held = door.delete("/v2/positions");
        var freed = door.delete("/v2/positions?cancel_orders=true");

        assertThat(held.status()).isEqualTo(207);
        assertThat(held.json().path(0).path("status").asInt()).isEqualTo(403);
        assertThat(freed.status()).isEqualTo(207);
        assertThat(freed.json().path(0).path("symbol").asString()).isEqualTo("AAPL");
        assertThat(freed.json().path(0).path("status").asInt()).isEqualTo(200);
        assertThat(freed.json().path(0).path("body").path("qty").asString()).isEqualTo("10");
    }

    @Test
    void assetsAreListedAndFoundUnderEveryName() {
        var aapl = door.get("/v2/assets/AAPL");

        assertThat(aapl.keys()).isEqualTo(List.of(
                "id", "class", "exchange", "symbol", "name", "status", "tradable", "marginable", "shortable",
                "easy_to_borrow", "borrow_status", "fractionable", "maintenance_margin_requirement",
                "margin_requirement_long", "margin_requirement_short", "attributes", "cusip"));
        assertThat(door.get("/v2/assets/" + aapl.says("id")).text()).isEqualTo(aapl.text());
        assertThat(door.get("/v2/assets/BTC%2FUSD").says("min_trade_increment")).isEqualTo("0.00000001");
        assertThat(door.get("/v2/assets/BTCUSD").says("price_increment")).isEqualTo("0.01");
        assertThat(door.get("/v2/assets?status=active&asset_class=us_equity").json()).hasSize(1);
        assertThat(door.get("/v2/assets?asset_class=crypto").json()).hasSize(2);
        assertThat(door.get("/v2/assets?status=inactive").json()).isEmpty();
    }

    @Test
    void theClockIsTheDesksInNewYork() {
        assertThat(door.get("/v2/clock").text()).isEqualTo(
                "{\"timestamp\":\"2026-03-02T10:30:00-05:00\",\"is_open\":true,"
                        + "\"next_open\":\"2026-03-03T09:30:00-05:00\",\"next_close\":\"2026-03-02T16:00:00-05:00\"}");
    }

    @Test
    void theLatestPricesAreNumbers() {
        assertThat(door.get("/v2/stocks/AAPL/quotes/latest").text()).isEqualTo(
                "{\"symbol\":\"AAPL\",\"quote\":{\"t\":\"2026-03-02T15:30:00Z\",\"ap\":190.02,\"as\":300,\"bp\":190,\"bs\":300,"
                        + "\"ax\":\" \",\"bx\":\" \",\"c\":[],\"z\":\"C\"}}");
        assertThat(door.get("/v2/stocks/trades/latest?symbols=AAPL&feed=iex").text()).isEqualTo(
                "{\"trades\":{\"AAPL\":{\"t\":\"2026-03-02T15:30:00Z\",\"p\":190,\"s\":7,\"i\":1772465400000000,"
                        + "\"x\":\" \",\"c\":[],\"z\":\"C\"}}}");
        assertThat(door.get("/v2/stocks/AAPL/bars/latest").json().path("bar").propertyNames())
                .containsExactly("t", "o", "h", "l", "c", "v", "n", "vw");
        assertThat(door.get("/v1beta3/crypto/us/latest/quotes?symbols=BTC/USD").text()).isEqualTo(
                "{\"quotes\":{\"BTC/USD\":{\"t\":\"2026-03-02T15:30:00Z\",\"ap\":60010,\"as\":1.5,\"bp\":60000,\"bs\":1.5}}}");
        assertThat(door.get("/v1beta3/crypto/us/latest/trades?symbols=BTC%2FUSD").json().path("trades").path("BTC/USD")
                .path("tks").asString()).isEqualTo("-");
        assertThat(door.get("/v1beta3/crypto/us/latest/bars?symbols=EUR/USD").json().path("bars").path("EUR/USD")
                .has("vw")).isTrue();
    }

    @Test
    void everyReplyHasItsNumberItsLimitsAndItsMarket() {
        for (var answer : List.of(door.get("/v2/account"), door.get("/nowhere"), door.send(door.request("/v2/account")))) {
            assertThat(answer.headers().firstValue("X-Request-ID")).isPresent();
            assertThat(answer.headers().firstValue("X-RateLimit-Limit")).contains("10000");
            assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).isPresent();
            assertThat(answer.headers().firstValue("X-RateLimit-Reset")).isPresent();
            assertThat(answer.headers().firstValue("X-Taffrail-Market")).contains("SYNTHETIC");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=UTF-8");
        }
    }

    @Test
    void healthNeedsNoKey() {
        var live = door.send(door.request("/health/live"));
        var ready = door.send(door.request("/health/ready"));
        door.ready = false;
        var recovering = door.send(door.request("/health/ready"));

        assertThat(List.of(live.status(), ready.status(), recovering.status())).containsExactly(200, 200, 503);
        assertThat(recovering.text()).isEqualTo("{\"status\":\"not ready\"}");
    }

    @Test
    void whoHasNoKeyIsTurnedAway() {
        var id = door.pair.key().id();
        var secret = door.pair.secret().reveal();

        var nothing = door.send(door.request("/v2/account"));
        var wrong = door.send(door.request("/v2/account").header("APCA-API-KEY-ID", id).header("APCA-API-SECRET-KEY", "x"));
        var basic = door.send(door.request("/v2/account").header("Authorization", "Basic "
                + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        door.keys.revoke(id);
        var revoked = door.get("/v2/account");

        assertThat(List.of(nothing.text(), wrong.text(), revoked.text()))
                .containsOnly("{\"message\":\"unauthorized.\"}");
        assertThat(List.of(nothing.status(), wrong.status(), basic.status(), revoked.status()))
                .containsExactly(401, 401, 200, 401);
    }
}
