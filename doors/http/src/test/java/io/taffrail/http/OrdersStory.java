package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /v2/orders}, as clients meet it. */
class OrdersStory {
    static final List<String> ORDER_KEYS = List.of(
            "id", "client_order_id", "created_at", "updated_at", "submitted_at", "filled_at", "expired_at", "canceled_at",
            "failed_at", "replaced_at", "replaced_by", "replaces", "asset_id", "symbol", "asset_class", "notional", "qty",
            "filled_qty", "filled_avg_price", "order_class", "order_type", "type", "side", "position_intent",
            "time_in_force", "limit_price", "stop_price", "status", "extended_hours", "legs", "trail_percent",
            "trail_price", "hwm", "subtag", "source", "expires_at");

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
    void anOrderIsAnsweredWithEveryKeyOfAlpaca() {
        var answer = door.order("{'symbol':'AAPL','qty':'10','side':'buy','type':'limit','time_in_force':'day',"
                + "'limit_price':'187.50','client_order_id':'mine'}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.keys()).isEqualTo(ORDER_KEYS);
        assertThat(answer.says("client_order_id")).isEqualTo("mine");
        assertThat(answer.says("status")).isEqualTo("pending_new");
        assertThat(answer.says("limit_price")).isEqualTo("187.5");
        assertThat(answer.says("qty")).isEqualTo("10");
        assertThat(answer.json().path("notional").isNull()).isTrue();
        assertThat(answer.says("filled_qty")).isEqualTo("0");
        assertThat(answer.says("position_intent")).isEqualTo("buy_to_open");
        assertThat(answer.says("order_class")).isEmpty();
        assertThat(door.desk.commands()).containsExactly(new Command.SubmitOrder(
                ScriptedDesk.PAPER,
                new OrderIntent(
                        Optional.of(new ClientOrderId("mine")), new Symbol("AAPL"), Side.BUY,
                        new OrderAmount.Units(Quantity.of(10)), new OrderSpec.Limit(Price.of("187.5")), TimeInForce.DAY),
                Optional.empty()));
    }

    @Test
    void numbersMayComeAsNumbersAndUnknownFieldsAreIgnored() {
        var answer = door.order("{'symbol':'BTCUSD','qty':0.00012345,'side':'buy','type':'limit','time_in_force':'gtc',"
                + "'limit_price':1e5,'colour':'red','extended_hours':false,'take_profit':null}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.says("symbol")).isEqualTo("BTC/USD");
        assertThat(answer.says("qty")).isEqualTo("0.00012345");
        assertThat(answer.says("limit_price")).isEqualTo("100000");
    }

    @Test
    void anOrderIsFoundByIdAndByClientOrderIdAndInTheList() {
        var id = OpenDoor.id(buyLimit("a", "180"));
        buyLimit("b", "181");

        assertThat(door.get("/v2/orders/" + id).says("client_order_id")).isEqualTo("a");
        assertThat(door.get("/v2/orders/" + id + "?nested=true").keys()).isEqualTo(ORDER_KEYS);
        assertThat(door.get("/v2/orders:by_client_order_id?client_order_id=b").says("limit_price")).isEqualTo("181");
        assertThat(clientIds(door.get("/v2/orders"))).containsExactly("b", "a");
        assertThat(clientIds(door.get("/v2/orders?direction=asc&limit=1"))).containsExactly("a");
        assertThat(clientIds(door.get("/v2/orders?after_order_id=" + id))).containsExactly("b");
        assertThat(clientIds(door.get("/v2/orders?symbols[]=BTCUSD&symbols[]=EUR%2FUSD"))).isEmpty();
        assertThat(clientIds(door.get("/v2/orders?symbols=AAPL,BTC/USD&side=buy&asset_class=us_equity"))).hasSize(2);
        assertThat(clientIds(door.get("/v2/orders?until=2026-03-01"))).isEmpty();
    }

    @Test
    void closedOrdersComeFromTheHistory() {
        var id = OpenDoor.id(buyLimit("a", "180"));
        door.delete("/v2/orders/" + id);
        door.desk.venueCancels(id);
        buyLimit("b", "181");

        assertThat(clientIds(door.get("/v2/orders?status=closed"))).containsExactly("a");
        assertThat(clientIds(door.get("/v2/orders?status=all"))).containsExactly("b", "a");
        assertThat(clientIds(door.get("/v2/orders"))).containsExactly("b");
    }

    @Test
    void aCancelIsAnsweredWithoutABodyAndMayBeRepeated() {
        var id = OpenDoor.id(buyLimit("a", "180"));

        var first = door.delete("/v2/orders/" + id);
        door.desk.venueCancels(id);
        var again = door.delete("/v2/orders/" + id);

        assertThat(List.of(first.status(), again.status())).containsExactly(204, 204);
        assertThat(first.text()).isEmpty();
        assertThat(door.get("/v2/orders/" + id).says("status")).isEqualTo("canceled");
        assertThat(door.get("/v2/orders/" + id).json().path("canceled_at").isNull()).isFalse();
    }

    @Test
    void anOrderIsFoundUnderItsClientOrderIdWhereItsIdIsMeant() {
        var id = OpenDoor.id(buyLimit("mine", "180"));

        assertThat(door.get("/v2/orders/mine").says("id")).isEqualTo(id.value());
    }

    @Test
    void whoSendsAnOrderTwiceIsToldThatItIsThere() {
        door.bought("AAPL", "10", "190.02", "day");
        String sell = "{'symbol':'AAPL','qty':'10','side':'sell','type':'limit','limit_price':'200','time_in_force':'day',"
                + "'client_order_id':'once'}";
        door.order(sell);

        door.desk.denyNext(new Denial.DuplicateClientOrderId(new ClientOrderId("once"), new OrderId("x")));
        assertThat(door.order(sell).error()).isEqualTo("422 40010001 client_order_id must be unique");
        assertThat(((io.taffrail.model.journal.Command.SubmitOrder) door.desk.commands().getLast()).ruling())
                .as("that nothing is left to sell is not what stands in its way").isEmpty();
    }

    @Test
    void aFilledOrderCannotBeCanceled() {
        var id = OpenDoor.id(buyLimit("a", "190.02"));
        door.desk.venueFills(id, "10", "190.02", true);

        assertThat(door.delete("/v2/orders/" + id).error())
                .isEqualTo("422 42210000 order is already in \"filled\" state");
    }

    @Test
    void cancelingAllAnswersForEachOrder() {
        var a = OpenDoor.id(buyLimit("a", "180"));
        var b = OpenDoor.id(buyLimit("b", "181"));

        var answer = door.delete("/v2/orders");

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().toString()).isEqualTo(
                "[{\"id\":\"%s\",\"status\":200},{\"id\":\"%s\",\"status\":200}]".formatted(b, a));
        assertThat(door.get("/v2/orders").text()).isEqualTo("[]");
    }

    @Test
    void anotherAccountsOrderDoesNotExist() {
        var id = OpenDoor.id(buyLimit("a", "180"));
        var other = door.keys.create(ScriptedDesk.SAVINGS, io.taffrail.model.account.Mode.PAPER);

        var answer = door.send(door.request("/v2/orders/" + id)
                .header("APCA-API-KEY-ID", other.key().id())
                .header("APCA-API-SECRET-KEY", other.secret().reveal()));

        assertThat(answer.error()).isEqualTo("404 40410000 order not found for " + id);
    }

    @Test
    void aDenialOfTheHouseIsToldInAlpacasWords() {
        door.desk.denyNext(new Denial.InsufficientBuyingPower(Money.usd("1900.2"), Money.usd("12")));
        var poor = buyLimit("a", "180");
        door.desk.denyNext(new Denial.DuplicateClientOrderId(new ClientOrderId("a"), new OrderId("x")));
        var twice = buyLimit("a", "180");

        assertThat(poor.error()).isEqualTo("403 40310000 insufficient buying power");
        assertThat(poor.says("buying_power")).isEqualTo("12");
        assertThat(poor.says("cost_basis")).isEqualTo("1900.2");
        assertThat(twice.error()).isEqualTo("422 40010001 client_order_id must be unique");
    }

    @Test
    void aRefusedOrderIsKeptWithItsReason() {
        door.desk.denyNext(new Denial.InsufficientBuyingPower(Money.usd("1900.2"), Money.usd("12")));
        buyLimit("a", "180");

        var kept = door.get("/v2/orders:by_client_order_id?client_order_id=a");

        assertThat(kept.says("status")).isEqualTo("rejected");
        assertThat(kept.json().path("failed_at").isNull()).isFalse();
        assertThat(kept.json().path("reject_reason").path("code").asString()).isEqualTo("INSUFFICIENT_BUYING_POWER");
        assertThat(kept.json().path("reject_reason").path("what").asString())
                .isEqualTo("the order needs 1900.2 USD; buying power is 12 USD");
    }

    @Test
    void aStoppedDeskIsToldAsUnavailable() {
        door.desk.stop();

        assertThat(buyLimit("a", "180").error()).isEqualTo(
                "503 50310000 what: the desk stopped; why: the disk is full; fix: free space, start again");
    }

    private OpenDoor.Answer buyLimit(String clientOrderId, String price) {
        return door.order("{'symbol':'AAPL','qty':'10','side':'buy','type':'limit','time_in_force':'day',"
                + "'limit_price':'%s','client_order_id':'%s'}".formatted(price, clientOrderId));
    }

    private static List<String> clientIds(OpenDoor.Answer list) {
        return list.json().valueStream().map(order -> order.path("client_order_id").asString()).toList();
    }
}
