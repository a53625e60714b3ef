package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not even an order: refused in Alpaca's words, without a trace in the journal, and the server serves on. */
class MalformedInputStory {

    @TempDir
    static Path data;

    private static RunningTaffrail server;

    private long entriesBefore;

    @BeforeAll
    static void aServerRuns() {
        server = RunningTaffrail.start(data);
        Quote.latest(server.door(), "AAPL");
    }

    @AfterAll
    static void theServerEnds() {
        server.close();
    }

    @BeforeEach
    void theJournalIsCounted() {
        entriesBefore = JournalFile.of(data).entries();
    }

    @AfterEach
    void nothingHasHappened() {
        assertThat(JournalFile.of(data).entries()).as("entries of the journal").isEqualTo(entriesBefore);
        assertThat(server.door().get("/v2/orders?status=all").expect(200).json()).isEmpty();
        assertThat(server.door().get("/v2/positions").expect(200).json()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aBodyThatIsNoOrderIsRefused(String what, byte[] body) {
        var answer = server.door().send("POST", "/v2/orders", BodyPublishers.ofByteArray(body),
                Map.of("Content-Type", "application/json"));

        assertRefused(answer);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                body("nothing", ""),
                body("half an object", "{\"symbol\":\"AAPL\",\"qty\":\"1\""),
                body("an array", "[]"),
                body("a null", "null"),
                body("a text", "\"buy AAPL\""),
                body("a number", "1"),
                body("something behind the object", order("") + " {}"),
                body("a name twice", order(",\"qty\":\"2\"")),
                body("a comment", "/* please */ " + order("")),
                body("single quotes", order("").replace('"', '\'')),
                body("a comma too many", "{\"symbol\":\"AAPL\",}"),
                body("a form", "symbol=AAPL&qty=1&side=buy&type=market&time_in_force=day"),
                body("ten thousand brackets", "[".repeat(10_000)),
                body("ten thousand objects inside each other", "{\"legs\":".repeat(10_000) + "1" + "}".repeat(10_000)),
                body("two megabytes of text", order(",\"subtag\":\"" + "x".repeat(2_000_000) + "\"")),
                body("a number of a hundred thousand digits", order(",\"limit_price\":" + "9".repeat(100_000))),
                body("NaN as a number", order("").replace("\"1\"", "NaN")),
                body("Infinity as a number", order("").replace("\"1\"", "Infinity")),
                body("a plus sign", order("").replace("\"1\"", "+1")),
                body("a leading zero", order("").replace("\"1\"", "01")),
                body("a NUL byte", order("") + "\0"),
                arguments("bytes that are no UTF-8", new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'}),
                arguments("bytes that are no text", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, 3}),
                arguments("UTF-7", "+AHsAfQ-".getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTypes")
    void aFieldOfTheWrongTypeIsRefused(String what, String body) {
        assertRefused(server.door().post("/v2/orders", Json.read(body)));
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of(
                arguments("a symbol that is a number", order("").replace("\"AAPL\"", "17")),
                arguments("a symbol that is null", order("").replace("\"AAPL\"", "null")),
                arguments("a symbol that is a list", order("").replace("\"AAPL\"", "[\"AAPL\"]")),
                arguments("a quantity that is an object", order("").replace("\"1\"", "{}")),
                arguments("a quantity that is a list", order("").replace("\"1\"", "[1]")),
                arguments("a quantity that is true", order("").replace("\"1\"", "true")),
                arguments("a side that is a number", order("").replace("\"buy\"", "1")),
                arguments("a type that is an object", order("").replace("\"market\"", "{\"type\":\"market\"}")),
                arguments("a time in force that is false", order("").replace("\"day\"", "false")),
                arguments("a client order id that is an object", order(",\"client_order_id\":{}")),
                arguments("extended hours that are a text", order(",\"extended_hours\":\"maybe\"")),
                arguments("a limit price that is a list", order(",\"limit_price\":[]")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void aStrangerIsRefused(String what, Map<String, String> headers) {
        try (var door = server.doorOfAStranger(headers)) {
            for (var answer : List.of(door.get("/v2/account"), door.buy("AAPL", "1", "stranger"), door.delete("/v2/orders"),
                    door.delete("/v2/positions"), door.get("/v2/stocks/AAPL/quotes/latest"))) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
                assertThat(answer.text("message")).as(answer.toString()).isNotBlank();
                assertThat(answer.body()).doesNotContain(server.keys().get("APCA_API_SECRET_KEY"));
            }
        }
    }

    static Stream<Arguments> strangers() {
        var id = server.keys().get("APCA_API_KEY_ID");
        var secret = server.keys().get("APCA_API_SECRET_KEY");
        return Stream.of(
                arguments("no keys", Map.of()),
                arguments("an id alone", Map.of("APCA-API-KEY-ID", id)),
                arguments("a secret alone", Map.of("APCA-API-SECRET-KEY", secret)),
                arguments("a wrong secret", Map.of("APCA-API-KEY-ID", id, "APCA-API-SECRET-KEY", secret + "x")),
                arguments("an empty secret", Map.of("APCA-API-KEY-ID", id, "APCA-API-SECRET-KEY", "")),
                arguments("a wrong id", Map.of("APCA-API-KEY-ID", "PKNOBODY", "APCA-API-SECRET-KEY", secret)),
                arguments("id and secret exchanged", Map.of("APCA-API-KEY-ID", secret, "APCA-API-SECRET-KEY", id)),
                arguments("a long secret", Map.of("APCA-API-KEY-ID", id, "APCA-API-SECRET-KEY", "s".repeat(4_000))),
                arguments("an SQL quote", Map.of("APCA-API-KEY-ID", "' OR '1'='1", "APCA-API-SECRET-KEY", "' OR '1'='1")),
                arguments("a bearer of nothing", Map.of("Authorization", "Bearer x")),
                arguments("a wrong basic authorization", Map.of("Authorization", "Basic eDp5")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("places")
    void aPlaceOrAMethodThatIsNotThereIsRefused(String method, String path) {
        assertRefused(server.door().send(method, path, BodyPublishers.ofString("{}"), Map.of()));
    }

    static Stream<Arguments> places() {
        var nobody = "00000000-0000-4000-8000-000000000000";
        return Stream.of(
                arguments("GET", "/v2"), arguments("GET", "/v2/"), arguments("GET", "/v2/nothing"), arguments("GET", "/v3/orders"),
                arguments("GET", "/v2/orders/" + nobody), arguments("DELETE", "/v2/orders/" + nobody),
                arguments("GET", "/v2/orders/not-an-id"), arguments("DELETE", "/v2/orders/not-an-id"), arguments("GET", "/v2/orders/" + "9".repeat(2_000)),
                arguments("GET", "/v2/orders:by_client_order_id?client_order_id=nobody"), arguments("GET", "/v2/orders:by_client_order_id"),
                arguments("GET", "/v2/positions/AAPL"), arguments("DELETE", "/v2/positions/AAPL"), arguments("GET", "/v2/positions/ZZZZZZ"),
                arguments("GET", "/v2/assets/ZZZZZZ"), arguments("GET", "/v2/assets/" + nobody), arguments("GET", "/v2/assets/BTC%2FNOTHING"),
                arguments("GET", "/v2/orders/..%2f..%2fetc%2fpasswd"),
                arguments("PUT", "/v2/orders"), arguments("POST", "/v2/account"), arguments("DELETE", "/v2/account"), arguments("POST", "/v2/positions"),
                arguments("PUT", "/v2/positions/AAPL"), arguments("POST", "/v2/clock"), arguments("BREW", "/v2/orders"), arguments("TRACE", "/v2/orders"));
    }

    /** An error about market data has a message and no code. */
    @Test
    void aPriceOfNothingIsRefused() {
        for (var path : List.of("/v2/stocks/ZZZZZZ/quotes/latest", "/v1beta3/crypto/us/latest/quotes", "/v2/stocks/quotes/latest")) {
            var answer = server.door().get(path);
            assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
            assertThat(answer.text("message")).as(answer.toString()).isNotBlank();
        }
    }

    @ParameterizedTest(name = "GET {0}")
    @MethodSource("queries")
    void aQueryThatMakesNoSenseIsRefused(String path) {
        assertRefused(server.door().get(path));
    }

    static Stream<String> queries() {
        return Stream.of("/v2/orders?status=sideways", "/v2/orders?limit=many", "/v2/orders?limit=-1", "/v2/orders?limit=99999999999999999999",
                "/v2/orders?after=yesterday", "/v2/orders?until=2024-13-45", "/v2/orders?direction=sideways", "/v2/orders?nested=perhaps",
                "/v2/orders?after_order_id=not-an-id", "/v2/orders?side=sideways", "/v2/assets?status=sideways", "/v2/assets?asset_class=sideways");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void whatIsHardlyHttpIsRefused(String what, String bytes) {
        var answer = RawHttp.send(server.door().base(), bytes);

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.body()).as("a stack trace in the answer").doesNotContain("\tat ").doesNotContain("Exception");
    }

    static Stream<Arguments> conversations() {
        var keys = "Host: x\r\nConnection: close\r\nAPCA-API-KEY-ID: " + server.keys().get("APCA_API_KEY_ID")
                + "\r\nAPCA-API-SECRET-KEY: " + server.keys().get("APCA_API_SECRET_KEY") + "\r\n";
        return Stream.of(
                arguments("no HTTP at all", "good morning\r\n\r\n"),
                arguments("a request line of garbage", "GET \u0001\u0002 HTTP/1.1\r\n" + keys + "\r\n"),
                arguments("a broken escape in the path", "GET /v2/orders/%zz HTTP/1.1\r\n" + keys + "\r\n"),
                arguments("a broken escape in the query", "GET /v2/orders?status=%zz HTTP/1.1\r\n" + keys + "\r\n"),
                arguments("an address of a hundred kilobytes", "GET /v2/orders?symbols=" + "A".repeat(100_000) + " HTTP/1.1\r\n" + keys + "\r\n"),
                arguments("a header of a hundred kilobytes", "GET /v2/orders HTTP/1.1\r\n" + keys + "X-Large: " + "x".repeat(100_000) + "\r\n\r\n"),
                arguments("ten thousand headers", "GET /v2/orders HTTP/1.1\r\n" + keys + "X-Many: x\r\n".repeat(10_000) + "\r\n"),
                arguments("a negative length", "POST /v2/orders HTTP/1.1\r\n" + keys + "Content-Length: -5\r\n\r\n"),
                arguments("a length that is no number", "POST /v2/orders HTTP/1.1\r\n" + keys + "Content-Length: five\r\n\r\n"),
                arguments("two lengths", "POST /v2/orders HTTP/1.1\r\n" + keys + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
                arguments("a length and chunks", "POST /v2/orders HTTP/1.1\r\n" + keys + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                arguments("a chunk that is no number", "POST /v2/orders HTTP/1.1\r\n" + keys + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"),
                arguments("a traversal", "GET /v2/../../etc/passwd HTTP/1.1\r\n" + keys + "\r\n"),
                arguments("no host", "GET /v2/account HTTP/1.1\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void theServerStillServes() {
        assertThat(server.door().get("/v2/account").expect(200).text("status")).isEqualTo("ACTIVE");
        assertThat(server.door().get("/health/ready").status()).isEqualTo(200);
        assertThat(server.said()).as("the server's own words").doesNotContain("\tat io.taffrail");
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.json().path("message").isString()).as(answer.toString()).isTrue();
        assertThat(answer.text("message")).as(answer.toString()).isNotBlank();
        assertThat(answer.json().path("code").isIntegralNumber()).as("code of " + answer).isTrue();
    }

    private static Arguments body(String what, String text) {
        return arguments(what, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A good order with something more, which makes it a bad one. */
    private static String order(String more) {
        return "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"" + more + "}";
    }
}
