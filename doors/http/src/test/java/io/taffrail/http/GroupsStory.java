package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.web.Json;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.value.Price;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Brackets, OCOs and OTOs, as clients meet them: AAPL stands at 190.00 to 190.02. */
class GroupsStory {
    private static final String BRACKET = "{'symbol':'AAPL','qty':'10','side':'buy','type':'limit','time_in_force':'gtc',"
            + "'limit_price':'180','order_class':'bracket','take_profit':{'limit_price':'200'},"
            + "'stop_loss':{'stop_price':'170','limit_price':'169.5'}}";
    private static final String OCO = "{'symbol':'AAPL','qty':'10','side':'sell','type':'limit','time_in_force':'gtc',"
            + "'order_class':'oco','take_profit':{'limit_price':'200'},'stop_loss':{'stop_price':'170'}}";

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
    void aBracketIsAnsweredWithItsLegsThatWait() {
        var bracket = door.order(BRACKET);

        assertThat(bracket.status()).isEqualTo(200);
        assertThat(bracket.says("order_class")).isEqualTo("bracket");
        assertThat(lines(bracket.json().path("legs"))).containsExactly(
                "sell limit 200 null held bracket take_profit sell_to_close",
                "sell stop_limit 169.5 170 held bracket stop_loss sell_to_close");
        assertThat(legs(bracket)).allSatisfy(leg -> {
            assertThat(leg.path("legs").isNull()).isTrue();
            assertThat(leg.path("group_id").asString()).isEqualTo(bracket.says("id"));
        });
        assertThat(((Command.SubmitOrder) door.desk.commands().getLast()).intent().orderClass())
                .contains(new OrderClass.Bracket(
                        new Exit.TakeProfit(Price.of("200")),
                        new Exit.StopLoss(new OrderSpec.StopLimit(Price.of("170"), Price.of("169.5")))));
    }

    @Test
    void aListRollsLegsUpUnderTheirParentWhereItIsAskedTo() {
        var simple = door.order("{'symbol':'AAPL','qty':'1','side':'buy','type':'limit','time_in_force':'day','limit_price':'9'}");
        var bracket = door.order(BRACKET);

        var flat = door.get("/v2/orders").json();
        var nested = door.get("/v2/orders?nested=true").json();

        assertThat(ids(flat)).hasSize(4);
        assertThat(flat.valueStream()).allSatisfy(order -> assertThat(order.path("legs").isNull()).isTrue());
        assertThat(ids(nested)).containsExactly(bracket.says("id"), simple.says("id"));
        assertThat(ids(nested.path(0).path("legs"))).isEqualTo(ids(bracket.json().path("legs")));
        assertThat(nested.path(1).path("legs").isNull()).isTrue();
        assertThat(ids(door.get("/v2/orders?nested=true&limit=1").json())).containsExactly(bracket.says("id"));
        assertThat(ids(door.get("/v2/orders?nested=true&limit=1&direction=asc").json())).containsExactly(simple.says("id"));
        assertThat(ids(door.get("/v2/orders?nested=true&status=all").json())).containsExactly(bracket.says("id"), simple.says("id"));
    }

    @Test
    void legsWhoseParentIsOverStandForThemselvesAmongTheOpenOrders() {
        var bracket = door.order(BRACKET);
        var legs = legIds(bracket);
        var id = OpenDoor.id(bracket);
        door.desk.venueAccepts(id);
        door.desk.venueFills(id, "10", "180", true);
        door.desk.legsAreSent(legs.getFirst(), legs.getLast());

        assertThat(ids(door.get("/v2/orders?nested=true&direction=asc").json()))
                .isEqualTo(legs.stream().map(OrderId::value).toList());
        assertThat(ids(door.get("/v2/orders?nested=true&status=all").json())).containsExactly(id.value());
    }

    @Test
    void oneOrderShowsItsLegsWhereItIsAskedTo() {
        var bracket = door.order(BRACKET);

        var plain = door.get("/v2/orders/" + bracket.says("id"));
        var nested = door.get("/v2/orders/" + bracket.says("id") + "?nested=true");
        var byName = door.get("/v2/orders:by_client_order_id?nested=true&client_order_id=" + bracket.says("client_order_id"));

        assertThat(plain.json().path("legs").isNull()).isTrue();
        assertThat(nested.json().path("legs")).isEqualTo(bracket.json().path("legs"));
        assertThat(byName.json()).isEqualTo(nested.json());
    }

    @Test
    void anOcoIsItsTakeProfitWithItsStopLossAsTheLeg() {
        door.bought("AAPL", "10", "190.02", "day");

        var oco = door.order(OCO);

        assertThat(oco.status()).as(oco.text()).isEqualTo(200);
        assertThat(lines(List.of(oco.json()))).containsExactly("sell limit 200 null pending_new oco take_profit sell_to_close");
        assertThat(lines(oco.json().path("legs"))).containsExactly("sell stop null 170 pending_new oco stop_loss sell_to_close");
    }

    @Test
    void theLimitOfAnOcoMayStandInEitherPlace() {
        door.bought("AAPL", "10", "190.02", "day");

        var own = door.order(changed(OCO, "'take_profit':null,'limit_price':'201'"));
        door.delete("/v2/orders");
        var both = door.order(changed(OCO, "'limit_price':'1'"));

        assertThat(own.says("limit_price")).isEqualTo("201");
        assertThat(both.says("limit_price")).isEqualTo("200");
    }

    @Test
    void anOtoBringsOneLeg() {
        var stop = door.order(changed(BRACKET, "'order_class':'oto','take_profit':null"));
        var target = door.order(changed(BRACKET, "'order_class':'oto','stop_loss':null"));

        assertThat(lines(stop.json().path("legs")))
                .containsExactly("sell stop_limit 169.5 170 held oto stop_loss sell_to_close");
        assertThat(lines(target.json().path("legs")))
                .containsExactly("sell limit 200 null held oto take_profit sell_to_close");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        'take_profit':null                         | 422 40010001 bracket orders require take_profit.limit_price
        'take_profit':{'limit_price':null}         | 422 40010001 bracket orders require take_profit.limit_price
        'take_profit':{}                           | 422 40010001 bracket orders require take_profit.limit_price
        'take_profit':'200'                        | 422 40010001 take_profit must be an object
        'take_profit':{'limit_price':'0'}          | 422 40010001 take_profit.limit_price must be > 0
        'stop_loss':null                           | 422 40010001 bracket orders require stop_loss.stop_price
        'stop_loss':{'limit_price':'169'}          | 422 40010001 bracket orders require stop_loss.stop_price
        'stop_loss':{'stop_price':'-1'}            | 422 40010001 stop_loss.stop_price must be > 0
        'order_class':'oto'                        | 422 40010001 oto orders require exactly one of take_profit or stop_loss
        'order_class':'oto','take_profit':null,'stop_loss':null | 422 40010001 oto orders require exactly one of take_profit or stop_loss
        'time_in_force':'ioc'                      | 422 42210000 bracket orders must be DAY or GTC orders
        'time_in_force':'opg'                      | 422 42210000 bracket orders must be DAY or GTC orders
        'extended_hours':true                      | 422 42210000 bracket orders are not eligible for extended hours trading
        'qty':'1.5','time_in_force':'day'          | 422 42210000 fractional orders must be simple orders
        'qty':null,'notional':'500','time_in_force':'day' | 422 42210000 fractional orders must be simple orders
        'symbol':'BTC/USD'                         | 422 42210000 crypto orders must be simple orders
        'take_profit':{'limit_price':'170'}        | 422 42210000 take_profit.limit_price must be > stop_loss.stop_price
        'side':'sell'                              | 422 42210000 take_profit.limit_price must be < stop_loss.stop_price
        'take_profit':{'limit_price':'180'}        | 422 42210000 take_profit.limit_price must be >= base_price + 0.01
        'stop_loss':{'stop_price':'180'}           | 422 42210000 stop_loss.stop_price must be <= base_price - 0.01
        'stop_loss':{'stop_price':'179.991'}       | 422 42210000 invalid stop_loss.stop_price 179.991. sub-penny increment does not fulfill minimum pricing criteria
        'stop_loss':{'stop_price':'170','limit_price':'169.999'} | 422 42210000 invalid stop_loss.limit_price 169.999. sub-penny increment does not fulfill minimum pricing criteria
        'take_profit':{'limit_price':'200.001'}    | 422 42210000 invalid take_profit.limit_price 200.001. sub-penny increment does not fulfill minimum pricing criteria
        'side':'sell','take_profit':{'limit_price':'180'},'stop_loss':{'stop_price':'200'} | 422 42210000 take_profit.limit_price must be <= base_price - 0.01
        'side':'sell','take_profit':{'limit_price':'170'},'stop_loss':{'stop_price':'180'} | 422 42210000 stop_loss.stop_price must be >= base_price + 0.01
        'order_class':'oco'                        | 422 42210000 oco orders must be exit orders
        'order_class':'oco','type':'market','limit_price':null | 422 42210000 oco orders must be limit orders
        'order_class':'oco','take_profit':null,'limit_price':null | 422 40010001 oco orders require take_profit.limit_price
        """)
    void aGroupThatBreaksARuleIsRefused(String changes, String error) {
        assertThat(door.order(changed(BRACKET, changes)).error()).isEqualTo(error);
        assertThat(door.desk.commands()).isEmpty();
    }

    @Test
    void theBasePriceIsTold() {
        var limited = door.order(changed(BRACKET, "'take_profit':{'limit_price':'180'}"));
        var atMarket = door.order(changed(BRACKET, "'type':'market','limit_price':null,'take_profit':{'limit_price':'190.02'}"));

        assertThat(limited.says("base_price")).isEqualTo("180");
        assertThat(atMarket.says("base_price")).isEqualTo("190.02");
    }

    @Test
    void aCentAwayIsEnough() {
        assertThat(door.order(changed(BRACKET,
                "'take_profit':{'limit_price':'180.01'},'stop_loss':{'stop_price':'179.99'}")).status()).isEqualTo(200);
    }

    @Test
    void aGroupThatWouldCloseIsNoEntry() {
        door.bought("AAPL", "10", "190.02", "day");

        var bracket = door.order(changed(BRACKET,
                "'side':'sell','take_profit':{'limit_price':'170'},'stop_loss':{'stop_price':'200'}"));
        var oto = door.order(changed(BRACKET,
                "'order_class':'oto','side':'sell','take_profit':null,'stop_loss':{'stop_price':'200'}"));

        assertThat(bracket.error()).isEqualTo("422 42210000 bracket orders must be entry orders");
        assertThat(oto.error()).isEqualTo("422 42210000 oto orders must be entry orders");
    }

    @Test
    void anOcoClosesWhatIsHeldAndFree() {
        door.bought("AAPL", "10", "190.02", "day");

        var tooLarge = door.order(changed(OCO, "'qty':'11'"));
        door.order(changed(OCO, "'qty':'8'"));
        var heldAlready = door.order(changed(OCO, "'qty':'3'"));
        var plain = door.order("{'symbol':'AAPL','qty':'3','side':'sell','type':'limit','time_in_force':'day','limit_price':'300'}");

        assertThat(tooLarge.error())
                .isEqualTo("403 40310000 insufficient qty available for order (requested: 11, available: 10)");
        assertThat(heldAlready.error())
                .isEqualTo("403 40310000 insufficient qty available for order (requested: 3, available: 2)");
        assertThat(plain.says("held_for_orders")).isEqualTo("8");
        assertThat(door.get("/v2/positions/AAPL").says("qty_available")).isEqualTo("2");
    }

    @Test
    void theStopOfAnOcoIsNotBehindTheMarketAlready() {
        door.bought("AAPL", "10", "190.02", "day");

        assertThat(door.order(changed(OCO, "'stop_loss':{'stop_price':'195'}")).error())
                .isEqualTo("422 42210000 stop price must be less than current price");
    }

    @Test
    void ordersOfAGroupAreNoWashTrade() {
        door.bought("AAPL", "10", "190.02", "day");
        door.order(OCO);

        assertThat(door.order("{'symbol':'AAPL','qty':'1','side':'buy','type':'market','time_in_force':'day'}").status())
                .isEqualTo(200);
        assertThat(door.order(changed(BRACKET, "'type':'market','limit_price':null")).status()).isEqualTo(200);
    }

    @Test
    void currenciesTakeGroupsAndKeepTheirSmallSteps() {
        var bracket = door.order(changed(BRACKET, "'symbol':'EUR/USD','qty':'1000','limit_price':'1.07',"
                + "'take_profit':{'limit_price':'1.07001'},'stop_loss':{'stop_price':'1.06999'}"));

        assertThat(bracket.status()).as(bracket.text()).isEqualTo(200);
    }

    @Test
    void ourExtensionsAreTakenAndShown() {
        var until = door.order("{'symbol':'AAPL','qty':'1','side':'buy','type':'limit','limit_price':'180','post_only':true,"
                + "'time_in_force':'gtd','expire_time':'2026-03-02T18:00:00-05:00','extended_hours':true}");

        assertThat(until.says("time_in_force")).isEqualTo("gtd");
        assertThat(until.says("expires_at")).isEqualTo("2026-03-02T23:00:00Z");
        assertThat(until.json().path("post_only").asBoolean()).isTrue();
        assertThat(until.json().path("extended_hours").asBoolean()).isTrue();
        assertThat(until.json().has("reduce_only")).isFalse();
    }

    private static String changed(String order, String changes) {
        ObjectNode body = read(order);
        body.setAll(read("{" + changes + "}"));
        return body.toString();
    }

    private static ObjectNode read(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> legs(OpenDoor.Answer order) {
        return order.json().path("legs").valueStream().toList();
    }

    private static List<OrderId> legIds(OpenDoor.Answer order) {
        return legs(order).stream().map(leg -> new OrderId(leg.path("id").asString())).toList();
    }

    private static List<String> ids(JsonNode orders) {
        return orders.valueStream().map(order -> order.path("id").asString()).toList();
    }

    /** Side, type, limit, stop, status, class, role and intent of each. */
    private static List<String> lines(Iterable<JsonNode> orders) {
        return StreamSupport.stream(orders.spliterator(), false)
                .map(order -> String.join(" ", List.of("side", "type", "limit_price", "stop_price", "status", "order_class",
                                "group_role", "position_intent")
                        .stream()
                        .map(name -> Optional.of(order.path(name)).filter(JsonNode::isString).map(JsonNode::asString).orElse("null"))
                        .toList()))
                .toList();
    }
}
