package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Quotes and trades that were written into files come out of the door as they went in, and all that it says is as published. */
class MarketDataStory {

    private static final Instant OPENS = ReplayMarket.OPENS;
    private static final int SECONDS = 3_000;
    private static final String PAIR = "symbols=BTC%2FUSD";
    private static final String SHARES = "symbols=AAPL,MSFT";

    @TempDir
    static Path data;

    @TempDir
    static Path files;

    private static RunningTaffrail server;
    private static Door door;

    @BeforeAll
    static void aMarketOfOneQuoteAndOneTradeASecond() throws IOException {
        var quotes = new ReplayMarket();
        var trades = new ArrayList<>(List.of("time,symbol,price,size"));
        for (var second = 0; second < SECONDS; second++) {
            for (var symbol : List.of("AAPL", "MSFT", "BTC/USD")) {
                quotes.quote(second, symbol, "100." + (10 + second % 80), "7", "101.5", "3");
                trades.add("%s,%s,100.%d,%d".formatted(OPENS.plusSeconds(second).plusMillis(500), symbol, 10 + second % 80, 1 + second % 9));
            }
        }
        var tradeFile = Files.write(files.resolve("tape.trades.csv"), trades);
        server = RunningTaffrail.start(data, "--replay", quotes.write(files, "tape").toString(), tradeFile.toString(), "--speed", "30x");
        door = server.door();
        Waiting.until("two minutes of the replay", Duration.ofSeconds(30),
                () -> door.get("/v2/stocks/AAPL/trades?start=2024-03-06T15:02:05Z").expect(200).json().path("trades").size() > 0);
    }

    @AfterAll
    static void theServerEnds() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void quotesAndTradesComeOutAsTheyWentIn() {
        var span = "&start=2024-03-06T15:00:00Z&end=2024-03-06T15:01:59.999Z&limit=7";
        for (var sort : List.of("", "&sort=desc")) {
            var trades = pages("/v2/stocks/AAPL/trades?" + span + sort, "trades");
            var quotes = pages("/v2/stocks/AAPL/quotes?" + span + sort, "quotes");
            assertThat(trades).hasSize(120);
            assertThat(quotes).hasSize(120);
            for (var i = 0; i < 120; i++) {
                var second = sort.isEmpty() ? i : 119 - i;
                assertThat(trades.get(i).path("t").asString()).isEqualTo(OPENS.plusSeconds(second).plusMillis(500).toString());
                assertThat(trades.get(i).path("s").asInt()).isEqualTo(1 + second % 9);
                assertThat(quotes.get(i).path("t").asString()).isEqualTo(OPENS.plusSeconds(second).toString());
                assertThat(quotes.get(i).path("bp").decimalValue()).isEqualByComparingTo("100." + (10 + second % 80));
            }
        }
    }

    @Test
    void everyAnswerIsAsPublished() {
        var contract = PublishedContract.marketData(specs());
        for (var kind : List.of("quotes", "trades", "bars", "auctions")) {
            var asked = "start=2024-03-06&limit=3" + (kind.equals("bars") ? "&timeframe=1Min" : "");
            good(contract, "/v2/stocks/" + kind, SHARES + "&" + asked);
            good(contract, "/v2/stocks/{symbol}/" + kind, asked);
            if (!kind.equals("auctions")) {
                good(contract, "/v1beta3/crypto/{loc}/" + kind, PAIR + "&" + asked);
            }
        }
        for (var kind : List.of("quotes", "trades", "bars")) {
            good(contract, "/v2/stocks/" + kind + "/latest", SHARES);
            good(contract, "/v2/stocks/{symbol}/" + kind + "/latest", "feed=iex");
            good(contract, "/v1beta3/crypto/{loc}/latest/" + kind, PAIR);
        }
        good(contract, "/v1beta3/crypto/{loc}/latest/orderbooks", PAIR);
        good(contract, "/v1beta3/crypto/{loc}/snapshots", PAIR);
        good(contract, "/v2/stocks/{symbol}/snapshot", "");
        assertThat(good(contract, "/v2/stocks/snapshots", SHARES).path("AAPL").propertyNames())
                .contains("latestTrade", "latestQuote", "minuteBar", "dailyBar");
        good(contract, "/v1beta1/news", "symbols=AAPL");
    }

    @Test
    void whatIsWrongIsAnsweredWithAMessageAlone() {
        for (var path : List.of("/v2/stocks/quotes", "/v2/stocks/AAPL/trades?limit=10001", "/v2/stocks/AAPL/quotes?start=someday",
                "/v1beta3/crypto/us/trades?symbols=BTCUSD", "/v2/stocks/ZZZZ/snapshot", "/v2/stocks/AAPL/nothing")) {
            var answer = door.get(path);
            assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
            assertThat(answer.json().propertyNames()).as(answer.toString()).containsExactly("message");
        }
    }

    @Test
    void theStreamsSpeakTheWordsOfThePublishedShapes() {
        var contract = PublishedContract.marketData(specs());
        var community = MarketStreamContract.in(specs());
        var everything = """
                {"action":"subscribe","trades":["*"],"quotes":["*"],"bars":["*"],"dailyBars":["*"],"updatedBars":["*"]%s}""";
        try (var shares = MarketUpdates.subscribe(door.base(), "/v2/sip", server.keys(), everything.formatted(",\"statuses\":[\"*\"]"));
                var pairs = MarketUpdates.subscribe(door.base(), "/v1beta3/crypto/us", server.keys(), everything.formatted(",\"orderbooks\":[\"*\"]"))) {
            for (var type : List.of("t", "q", "b", "d")) {
                shares.await("a message " + type, message -> message.path("T").asString().equals(type));
                pairs.await("a message " + type, message -> message.path("T").asString().equals(type));
            }
            pairs.await("a book", message -> message.path("T").asString().equals("o"));
            shares.say("{\"action\":\"sing\"}");
            shares.await("an error", message -> message.path("T").asString().equals("error"));

            for (var message : shares.heard()) {
                assertThat(community.faults(message, true)).as(message.toString()).isEmpty();
                assertThat(shapeFaults(contract, "stock", message)).as(message.toString()).isEmpty();
            }
            for (var message : pairs.heard()) {
                assertThat(community.faults(message, false)).as(message.toString()).isEmpty();
                assertThat(shapeFaults(contract, "crypto", message)).as(message.toString()).isEmpty();
            }
            assertThat(shares.heard()).extracting(message -> message.path("S").asString("")).contains("AAPL", "MSFT").doesNotContain("BTC/USD");
            var bar = shares.await("a minute of AAPL", m -> m.path("T").asString().equals("b") && m.path("S").asString().equals("AAPL"));
            var minute = bar.path("t").asString();
            var asked = door.get("/v2/stocks/AAPL/bars?timeframe=1Min&start=" + minute + "&end=" + minute).expect(200).json().path("bars").path(0);
            assertThat(without(bar)).as("the same bar as by request").isEqualTo(asked);
        }
    }

    private static List<String> shapeFaults(PublishedContract contract, String half, JsonNode message) {
        var shape = switch (message.path("T").asString()) {
            case "t" -> "_trade";
            case "q" -> "_quote";
            case "b", "d" -> "_bar";
            case "o" -> "_orderbook";
            default -> "";
        };
        return shape.isEmpty() ? List.of() : contract.faults(half + shape, without(message));
    }

    /** What is left of a message when its kind and its symbol are gone. */
    private static JsonNode without(JsonNode message) {
        return ((ObjectNode) message.deepCopy()).without(List.of("T", "S"));
    }

    private static JsonNode good(PublishedContract contract, String path, String query) {
        var answer = door.get(path.replace("{symbol}", "AAPL").replace("{loc}", "us") + "?" + query).expect(200);
        assertThat(contract.faults("get", path, 200, answer.json())).as(answer.toString()).isEmpty();
        return answer.json();
    }

    private static List<JsonNode> pages(String asked, String kind) {
        var found = new ArrayList<JsonNode>();
        var token = "";
        do {
            var page = door.get(asked + (token.isEmpty() ? "" : "&page_token=" + token)).expect(200).json();
            page.path(kind).forEach(found::add);
            token = page.path("next_page_token").asString("");
        } while (!token.isEmpty() && found.size() < 10_000);
        return found;
    }

    private static Path specs() {
        var folder = PublishedContract.folder();
        assumeTrue(folder.isPresent(), "SKIPPED, nothing proven: ../shared/specs/alpaca is not beside this checkout");
        return folder.orElseThrow();
    }
}
