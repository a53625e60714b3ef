package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.web.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What is malformed is told in Alpaca's words, and no command comes of it. */
class BadInputStory {
    private OpenDoor door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new OpenDoor(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        'symbol':null                           | 422 40010001 symbol is required
        'symbol':7                              | 422 40010001 symbol must be a string
        'qty':null                              | 422 40010001 qty or notional is required
        'notional':'5'                          | 422 40010001 only one of qty or notional is accepted
        'qty':'0'                               | 422 40010001 qty must be > 0
        'qty':-1                                | 422 40010001 qty must be > 0
        'qty':'1.0000000001'                    | 422 40010001 qty must have at most 9 decimal places
        'qty':'NaN'                             | 422 40010001 invalid qty: not a number: NaN
        'qty':true                              | 422 40010001 qty must be a number or a string
        'qty':1e30                              | 422 40010001 invalid qty: a number has at most 18 digits and 18 places
        'side':'hold'                           | 422 40010001 invalid side
        'type':'guess'                          | 422 40010001 invalid order type
        'time_in_force':'never'                 | 422 40010001 invalid time_in_force
        'type':'limit'                          | 422 40010001 limit orders require a limit price
        'type':'limit', 'limit_price':'0'       | 422 40010001 limit price must be > 0
        'limit_price':'1'                       | 422 40010001 market orders require no stop or limit price
        'type':'stop'                           | 422 40010001 stop orders require a stop price
        'type':'stop', 'stop_price':'1'         | 422 42210000 stop price must be greater than current price
        'type':'stop', 'stop_price':'900.123'   | 422 42210000 invalid stop_price 900.123. sub-penny increment does not fulfill minimum pricing criteria
        'type':'stop', 'stop_price':'900', 'time_in_force':'ioc' | 422 42210000 invalid time_in_force for a stop order
        'type':'stop', 'stop_price':'900', 'limit_price':'901' | 422 40010001 stop orders require no limit price
        'type':'stop_limit', 'stop_price':'900' | 422 40010001 stop limit orders require both stop and limit price
        'type':'trailing_stop'                  | 422 40010001 trailing stop orders must specify one of trail_price or trail_percent
        'type':'trailing_stop', 'trail_price':'1', 'trail_percent':'1' | 422 40010001 trailing stop orders must specify one of trail_price or trail_percent
        'type':'trailing_stop', 'trail_price':'0' | 422 40010001 trail_price must be > 0
        'type':'trailing_stop', 'trail_percent':'0.05' | 422 40010001 trail_percent must be greater than or equal to 0.1
        'type':'trailing_stop', 'trail_percent':'100' | 422 40010001 trail_percent must be less than 100
        'trail_price':'1'                       | 422 40010001 only trailing stop orders have trail_price or trail_percent
        'order_class':'mleg'                    | 422 42210000 order_class mleg is not supported
        'order_class':'basket'                  | 422 40010001 invalid order_class
        'take_profit':{'limit_price':'1'}       | 422 42210000 take_profit is not supported for simple orders
        'extended_hours':'yes'                  | 422 40010001 extended_hours must be a boolean
        'extended_hours':true                   | 422 42210000 extended hours order must be DAY or GTC limit orders
        'type':'stop', 'stop_price':'900', 'extended_hours':true | 422 42210000 stop orders are not eligible for extended hours trading
        'type':'limit', 'limit_price':'9', 'time_in_force':'ioc', 'extended_hours':true | 422 42210000 extended hours order must be DAY or GTC limit orders
        'time_in_force':'gtd'                   | 422 40010001 gtd orders require an expire_time
        'expire_time':'2026-03-03T00:00:00Z'    | 422 40010001 only gtd orders have an expire_time
        'time_in_force':'gtd', 'expire_time':'soon' | 422 40010001 invalid expire_time: it is an RFC 3339 time
        'time_in_force':'gtd', 'expire_time':'2026-03-02T15:30:00Z' | 422 42210000 expire_time 2026-03-02T15:30:00Z is in the past
        'post_only':true                        | 422 42210000 post_only orders must be limit orders that are day, gtc or gtd
        'reduce_only':true, 'qty':null, 'notional':'50' | 422 42210000 reduce_only orders require qty
        'symbol':'NOPE'                         | 422 42210000 asset "NOPE" not found
        'qty':'0.5', 'time_in_force':'gtc'      | 422 42210000 fractional orders must be DAY orders
        'symbol':'BTC/USD'                      | 422 42210000 invalid crypto time_in_force
        'position_intent':'buy_to_close'        | 422 42210000 position intent mismatch, inferred: buy_to_open, specified: buy_to_close
        """)
    void aMalformedOrderIsRefused(String changes, String error) {
        var order = read("{'symbol':'AAPL','qty':'1','side':'buy','type':'market','time_in_force':'day'}");
        order.setAll(read("{" + changes + "}"));

        assertThat(door.post("/v2/orders", order.toString()).error()).isEqualTo(error);
        assertThat(door.desk.commands()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"symbol":
        [1,2]
        "AAPL"
        {"qty":NaN}
        {"qty":1,"qty":2}
        {"qty":1} {"qty":2}
        {"qty":11111111112222222222333333333344444444445}
        """)
    void whatIsNoJsonObjectIsRefused(String body) {
        var answer = door.post("/v2/orders", body);

        assertThat(answer.error()).startsWith("422 40010001 request body format is invalid");
        assertThat(door.desk.commands()).isEmpty();
    }

    @Test
    void deepJsonIsRefused() {
        var answer = door.post("/v2/orders", "{\"a\":".repeat(33) + "1" + "}".repeat(33));

        assertThat(answer.error()).startsWith("422 40010001 request body format is invalid");
    }

    @Test
    void aFractionOfACentIsRefused() {
        var answer = door.order("{'symbol':'AAPL','qty':'1','side':'buy','type':'limit','time_in_force':'day',"
                + "'limit_price':290.123}");

        assertThat(answer.error()).isEqualTo("422 42210000 invalid limit_price 290.123."
                + " sub-penny increment does not fulfill minimum pricing criteria");
        assertThat(door.desk.commands()).isEmpty();
    }

    @Test
    void anEmptyBodyIsRefused() {
        assertThat(door.post("/v2/orders", "").error()).startsWith("422 40010001 request body format is invalid");
    }

    @Test
    void anOversizedBodyIsRefused() {
        var answer = door.post("/v2/orders", "{\"a\":\"" + "x".repeat(1 << 20) + "\"}");

        assertThat(answer.error()).isEqualTo("413 41310000 request body is larger than 1 MiB");
    }

    @Test
    void oversizedHeadersAreRefusedInJson() {
        var answer = door.send(door.request("/v2/account").header("X-Long", "x".repeat(20_000)));

        assertThat(answer.error()).isEqualTo("431 43110000 the request's headers are larger than 16 KiB");
        assertThat(answer.headers().firstValue("X-Request-ID")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        /v2/orders?status=late                     | 422 40010001 invalid status
        /v2/orders?limit=501                       | 422 40010001 invalid limit: it is a number from 1 to 500
        /v2/orders?limit=many                      | 422 40010001 invalid limit: it is a number from 1 to 500
        /v2/orders?after=yesterday                 | 422 40010001 invalid after: it is a date or an RFC 3339 time
        /v2/orders?direction=up                    | 422 40010001 invalid direction
        /v2/orders?side=hold                       | 422 40010001 invalid side
        /v2/orders?asset_class=wine                | 422 40010001 invalid asset_class
        /v2/orders?after_order_id=x                | 404 40410000 order not found for x
        /v2/orders/00000000-0000-0000-0000-000000000000 | 404 40410000 order not found for 00000000-0000-0000-0000-000000000000
        /v2/orders:by_client_order_id              | 422 40010001 client_order_id is missing
        /v2/orders:by_client_order_id?client_order_id=x | 404 40410000 order not found for x
        /v2/positions/AAPL                         | 404 40410000 position does not exist
        /v2/positions/NOPE                         | 404 40410000 symbol not found: NOPE
        /v2/assets/NOPE                            | 404 40410000 asset not found for NOPE
        /v2/wallets                                | 404 40410000 endpoint not found
        /v2/v2/orders                              | 404 40410000 endpoint not found
        /                                          | 404 40410000 endpoint not found
        /v2/stocks/quotes/latest                   | 400  symbols is required
        /v2/stocks/quotes/latest?symbols=BTC/USD   | 400  invalid symbol: BTC/USD
        /v2/stocks/NOPE/trades/latest              | 404  no trade found for NOPE
        """)
    void aQuestionThatMakesNoSenseIsRefused(String path, String error) {
        assertThat(door.get(path).error()).isEqualTo(error);
    }

    @Test
    void aMethodThatAPathDoesNotKnowIsRefusedWithThoseThatItDoes() {
        var answer = door.send("PUT", "/v2/orders", "{}");

        assertThat(answer.error()).isEqualTo("405 40510000 method not allowed: use POST, GET, DELETE");
        assertThat(answer.headers().firstValue("Allow")).contains("POST, GET, DELETE");
    }

    @Test
    void aClientOrderIdHasAtMost128Characters() {
        var answer = door.order("{'symbol':'AAPL','qty':'1','side':'buy','type':'market','time_in_force':'day',"
                + "'client_order_id':'" + "x".repeat(129) + "'}");

        assertThat(answer.error()).isEqualTo("422 40010001 client_order_id must be no more than 128 characters");
    }

    private static ObjectNode read(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
