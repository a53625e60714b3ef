package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Mode;
import io.taffrail.model.journal.Command;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alpaca's own rules: what they refuse is kept as a denied order, and answered in Alpaca's words. */
class AlpacaRulesStory {
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
    void anOrderThatCouldMeetAnOpenOneIsAWashTrade() {
        door.bought("AAPL", "10", "190.02", "day");
        var resting = OpenDoor.id(limit("buy", "5", "180"));

        var meets = limit("sell", "5", "180");
        var passes = limit("sell", "5", "180.01");

        assertThat(meets.error()).isEqualTo("403 40310000 potential wash trade detected. use complex orders");
        assertThat(meets.says("existing_order_id")).isEqualTo(resting.value());
        assertThat(passes.status()).isEqualTo(200);
    }

    @Test
    void aMarketOrderMeetsEveryOppositeOne() {
        door.bought("AAPL", "10", "190.02", "day");
        limit("buy", "5", "1");

        assertThat(market("AAPL", "sell", "5", "day").says("reject_reason")).isEqualTo("opposite side limit order exists");
    }

    @Test
    void aRefusedOrderIsKeptAmongTheOrders() {
        limit("buy", "5", "180");
        market("AAPL", "sell", "5", "day");

        var kept = door.get("/v2/orders?status=closed").json().path(0);

        assertThat(kept.path("status").asString()).isEqualTo("rejected");
        assertThat(kept.path("reject_reason").path("code").asString()).isEqualTo("ALPACA_WASH_TRADE");
        assertThat(((Command.SubmitOrder) door.desk.commands().getLast()).ruling()).isPresent();
    }

    @Test
    void noOrderGoesThroughZero() {
        door.bought("AAPL", "10", "190.02", "day");
        limit("sell", "4", "200");

        var answer = market("AAPL", "sell", "7", "day");

        assertThat(answer.error())
                .isEqualTo("403 40310000 insufficient qty available for order (requested: 7, available: 6)");
        assertThat(answer.json().propertyNames()).containsExactly(
                "code", "message", "available", "existing_qty", "held_for_orders", "symbol", "related_orders");
        assertThat(answer.json().path("related_orders")).hasSize(1);
        assertThat(answer.says("existing_qty")).isEqualTo("10");
    }

    @Test
    void longAndShortAreNeverOpenedTogether() {
        limit("buy", "5", "180");

        assertThat(limit("sell", "5", "200").error())
                .isEqualTo("403 40310000 cannot open a short sell while a long buy order is open");
    }

    @Test
    void wholeSharesMayBeSoldShortAndFractionsAndCoinsMayNot() {
        assertThat(market("AAPL", "sell", "5", "day").says("position_intent")).isEqualTo("sell_to_open");
        assertThat(market("AAPL", "sell", "0.5", "day").error())
                .isEqualTo("422 42210000 fractional orders cannot be sold short");
        assertThat(market("BTC/USD", "sell", "1", "gtc").error())
                .isEqualTo("403 40310000 insufficient balance for BTC (requested: 1, available: 0)");
    }

    @Test
    void aCashAccountSellsNothingShort() {
        var savings = door.keys.create(ScriptedDesk.SAVINGS, Mode.PAPER);

        var answer = door.send(door.request("/v2/orders")
                .header("APCA-API-KEY-ID", savings.key().id())
                .header("APCA-API-SECRET-KEY", savings.secret().reveal())
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"symbol\":\"AAPL\",\"qty\":1,\"side\":\"sell\",\"type\":\"market\",\"time_in_force\":\"day\"}")));

        assertThat(answer.error()).isEqualTo("403 40310000 account is not allowed to short");
    }

    @Test
    void smallOrdersAreRefused() {
        assertThat(market("BTC/USD", "buy", "0.0001", "gtc").error())
                .isEqualTo("403 40310000 cost basis must be >= minimal amount of order 10");
        assertThat(market("AAPL", "buy", "0.001", "day").error())
                .isEqualTo("403 40310000 cost basis must be >= minimal amount of order 1");
    }

    @Test
    void currencyPairsTakeEveryTimeInForce() {
        assertThat(market("EUR/USD", "buy", "1000", "fok").status()).isEqualTo(200);
        assertThat(market("EUR/USD", "buy", "1000", "day").says("asset_class")).isEqualTo("crypto");
    }

    private OpenDoor.Answer limit(String side, String qty, String price) {
        return door.order("{'symbol':'AAPL','qty':'%s','side':'%s','type':'limit','time_in_force':'day','limit_price':'%s'}"
                .formatted(qty, side, price));
    }

    private OpenDoor.Answer market(String symbol, String side, String qty, String timeInForce) {
        return door.order("{'symbol':'%s','qty':'%s','side':'%s','type':'market','time_in_force':'%s'}"
                .formatted(symbol, qty, side, timeInForce));
    }
}
