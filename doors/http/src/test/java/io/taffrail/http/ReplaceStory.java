package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Replacement;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code PATCH /v2/orders/{id}}, as clients meet it: AAPL stands at 190.00 to 190.02. */
class ReplaceStory {
    private static final String BRACKET = "{'symbol':'AAPL','qty':'10','side':'buy','type':'limit','time_in_force':'gtc',"
            + "'limit_price':'180','order_class':'bracket','take_profit':{'limit_price':'200'},'stop_loss':{'stop_price':'170'}}";

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
    void aReplacementIsANewOrderThatNamesTheOldOne() {
        var id = working("'type':'limit','limit_price':'180','client_order_id':'first'");

        var next = patch(id, "{'qty':'12','limit_price':'181.5','time_in_force':'gtc','client_order_id':'second'}");

        assertThat(next.status()).as(next.text()).isEqualTo(200);
        assertThat(next.keys()).isEqualTo(OrdersStory.ORDER_KEYS);
        assertThat(next.says("id")).isNotEqualTo(id.value());
        assertThat(next.says("replaces")).isEqualTo(id.value());
        assertThat(next.says("client_order_id")).isEqualTo("second");
        assertThat(List.of(next.says("qty"), next.says("limit_price"), next.says("time_in_force"), next.says("status")))
                .containsExactly("12", "181.5", "gtc", "pending_new");
        assertThat(door.get("/v2/orders/" + id).says("status")).isEqualTo("pending_replace");
        assertThat(door.desk.commands().getLast()).isEqualTo(new Command.ReplaceOrder(
                ScriptedDesk.PAPER, id,
                new Replacement(
                        Optional.of(Quantity.of(12)), Optional.of(Price.of("181.5")), Optional.empty(), Optional.empty(),
                        Optional.of(TimeInForce.GTC), Optional.empty(), Optional.of(new ClientOrderId("second")))));
    }

    @Test
    void onceItIsDoneTheOldOrderNamesTheNewOne() {
        var id = working("'type':'limit','limit_price':'180'");
        var next = patch(id, "{'limit_price':'181'}");

        door.desk.venueReplaces(id);

        var old = door.get("/v2/orders/" + id);
        assertThat(old.says("status")).isEqualTo("replaced");
        assertThat(old.says("replaced_by")).isEqualTo(next.says("id"));
        assertThat(old.json().path("replaced_at").isNull()).isFalse();
        assertThat(door.get("/v2/orders/" + next.says("id")).says("status")).isEqualTo("new");
        assertThat(next.says("client_order_id")).isNotEqualTo(old.says("client_order_id"));
    }

    @Test
    void theQuantityIsTheTotalOfTheChain() {
        var id = working("'type':'limit','limit_price':'180'");
        door.desk.venueFills(id, "4", "180", false);

        var tooSmall = patch(id, "{'qty':'4'}");
        var next = patch(id, "{'qty':'5'}");
        door.desk.venueReplaces(id);

        assertThat(tooSmall.error()).isEqualTo("422 42210000 qty must be > filled_qty");
        var chain = door.get("/v2/orders/" + next.says("id"));
        assertThat(List.of(chain.says("qty"), chain.says("filled_qty"), chain.says("status")))
                .containsExactly("5", "4", "partially_filled");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {}                                   | 403 40310000 order parameters are not changed
        {'qty':'10'}                         | 403 40310000 order parameters are not changed
        {'qty':10.0,'limit_price':180}       | 403 40310000 order parameters are not changed
        {'client_order_id':'other'}          | 403 40310000 order parameters are not changed
        []                                   | 422 40010001 request body format is invalid: a replacement is a JSON object
        {'qty':'0'}                          | 422 40010001 qty must be > 0
        {'qty':'many'}                       | 422 40010001 invalid qty: not a number: many
        {'qty':'10.5'}                       | 422 40010001 qty must be integer
        {'limit_price':'0'}                  | 422 40010001 limit price must be > 0
        {'limit_price':'181.123'}            | 422 42210000 invalid limit_price 181.123. sub-penny increment does not fulfill minimum pricing criteria
        {'stop_price':'170'}                 | 422 40010001 limit orders require no stop price
        {'trail':'1'}                        | 422 40010001 only trailing stop orders have a trail
        {'time_in_force':'never'}            | 422 40010001 invalid time_in_force
        {'time_in_force':'gtd'}              | 422 40010001 gtd orders require an expire_time
        {'time_in_force':'gtd','expire_time':'2026-03-02T15:00:00Z'} | 422 42210000 expire_time 2026-03-02T15:00:00Z is in the past
        {'notional':'500'}                   | 422 42210000 notional orders cannot be replaced
        """)
    void aReplacementThatBreaksARuleIsRefusedAndNothingChanges(String body, String error) {
        var id = working("'type':'limit','limit_price':'180'");
        var before = door.get("/v2/orders/" + id).text();

        assertThat(patch(id, body).error()).isEqualTo(error);
        assertThat(door.get("/v2/orders/" + id).text()).isEqualTo(before);
        assertThat(door.desk.commands()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        'type':'market'                             | {'limit_price':'181'} | 422 40010001 market orders require no stop or limit price
        'type':'stop','stop_price':'195'            | {'limit_price':'196'} | 422 40010001 stop orders require no limit price
        'type':'stop','stop_price':'195'            | {'stop_price':'185'}  | 422 42210000 stop price must be greater than current price
        'type':'stop_limit','stop_price':'195','limit_price':'196' | {'stop_price':'190'} | 422 42210000 stop price must be greater than current price
        'type':'trailing_stop','trail_price':'2'    | {'stop_price':'195'}  | 422 40010001 trailing stop orders require no stop or limit price
        'type':'trailing_stop','trail_price':'2'    | {'trail':'0'}         | 422 40010001 trail must be > 0
        'type':'trailing_stop','trail_percent':'2'  | {'trail':'0.05'}      | 422 40010001 trail_percent must be greater than or equal to 0.1
        'type':'trailing_stop','trail_percent':'2'  | {'trail':'2'}         | 403 40310000 order parameters are not changed
        """)
    void onlyWhatTheTypeHasCanBeReplaced(String type, String body, String error) {
        assertThat(patch(working(type), body).error()).isEqualTo(error);
    }

    @Test
    void aTrailStaysInWhatItIsCounted() {
        var byPrice = patch(working("'type':'trailing_stop','trail_price':'2'"), "{'trail':'3'}");
        var byPercent = patch(working("'type':'trailing_stop','trail_percent':'2'"), "{'trail':'3'}");

        assertThat(byPrice.says("trail_price")).isEqualTo("3");
        assertThat(byPrice.json().path("trail_percent").isNull()).isTrue();
        assertThat(byPercent.says("trail_percent")).isEqualTo("3");
    }

    @Test
    void anOrderForMoneyCannotBeReplaced() {
        var order = door.order("{'symbol':'AAPL','notional':'500','side':'buy','type':'limit','limit_price':'180','time_in_force':'day'}");
        door.desk.venueAccepts(OpenDoor.id(order));

        assertThat(patch(OpenDoor.id(order), "{'limit_price':'181'}").error())
                .isEqualTo("422 42210000 notional orders cannot be replaced");
    }

    @Test
    void anOrderThatIsOverIsNotOpen() {
        var filled = working("'type':'limit','limit_price':'180'");
        door.desk.venueFills(filled, "10", "180", true);
        var canceled = working("'type':'limit','limit_price':'181'");
        door.desk.venueCancels(canceled);
        door.desk.denyNext(new Denial.InsufficientBuyingPower(Money.usd("1"), Money.usd("0")));
        door.order(order("'type':'limit','limit_price':'180','client_order_id':'poor'"));
        var refused = OpenDoor.id(door.get("/v2/orders:by_client_order_id?client_order_id=poor"));

        assertThat(List.of(filled, canceled, refused))
                .allSatisfy(id -> assertThat(patch(id, "{'qty':'12'}").error())
                        .isEqualTo("422 42210000 unable to replace order, order is not open"));
    }

    @Test
    void anOrderThatIsNotAtTheVenueCannotBeReplacedYet() {
        var sent = OpenDoor.id(door.order(order("'type':'limit','limit_price':'180'")));
        var going = working("'type':'limit','limit_price':'180'");
        door.delete("/v2/orders/" + going);

        assertThat(patch(sent, "{'qty':'12'}").error())
                .isEqualTo("422 40010001 unable to replace order, order isn't sent to exchange yet");
        assertThat(patch(going, "{'qty':'12'}").error())
                .isEqualTo("422 42210000 cannot replace order in pending_cancel status");
    }

    @Test
    void aChainIsReplacedOneLinkAtATime() {
        var id = working("'type':'limit','limit_price':'180'");
        var next = OpenDoor.id(patch(id, "{'qty':'12'}"));

        assertThat(patch(id, "{'qty':'13'}").error()).isEqualTo("422 42210000 cannot replace order in pending_replace status");
        assertThat(patch(next, "{'qty':'13'}").error()).isEqualTo("422 42210000 order chain not fully replaced");
        door.desk.venueReplaces(id);
        assertThat(patch(id, "{'qty':'13'}").error()).isEqualTo("422 42210000 order already replaced");
        assertThat(patch(next, "{'qty':'13'}").status()).isEqualTo(200);
    }

    @Test
    void anOrderThatIsBeingReplacedIsNotCanceled() {
        var id = working("'type':'limit','limit_price':'180'");
        var other = working("'type':'limit','limit_price':'170'");
        var next = OpenDoor.id(patch(id, "{'qty':'12'}"));

        assertThat(door.delete("/v2/orders/" + id).error())
                .isEqualTo("422 42210000 cannot cancel order in pending_replace status");
        assertThat(door.delete("/v2/orders/" + next).error())
                .isEqualTo("422 42210000 cannot cancel order in pending_new status");
        var all = door.delete("/v2/orders");
        assertThat(all.status()).isEqualTo(207);
        assertThat(all.json().valueStream().map(one -> one.path("id").asString() + " " + one.path("status").asInt()
                        + " " + one.path("body").path("message").asString("")))
                .containsExactly(
                        other + " 200 ",
                        id + " 422 cannot cancel order in pending_replace status",
                        next + " 422 cannot cancel order in pending_new status");
    }

    @Test
    void aReplacementThatTheVenueRefusesIsToldToBoth() {
        var id = working("'type':'limit','limit_price':'180'");
        var next = patch(id, "{'qty':'12'}");

        door.desk.venueRefusesToReplace(id);

        assertThat(door.get("/v2/orders/" + id).says("status")).isEqualTo("new");
        assertThat(door.get("/v2/orders/" + next.says("id")).says("status")).isEqualTo("rejected");
    }

    @Test
    void aReplacementIsNoWashTradeWithItself() {
        door.bought("AAPL", "10", "190.02", "day");
        working("'type':'limit','limit_price':'180','qty':'1'");
        var sell = OpenDoor.id(door.order("{'symbol':'AAPL','qty':'5','side':'sell','type':'limit','time_in_force':'day','limit_price':'200'}"));
        door.desk.venueAccepts(sell);

        assertThat(patch(sell, "{'limit_price':'180'}").error())
                .isEqualTo("403 40310000 potential wash trade detected. use complex orders");
        assertThat(patch(sell, "{'qty':'11'}").error())
                .isEqualTo("403 40310000 insufficient qty available for order (requested: 11, available: 10)");
        assertThat(patch(sell, "{'limit_price':'181','qty':'10'}").status()).isEqualTo(200);
    }

    @Test
    void ofABracketOnlyPricesAreReplaced() {
        var bracket = door.order(BRACKET);
        var profit = leg(bracket, 0);
        var loss = leg(bracket, 1);

        var moved = patch(profit, "{'limit_price':'201'}");
        var stop = patch(loss, "{'stop_price':'171'}");

        assertThat(patch(OpenDoor.id(moved), "{'qty':'5'}").error())
                .isEqualTo("422 42210000 only limit_price and stop_price can be replaced in bracket and oco orders");
        assertThat(patch(OpenDoor.id(moved), "{'time_in_force':'day'}").error())
                .isEqualTo("422 42210000 only limit_price and stop_price can be replaced in bracket and oco orders");
        assertThat(moved.says("status")).isEqualTo("held");
        assertThat(moved.says("limit_price")).isEqualTo("201");
        assertThat(stop.says("stop_price")).isEqualTo("171");
    }

    @Test
    void theLegsThatAreShownAreThoseThatWork() {
        var bracket = door.order(BRACKET);
        var profit = leg(bracket, 0);

        var moved = patch(profit, "{'limit_price':'201'}");

        var now = door.get("/v2/orders/" + bracket.says("id") + "?nested=true").json().path("legs");
        assertThat(now.valueStream().map(leg -> leg.path("id").asString()))
                .containsExactly(moved.says("id"), leg(bracket, 1).value());
    }

    @Test
    void anEntryThatIsReplacedHandsItsLegsOver() {
        var bracket = door.order(BRACKET);
        door.desk.venueAccepts(OpenDoor.id(bracket));
        var next = patch(OpenDoor.id(bracket), "{'limit_price':'181'}");

        door.desk.venueReplaces(OpenDoor.id(bracket));

        assertThat(door.get("/v2/orders/" + next.says("id") + "?nested=true").json().path("legs")).hasSize(2);
        assertThat(door.get("/v2/orders/" + bracket.says("id") + "?nested=true").json().path("legs").isNull()).isTrue();
        assertThat(door.get("/v2/orders?nested=true").json().valueStream().map(order -> order.path("id").asString()))
                .containsExactly(next.says("id"));
    }

    @Test
    void exitsThatWouldCrossAreRefused() {
        var bracket = door.order(BRACKET);
        door.desk.denyNext(new Denial.ExitsCrossed(Price.of("169"), Price.of("170")));

        assertThat(patch(leg(bracket, 0), "{'limit_price':'169'}").error())
                .isEqualTo("422 42210000 take_profit.limit_price must be > stop_loss.stop_price");
    }

    @Test
    void anOtoIsNotReplaced() {
        var oto = door.order("{'symbol':'AAPL','qty':'10','side':'buy','type':'limit','time_in_force':'gtc','limit_price':'180',"
                + "'order_class':'oto','stop_loss':{'stop_price':'170'}}");

        assertThat(patch(leg(oto, 0), "{'stop_price':'171'}").error())
                .isEqualTo("422 42210000 replace is not supported yet for oto orders");
    }

    @Test
    void anOrderThatNobodyHasCannotBeReplaced() {
        assertThat(patch(new OrderId("nope"), "{'qty':'1'}").error()).isEqualTo("404 40410000 order not found for nope");
        assertThat(door.send("PATCH", "/v2/orders/", "{\"qty\":\"1\"}").error())
                .isEqualTo("422 40010001 order_id is missing");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        door.order(order("'type':'limit','limit_price':'180','client_order_id':'taken'"));
        var id = working("'type':'limit','limit_price':'180'");
        door.desk.denyNext(new Denial.DuplicateClientOrderId(new ClientOrderId("taken"), id));

        assertThat(patch(id, "{'qty':'12','client_order_id':'taken'}").error())
                .isEqualTo("422 40010001 client_order_id must be unique");
    }

    private OrderId working(String terms) {
        var answer = door.order(order(terms));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        door.desk.venueAccepts(OpenDoor.id(answer));
        return OpenDoor.id(answer);
    }

    private static String order(String terms) {
        String qty = terms.contains("'qty'") ? "" : "'qty':'10',";
        return "{'symbol':'AAPL'," + qty + "'side':'buy','time_in_force':'day'," + terms + "}";
    }

    private OpenDoor.Answer patch(OrderId id, String body) {
        return door.send("PATCH", "/v2/orders/" + id, body.replace('\'', '"'));
    }

    private static OrderId leg(OpenDoor.Answer order, int index) {
        return new OrderId(order.json().path("legs").path(index).path("id").asString());
    }
}
