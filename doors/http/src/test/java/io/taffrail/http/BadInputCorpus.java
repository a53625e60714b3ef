package io.taffrail.http;

import io.taffrail.http.web.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * More than a thousand requests that make no sense, each with a name. They are reckoned from tables, so that what is bad
 * about each can be read here: what may not stand in a field, what is no body, what cannot be asked.
 */
final class BadInputCorpus {
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    /** Of the wrong kind wherever a text or a number is due. */
    private static final List<String> OF_NO_KIND = List.of("true", "false", "[]", "[1]", "[\"AAPL\"]", "{}", "{\"a\":1}", "[[[]]]");
    private static final List<String> NO_NUMBER = List.of(
            "\"one\"", "\"NaN\"", "\"Infinity\"", "\"-Infinity\"", "\"1,000\"", "\"1_000\"", "\"0x10\"", "\"1f\"", "\"1d\"", "\"1L\"",
            "\"$1\"", "\"1 2\"", "\"1.2.3\"", "\"--1\"", "\"1e\"", "\"1e999999999\"", "\"1e-999999999\"", "\"\\u0661\"", "\"\\uff11\"",
            "\"\\u00bd\"", "\"1\\u0000\"", "\" \"", "\".\"", "\"-\"", "\"+\"", "\"1/2\"", "\"null\"", "\"9999999999999999999999\"",
            "\"0.00000000000000000000001\"", "1e400", "1e9999999999", "1e-9999999999",
            "9999999999999999999999", "0.00000000000000000000001");
    private static final List<String> NOT_POSITIVE = List.of("0", "-1", "\"0\"", "\"-0\"", "\"0.0\"", "\"-0.01\"", "-0.0", "\"-1e3\"");
    private static final List<String> NO_WORD = List.of(
            "1", "0", "-1.5", "\"nonsense\"", "\"BUY SELL\"", "\"\\u0000\"", "\"buy\\u0000\"", "\"\\ud800\"", "\"\\u202eyub\"",
            "\"b\\u0443y\"", "\"'; DROP TABLE orders; --\"", "\"<script>alert(1)</script>\"", "\"../../etc/passwd\"", "\"${jndi:x}\"",
            "\"%s%n\"", "\"{{strategy.order.action}}\"", "\" \"", "\"" + "x".repeat(300) + "\"");
    private static final List<String> NO_TIME = List.of(
            "1", "\"tomorrow\"", "\"2026-02-30T00:00:00Z\"", "\"2026-13-01T00:00:00Z\"", "\"2026-03-03\"", "\"2026-03-03T25:00:00Z\"",
            "\"2026-03-03T00:00:00\"", "\"2026-03-03T00:00:60Z\"", "\"+1000000000-01-01T00:00:00Z\"", "\"1772496000\"",
            "\"2026-03-03T00:00:00+25:00\"", "\"0000-00-00T00:00:00Z\"");
    private static final List<String> NO_TRUTH = List.of("1", "0", "\"true\"", "\"yes\"", "\"\"", "[]", "{}", "[true]");
    private static final List<String> NO_EXIT = List.of(
            "1", "true", "\"100\"", "[]", "[1]", "{\"limit_price\":\"one\"}", "{\"limit_price\":-1}", "{\"stop_price\":\"0\"}", "{\"a\":1}");

    /** What is no JSON, or no object. */
    private static final List<String> NO_BODY = List.of(
            "{", "}", "[", "]", "[]", "[{}]", "null", "true", "0", "1e5", "\"text\"", "NaN", "Infinity", "undefined", "{]", "{\"a\"}",
            "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\":1 \"b\":2}", "{'a':1}", "{a:1}", "{\"a\":01}", "{\"a\":+1}", "{\"a\":.5}",
            "{\"a\":1.}", "{\"a\":0x1}", "{\"a\":1e9999999999}", "{\"a\":1e-9999999999}", "{\"a\":NaN}", "{\"a\":\"\\x41\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\n\"}", "{\"a\":\"\t\"}",
            "{\"a\":1,\"a\":2}", "{}{}", "{} x", "/* */ {}", "{\"a\":1}//", "a=1&b=2", "<order/>", "---\na: 1", "\u0000",
            "{\"a\":" + "[".repeat(5_000), "{\"a\":".repeat(40) + "1" + "}".repeat(40), "{\"a\":" + "9".repeat(60) + "}",
            "{\"" + "k".repeat(300) + "\":1}");
    /** Where a body that is no object is refused before anything else. */
    private static final List<String> TAKING_BODIES = List.of(
            "POST /v2/orders", "PATCH /v2/orders/" + UNKNOWN, "POST /v2/watchlists", "PUT /v2/watchlists/" + UNKNOWN,
            "POST /v2/watchlists/" + UNKNOWN, "PATCH /v2/account/configurations", "POST /api/v1/signals", "POST /api/v1/strategies",
            "POST /api/v1/hooks", "POST /api/v1/rebalance", "POST /api/v1/rules", "POST /api/v1/risk/test", "POST /api/v1/halt",
            "POST /api/v1/positions/AAPL/protect", "POST /api/v1/orders/" + UNKNOWN + "/resolve");

    private static final List<String> NO_COUNT = List.of("0", "-1", "501000", "1.5", "many", "1e3", "99999999999999999999", "%00", "0x10");
    private static final List<String> NO_MOMENT = List.of(
            "yesterday", "2026-02-30", "2026-13-01", "2026-03-02T25:00:00Z", "%2B1000000000-01-01T00:00:00Z", "12345678901234567890", "%00",
            "2026-03-02T10:00:00%2B99:00");
    private static final List<String> NO_NAME = List.of("nonsense", "%00", "-1", "all,closed", "%E2%80%AE", "x".repeat(300));
    private static final List<String> NO_ESCAPE = List.of("%", "%Z", "%ZZ", "%1", "a%G0", "%%%", "%u0041");

    private static final Map<String, String> MARKET = order("'qty':'1','type':'market'");
    private static final Map<String, String> NOTIONAL = order("'notional':'50','type':'market'");
    private static final Map<String, String> LIMIT = order("'qty':'1','type':'limit','limit_price':'9'");
    private static final Map<String, String> STOP = order("'qty':'1','type':'stop','stop_price':'900'");
    private static final Map<String, String> TRAIL_PRICE = order("'qty':'1','type':'trailing_stop','trail_price':'1'");
    private static final Map<String, String> TRAIL_PERCENT = order("'qty':'1','type':'trailing_stop','trail_percent':'1'");
    private static final Map<String, String> GTD =
            order("'qty':'1','type':'limit','limit_price':'9','time_in_force':'gtd','expire_time':'2026-03-04T15:30:00Z'");
    private static final Map<String, String> BRACKET = order("'qty':'1','type':'market','order_class':'bracket',"
            + "'take_profit':{'limit_price':'900'},'stop_loss':{'stop_price':'9'}");

    private BadInputCorpus() {}

    /** A request, and what is wrong with it. */
    record Bad(String name, String method, String path, String body) {}

    static List<Bad> all() {
        return Stream.of(orders(), bodies(), questions(), paths()).flatMap(List::stream).toList();
    }

    private static List<Bad> orders() {
        var bad = new ArrayList<Bad>();
        fields(bad, "symbol", MARKET, NO_WORD, OF_NO_KIND, List.of("null", "\"\"", "\"/\"", "\"NOPE\"", "\"AAPL/USD\"", "\"\\n\""));
        fields(bad, "qty", MARKET, NO_NUMBER, NOT_POSITIVE, OF_NO_KIND, List.of("null", "\"\"", "\"1.0000000001\""));
        fields(bad, "notional", NOTIONAL, NO_NUMBER, NOT_POSITIVE, OF_NO_KIND, List.of("null", "\"\"", "\"1.0000000001\""));
        fields(bad, "side", MARKET, NO_WORD, OF_NO_KIND, List.of("null", "\"\"", "\"BUY\"", "\"Buy\"", "\"hold\"", "\"short\""));
        fields(bad, "type", MARKET, NO_WORD, OF_NO_KIND, List.of("\"MARKET\"", "\"stoplimit\"", "\"limit\"", "\"stop\""));
        fields(bad, "time_in_force", MARKET, NO_WORD, OF_NO_KIND, List.of("\"DAY\"", "\"gtd\"", "\"forever\""));
        fields(bad, "limit_price", LIMIT, NO_NUMBER, NOT_POSITIVE, OF_NO_KIND, List.of("null", "\"\"", "\"290.123\""));
        fields(bad, "stop_price", STOP, NO_NUMBER, NOT_POSITIVE, OF_NO_KIND, List.of("null", "\"\"", "\"900.123\""));
        fields(bad, "trail_price", TRAIL_PRICE, NO_NUMBER, NOT_POSITIVE, OF_NO_KIND, List.of("null", "\"\""));
        fields(bad, "trail_percent", TRAIL_PERCENT, NO_NUMBER, NOT_POSITIVE, OF_NO_KIND, List.of("null", "\"100\"", "\"0.05\"", "\"1000\""));
        fields(bad, "client_order_id", MARKET, OF_NO_KIND, List.of("1", "\"\\u0000\"", "\"a\\nb\"", "\"" + "x".repeat(129) + "\""));
        fields(bad, "expire_time", GTD, NO_TIME, OF_NO_KIND, List.of("null", "\"\"", "\"2020-01-01T00:00:00Z\""));
        fields(bad, "extended_hours", MARKET, NO_TRUTH);
        fields(bad, "post_only", LIMIT, NO_TRUTH);
        fields(bad, "reduce_only", LIMIT, NO_TRUTH);
        fields(bad, "order_class", MARKET, NO_WORD, OF_NO_KIND, List.of("\"mleg\"", "\"basket\"", "\"bracket\"", "\"oco\"", "\"oto\""));
        fields(bad, "position_intent", MARKET, NO_WORD, OF_NO_KIND, List.of("\"buy_to_close\"", "\"sell_to_open\"", "\"BUY_TO_OPEN\""));
        fields(bad, "take_profit", BRACKET, NO_EXIT, List.of("null", "{}", "{\"limit_price\":{}}", "{\"limit_price\":\"1\"}"));
        fields(bad, "stop_loss", BRACKET, NO_EXIT, List.of("null", "{}", "{\"stop_price\":{}}", "{\"stop_price\":\"9999\"}"));
        return bad;
    }

    @SafeVarargs
    private static void fields(List<Bad> bad, String field, Map<String, String> good, List<String>... values) {
        for (List<String> some : values) {
            for (String value : some) {
                var changed = new LinkedHashMap<>(good);
                changed.put(field, value);
                bad.add(new Bad("an order whose " + field + " is " + brief(value), "POST", "/v2/orders", text(changed)));
            }
        }
    }

    private static List<Bad> bodies() {
        return TAKING_BODIES.stream().flatMap(route -> NO_BODY.stream().map(body -> {
            int space = route.indexOf(' ');
            return new Bad(route + " with the body " + brief(body), route.substring(0, space), route.substring(space + 1), body);
        })).toList();
    }

    private static List<Bad> questions() {
        var bad = new ArrayList<Bad>();
        asked(bad, "/v2/orders", "limit", NO_COUNT);
        asked(bad, "/v2/orders", "after", NO_MOMENT);
        asked(bad, "/v2/orders", "until", NO_MOMENT);
        asked(bad, "/v2/orders", "status", NO_NAME);
        asked(bad, "/v2/orders", "direction", NO_NAME);
        asked(bad, "/v2/orders", "side", NO_NAME);
        asked(bad, "/v2/orders", "nested", NO_NAME);
        asked(bad, "/v2/account/activities", "page_size", NO_COUNT);
        asked(bad, "/v2/account/activities", "after", NO_MOMENT);
        asked(bad, "/v2/account/activities", "activity_types", NO_NAME);
        asked(bad, "/v2/calendar", "start", NO_MOMENT);
        asked(bad, "/v2/account/portfolio/history", "timeframe", NO_NAME);
        asked(bad, "/v2/account/portfolio/history", "period", NO_NAME);
        asked(bad, "/v2/stocks/AAPL/bars", "timeframe", NO_NAME);
        asked(bad, "/v2/stocks/AAPL/trades", "limit", NO_COUNT);
        asked(bad, "/v2/stocks/AAPL/quotes", "start", NO_MOMENT);
        asked(bad, "/v2/stocks/AAPL/trades", "page_token", NO_NAME);
        asked(bad, "/v2/events/trades", "since", NO_MOMENT);
        asked(bad, "/v2/events/trades", "since_id", NO_NAME);
        asked(bad, "/api/v1/performance", "from", NO_MOMENT);
        return bad;
    }

    private static void asked(List<Bad> bad, String path, String parameter, List<String> values) {
        values.forEach(value -> bad.add(
                new Bad("GET " + path + " with " + parameter + "=" + brief(value), "GET", path + "?" + parameter + "=" + value, "")));
    }

    private static List<Bad> paths() {
        return NO_NAME.stream().flatMap(name -> Stream.of(
                "/v2/orders/", "/v2/positions/", "/v2/assets/", "/v2/watchlists/", "/v2/", "/api/v1/signals/", "/api/v1/strategies/",
                "/api/v1/hooks/").map(folder -> new Bad("GET " + folder + brief(name), "GET", folder + name, ""))).toList();
    }

    /** Broken escapes, which only a client that writes its own bytes sends. */
    static List<String> brokenTargets() {
        return NO_ESCAPE.stream().flatMap(escape -> Stream.of("/v2/orders?symbols=" + escape, "/v2/orders/" + escape)).toList();
    }

    private static Map<String, String> order(String fields) {
        var body = Json.read(("{" + (fields.contains("time_in_force") ? "" : "'time_in_force':'day',")
                + "'symbol':'AAPL','side':'buy'," + fields + "}").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        var order = new LinkedHashMap<String, String>();
        body.properties().forEach(field -> order.put(field.getKey(), field.getValue().toString()));
        return order;
    }

    private static String text(Map<String, String> order) {
        return order.entrySet().stream().map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String brief(String value) {
        if (value.length() > 60) {
            return value.substring(0, 40) + "… of " + value.length() + " characters, " + Integer.toHexString(value.hashCode());
        }
        return value.chars().mapToObj(c -> c >= ' ' && c < 127 ? Character.toString(c) : "<U+" + Integer.toHexString(c) + ">")
                .collect(Collectors.joining());
    }
}
