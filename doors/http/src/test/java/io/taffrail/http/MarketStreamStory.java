package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.web.Json;
import io.taffrail.http.web.MsgPack;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgpack.core.MessagePack;
import org.msgpack.value.MapValue;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** The streams of market data, as a client hears them. */
class MarketStreamStory {
    /** Markouts follow the market as long as the house stands. */
    private static final int OF_THE_HOUSE = 1;

    private static final String CONNECTED = "[{\"T\":\"success\",\"msg\":\"connected\"}]";
    private static final String AUTHENTICATED = "[{\"T\":\"success\",\"msg\":\"authenticated\"}]";
    private static final Instant AT = Instant.parse("2026-03-02T15:30:00.123456789Z");
    private static final Map<String, String> PACKED = Map.of("Content-Type", "application/msgpack");

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
    void aClientIsGreetedShowsItsKeySubscribesAndIsTold() {
        try (var client = new StreamClient(door, "/v2/iex", Map.of())) {
            assertThat(client.hears()).isEqualTo(CONNECTED);
            client.says(auth());
            assertThat(client.hears()).isEqualTo(AUTHENTICATED);
            client.says("{'action':'subscribe','trades':['AAPL'],'quotes':['AAPL','MSFT'],'bars':['*'],'dailyBars':['AAPL']}");
            assertThat(client.hears()).isEqualTo("[{\"T\":\"subscription\",\"trades\":[\"AAPL\"],\"quotes\":[\"AAPL\",\"MSFT\"],\"bars\":[\"*\"],"
                    + "\"updatedBars\":[],\"dailyBars\":[\"AAPL\"],\"statuses\":[],\"lulds\":[],\"corrections\":[\"AAPL\"],\"cancelErrors\":[\"AAPL\"]}]");
            door.market.remembers(List.of(minute("AAPL", 5)));

            tells(quote("AAPL"));
            assertThat(client.hears()).isEqualTo("[{\"T\":\"q\",\"S\":\"AAPL\",\"t\":\"2026-03-02T15:30:00.123456789Z\",\"ap\":190.02,\"as\":3,"
                    + "\"bp\":190,\"bs\":2,\"ax\":\" \",\"bx\":\" \",\"c\":[],\"z\":\"C\"}]");
            tells(trade("AAPL"));
            assertThat(client.hears()).isEqualTo("[{\"T\":\"t\",\"S\":\"AAPL\",\"t\":\"2026-03-02T15:30:00.123456789Z\",\"p\":190.01,\"s\":7,"
                    + "\"i\":1772465400123456,\"x\":\" \",\"c\":[],\"z\":\"C\"}]");
            door.market.tells(listener -> listener.onMinute(minute("AAPL", 5)));
            assertThat(client.hears()).isEqualTo("[{\"T\":\"b\",\"S\":\"AAPL\",\"t\":\"2026-03-02T15:29:00Z\",\"o\":190,\"h\":190,\"l\":190,\"c\":190,"
                    + "\"v\":5,\"n\":1,\"vw\":190},{\"T\":\"d\",\"S\":\"AAPL\",\"t\":\"2026-03-02T05:00:00Z\",\"o\":190,\"h\":190,\"l\":190,\"c\":190,"
                    + "\"v\":5,\"n\":1,\"vw\":190}]");
        }
    }

    @Test
    void whatNobodyAskedForIsNotTold() {
        try (var client = subscribed("/v2/sip", "'quotes':['*']")) {
            tells(trade("AAPL"));
            tells(quote("BTC/USD"));
            tells(quote("NOBODY"));
            client.says("{'action':'unsubscribe','quotes':['*'],'bars':['MSFT']}");
            assertThat(client.hears()).contains("\"subscription\"").contains("\"quotes\":[]");
            tells(quote("AAPL"));
            client.says("{'action':'subscribe','trades':['AAPL']}");

            assertThat(client.hears()).contains("\"subscription\"");
        }
    }

    @Test
    void pairsHaveAStreamOfTheirOwnWithOrderBooks() {
        try (var client = subscribed("/v1beta3/crypto/us", "'orderbooks':['BTC/USD'],'trades':['*']")) {
            assertThat(client.hears()).as("the book that stands").isEqualTo("[{\"T\":\"o\",\"S\":\"BTC/USD\",\"a\":[{\"p\":60010,\"s\":1.5}],"
                    + "\"b\":[{\"p\":60000,\"s\":1.5}],\"t\":\"2026-03-02T15:30:00Z\",\"r\":true}]");
            tells(quote("AAPL"));
            tells(quote("BTC/USD"));
            assertThat(client.hears()).startsWith("[{\"T\":\"o\",\"S\":\"BTC/USD\"");
            tells(trade("BTC/USD"));

            assertThat(client.hears()).isEqualTo("[{\"T\":\"t\",\"S\":\"BTC/USD\",\"t\":\"2026-03-02T15:30:00.123456789Z\",\"p\":190.01,\"s\":7,"
                    + "\"i\":1772465400123456,\"tks\":\"-\"}]");
        }
    }

    @Test
    void newsCanBeSubscribedToThoughNobodyWritesAny() {
        try (var client = new StreamClient(door, "/v1beta1/news", keyHeaders())) {
            assertThat(client.hears()).isEqualTo(CONNECTED);
            assertThat(client.hears()).as("the key came with the headers").isEqualTo(AUTHENTICATED);
            client.says("{'action':'subscribe','news':['*']}");

            assertThat(client.hears()).isEqualTo("[{\"T\":\"subscription\",\"news\":[\"*\"]}]");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "hello | 400 invalid syntax",
        "[] | 400 invalid syntax",
        "{} | 400 invalid syntax",
        "{'action':'sing'} | 400 invalid syntax",
        "{'action':5} | 400 invalid syntax",
        "{'action':'subscribe','quotes':['AAPL']} | 401 not authenticated",
        "{'action':'unsubscribe','quotes':['AAPL']} | 401 not authenticated",
        "{'action':'auth','key':'nobody','secret':'nothing'} | 402 auth failed",
        "{'action':'auth'} | 402 auth failed",
    })
    void aStrangerIsAnsweredInCodes(String message, String error) {
        try (var client = new StreamClient(door, "/v2/iex", Map.of())) {
            assertThat(client.hears()).isEqualTo(CONNECTED);
            client.says(message);

            assertThat(client.hears()).isEqualTo(error(error));
            client.says(auth());
            assertThat(client.hears()).as("it may try again").isEqualTo(AUTHENTICATED);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{'action':'subscribe','quotes':'AAPL'} | 400 invalid syntax",
        "{'action':'subscribe','quotes':[5]} | 400 invalid syntax",
        "{'action':'subscribe','quotes':['']} | 400 invalid syntax",
        "{'action':'subscribe','quotes':['AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA']} | 400 invalid syntax",
        "{'action':'listen'} | 400 invalid syntax",
    })
    void aMalformedSubscriptionChangesNothing(String message, String error) {
        try (var client = subscribed("/v2/iex", "'quotes':['AAPL']")) {
            client.says(message);
            assertThat(client.hears()).isEqualTo(error(error));
            client.says(auth());
            assertThat(client.hears()).isEqualTo(error("403 already authenticated"));
            tells(quote("AAPL"));

            assertThat(client.hears()).contains("\"T\":\"q\"");
        }
    }

    @Test
    void whoShowsNoKeyIsSentAwayAfterTenSeconds() {
        try (var client = new StreamClient(door, "/v2/iex", Map.of())) {
            assertThat(client.hears()).isEqualTo(CONNECTED);
            var answer = client.hears();

            assertThat(answer.equals("nothing") ? client.hears() : answer).isEqualTo(error("404 auth timeout"));
            assertThat(client.hears()).isEqualTo("1008 auth timeout");
        }
    }

    @Test
    void tooManySymbolsAreRefused() {
        try (var client = subscribed("/v2/iex", "'quotes':['AAPL']")) {
            var many = new StringBuilder("'S0'");
            for (int i = 1; i <= 10_000; i++) {
                many.append(",'S").append(i).append('\'');
            }
            client.says("{'action':'subscribe','quotes':[" + many + "]}");

            assertThat(client.hears()).isEqualTo(error("405 symbol limit exceeded"));
        }
    }

    @Test
    void aKeyHasRoomForOneClientOnEachStream() {
        try (var first = subscribed("/v2/iex", "'quotes':['AAPL']")) {
            try (var second = new StreamClient(door, "/v2/sip", keyHeaders())) {
                assertThat(second.hears()).isEqualTo(CONNECTED);
                assertThat(second.hears()).isEqualTo(error("406 connection limit exceeded"));
                assertThat(second.frame()).extracting(StreamClient.Frame::kind, StreamClient.Frame::text)
                        .containsExactly("closed", "1008 connection limit exceeded");
            }
            subscribed("/v1beta3/crypto/us", "'quotes':['*']").close();
            tells(quote("AAPL"));
            assertThat(first.hears()).as("the first goes on").contains("\"T\":\"q\"");
        }
        awaitNoFollowers();
        subscribed("/v2/iex", "'quotes':['AAPL']").close();
    }

    @Test
    void aClientThatFallsBehindIsToldSoAndCutOff() {
        try (var client = subscribed("/v2/iex", "'quotes':['AAPL']")) {
            for (int i = 0; i < 5_000_000 && door.market.followers() > OF_THE_HOUSE; i++) {
                tells(quote("AAPL"));
            }
            awaitNoFollowers();
            var frame = client.frame();
            while (frame.text().contains("\"T\":\"q\"")) {
                frame = client.frame();
            }

            assertThat(frame.text()).isEqualTo(error("407 slow client"));
            assertThat(client.hears()).isEqualTo("1008 slow client");
        }
    }

    @Test
    void whoAsksForMessagePackHearsNothingElse() throws IOException {
        try (var client = new StreamClient(door, "/v2/iex", PACKED)) {
            assertThat(unpacked(client.frame()).toJson()).isEqualTo(CONNECTED);
            client.saysInBinary(MsgPack.bytes(Json.read(auth().replace('\'', '"').getBytes(StandardCharsets.UTF_8))));
            assertThat(unpacked(client.frame()).toJson()).isEqualTo(AUTHENTICATED);
            client.says("{'action':'subscribe','quotes':['AAPL']}");
            assertThat(unpacked(client.frame()).toJson()).contains("\"quotes\":[\"AAPL\"]");
            tells(quote("AAPL"));

            MapValue quote = unpacked(client.frame()).asArrayValue().get(0).asMapValue();
            assertThat(field(quote, "t").asTimestampValue().toInstant()).isEqualTo(AT);
            assertThat(field(quote, "ap").asFloatValue().toDouble()).isEqualTo(190.02);
            assertThat(field(quote, "bp").asNumberValue().toDouble()).isEqualTo(190.0);
            assertThat(field(quote, "as").asIntegerValue().toInt()).isEqualTo(3);
            assertThat(field(quote, "S").asStringValue().asString()).isEqualTo("AAPL");
            client.saysInBinary(new byte[] {(byte) 0xdd, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff});
            assertThat(unpacked(client.frame()).toJson()).isEqualTo(error("400 invalid syntax"));
        }
    }

    private void awaitNoFollowers() {
        for (long end = System.nanoTime() + Duration.ofSeconds(20).toNanos(); door.market.followers() > OF_THE_HOUSE && System.nanoTime() < end;) {
            Thread.onSpinWait();
        }
        assertThat(door.market.followers()).isEqualTo(OF_THE_HOUSE);
    }

    private StreamClient subscribed(String path, String wishes) {
        var client = new StreamClient(door, path, keyHeaders());
        assertThat(client.hears()).isEqualTo(CONNECTED);
        assertThat(client.hears()).isEqualTo(AUTHENTICATED);
        client.says("{'action':'subscribe'," + wishes + "}");
        assertThat(client.hears()).startsWith("[{\"T\":\"subscription\"");
        return client;
    }

    private void tells(Quote quote) {
        door.market.tells(listener -> listener.onQuote(quote));
    }

    private void tells(Trade trade) {
        door.market.tells(listener -> listener.onTrade(trade));
    }

    private Map<String, String> keyHeaders() {
        return Map.of("APCA-API-KEY-ID", door.pair.key().id(), "APCA-API-SECRET-KEY", door.pair.secret().reveal());
    }

    private String auth() {
        return "{'action':'auth','key':'%s','secret':'%s'}".formatted(door.pair.key().id(), door.pair.secret().reveal());
    }

    private static String error(String codeAndMessage) {
        return "[{\"T\":\"error\",\"code\":" + codeAndMessage.substring(0, 3) + ",\"msg\":\"" + codeAndMessage.substring(4) + "\"}]";
    }

    private static Value unpacked(StreamClient.Frame frame) throws IOException {
        assertThat(frame.kind()).isEqualTo("binary");
        try (var unpacker = MessagePack.newDefaultUnpacker(frame.bytes())) {
            return unpacker.unpackValue();
        }
    }

    private static Value field(MapValue map, String name) {
        return map.map().get(ValueFactory.newString(name));
    }

    private static Quote quote(String symbol) {
        return new Quote(AT, new Symbol(symbol), Price.of("190"), Optional.of(Quantity.of("2.5")), Price.of("190.02"),
                Optional.of(Quantity.of("3.5")));
    }

    private static Trade trade(String symbol) {
        return new Trade(AT, new Symbol(symbol), Price.of("190.01"), Quantity.of(7));
    }

    private static Summary minute(String symbol, int volume) {
        Instant start = Instant.parse("2026-03-02T15:29:00Z");
        return Summary.of(start, Duration.ofMinutes(1), new Trade(start, new Symbol(symbol), Price.of("190"), Quantity.of(volume)));
    }
}
