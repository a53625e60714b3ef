package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Past quotes and trades, snapshots and order books: three of each at every second from 14:30:00 to 14:30:19. */
class TicksStory {
    private static final Instant FIRST = Instant.parse("2026-03-02T14:30:00Z");

    private OpenDoor door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new OpenDoor(folder);
        var tape = new ArrayList<MarketEvent>();
        for (int i = 0; i < 60; i++) {
            for (String symbol : List.of("AAPL", "BTC/USD")) {
                tape.add(quote(symbol, i));
                tape.add(new Trade(FIRST.plusSeconds(i / 3), new Symbol(symbol), price(100 + i), Quantity.of("2.5")));
            }
        }
        door.market.recorded(tape);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aQuoteAndATradeHaveAllTheirKeys() {
        assertThat(door.get("/v2/stocks/AAPL/quotes?limit=1").json().path("quotes").toString())
                .isEqualTo("[{\"t\":\"2026-03-02T14:30:00Z\",\"ap\":101,\"as\":3,\"bp\":100,\"bs\":2,\"ax\":\" \",\"bx\":\" \",\"c\":[],\"z\":\"C\"}]");
        assertThat(door.get("/v2/stocks/AAPL/trades?limit=1").json().path("trades").toString())
                .isEqualTo("[{\"t\":\"2026-03-02T14:30:00Z\",\"p\":100,\"s\":2,\"i\":1772461800000000,\"x\":\" \",\"c\":[],\"z\":\"C\"}]");
        assertThat(door.get("/v1beta3/crypto/us/trades?limit=1&symbols=BTC/USD").json().path("trades").toString())
                .isEqualTo("{\"BTC/USD\":[{\"t\":\"2026-03-02T14:30:00Z\",\"p\":100,\"s\":2.5,\"i\":1772461800000000,\"tks\":\"-\"}]}");
        assertThat(door.get("/v1beta3/crypto/us/quotes?limit=1&symbols=BTC/USD").json().path("quotes").toString())
                .isEqualTo("{\"BTC/USD\":[{\"t\":\"2026-03-02T14:30:00Z\",\"ap\":101,\"as\":3.5,\"bp\":100,\"bs\":2.5}]}");
    }

    @ParameterizedTest
    @CsvSource({"asc, 7", "desc, 7", "asc, 1", "desc, 2", "asc, 60", "desc, 61", "asc, 59", "desc, 120", "asc, 10000"})
    void pagesTogetherAreTheWholeThoughManyAreOfOneMoment(String sort, int limit) {
        for (String kind : List.of("quotes", "trades")) {
            String asked = "/v1beta3/crypto/us/" + kind + "?symbols=EUR/USD,BTC/USD&sort=" + sort;
            var whole = prices(door.get(asked + "&limit=10000").json().path(kind).path("BTC/USD"));

            var paged = new ArrayList<String>();
            String token = "";
            int pages = 0;
            do {
                var page = door.get(asked + "&limit=" + limit + (token.isEmpty() ? "" : "&page_token=" + token)).json();
                paged.addAll(prices(page.path(kind).path("BTC/USD")));
                token = page.path("next_page_token").isNull() ? "" : page.path("next_page_token").asString();
                pages++;
            } while (!token.isEmpty() && pages < 100);

            assertThat(paged).isEqualTo(whole).hasSize(60).doesNotHaveDuplicates();
            assertThat(pages).isEqualTo((60 + limit - 1) / limit);
        }
    }

    @Test
    void aPageGoesOnFromOneSymbolToTheNext() {
        var first = door.get("/v2/stocks/quotes?symbols=AAPL,ZZZZ&limit=60").json();
        door.market.recorded(List.of(quote("BTC/USD", 0), quote("BTC/USD", 1), quote("EUR/USD", 5)));
        String pairs = "/v1beta3/crypto/us/quotes?symbols=EUR/USD,BTC/USD&limit=2";
        var one = door.get(pairs).json();
        var two = door.get(pairs + "&page_token=" + one.path("next_page_token").asString()).json();

        assertThat(first.path("next_page_token").isNull()).isTrue();
        assertThat(one.path("quotes").propertyNames()).containsExactly("BTC/USD");
        assertThat(two.path("quotes").propertyNames()).containsExactly("EUR/USD");
        assertThat(two.path("next_page_token").isNull()).isTrue();
    }

    @Test
    void startAndEndAreIncluded() {
        String asked = "/v2/stocks/AAPL/trades?start=2026-03-02T14:30:02Z&end=2026-03-02T09:30:03-05:00";

        assertThat(prices(door.get(asked).json().path("trades"))).containsExactly("106", "107", "108", "109", "110", "111");
        assertThat(door.get("/v2/stocks/AAPL/trades?start=2026-03-03").json().path("trades")).isEmpty();
        assertThat(door.get("/v2/stocks/ZZZZ/trades").text()).isEqualTo("{\"trades\":[],\"symbol\":\"ZZZZ\",\"next_page_token\":null}");
    }

    @Test
    void thereNeverWasAnAuctionAndNobodyWritesNews() {
        assertThat(door.get("/v2/stocks/auctions?symbols=AAPL").text()).isEqualTo("{\"auctions\":{},\"next_page_token\":null}");
        assertThat(door.get("/v2/stocks/AAPL/auctions").text()).isEqualTo("{\"auctions\":[],\"symbol\":\"AAPL\",\"next_page_token\":null}");
        assertThat(door.get("/v1beta1/news?symbols=AAPL").text()).isEqualTo("{\"next_page_token\":null,\"news\":[]}");
    }

    @Test
    void aSnapshotHoldsTheLatestOfEverything() {
        door.market.remembers(List.of(minute("AAPL", Duration.ofDays(4), 3), minute("AAPL", Duration.ofHours(1), 5), minute("BTC/USD", Duration.ZERO, 7)));

        var many = door.get("/v2/stocks/snapshots?symbols=AAPL,ZZZZ").json();
        var one = door.get("/v2/stocks/AAPL/snapshot").json();
        var pairs = door.get("/v1beta3/crypto/us/snapshots?symbols=BTC%2FUSD").json();

        assertThat(many.propertyNames()).containsExactly("AAPL");
        assertThat(many.path("AAPL").propertyNames())
                .containsExactly("latestTrade", "latestQuote", "minuteBar", "dailyBar", "prevDailyBar");
        assertThat(many.path("AAPL").path("dailyBar").path("v").asInt()).isEqualTo(5);
        assertThat(many.path("AAPL").path("prevDailyBar").path("t").asString()).as("over a weekend").isEqualTo("2026-02-26T05:00:00Z");
        assertThat(one.path("symbol").asString()).isEqualTo("AAPL");
        assertThat(one.path("latestQuote")).isEqualTo(many.path("AAPL").path("latestQuote"));
        assertThat(pairs.path("snapshots").path("BTC/USD").propertyNames())
                .containsExactly("latestTrade", "latestQuote", "minuteBar", "dailyBar");
    }

    @Test
    void anOrderBookHasOneLevel() {
        assertThat(door.get("/v1beta3/crypto/us/latest/orderbooks?symbols=BTC/USD").text()).isEqualTo(
                "{\"orderbooks\":{\"BTC/USD\":{\"a\":[{\"p\":60010,\"s\":1.5}],\"b\":[{\"p\":60000,\"s\":1.5}],\"t\":\"2026-03-02T15:30:00Z\"}}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/v2/stocks/AAPL/quotes?limit=10001 | 400 invalid limit: larger than the allowed maximum of 10000",
        "/v2/stocks/AAPL/trades?sort=up | 400 invalid sort: it is asc or desc",
        "/v2/stocks/AAPL/trades?page_token=nonsense | 400 invalid page_token",
        "/v2/stocks/AAPL/trades?feed=radio | 400 invalid feed: radio",
        "/v2/stocks/AAPL/quotes/latest?feed=radio | 400 invalid feed: radio",
        "/v2/stocks/quotes | 400 symbols is required",
        "/v2/stocks/trades?symbols=BTC/USD | 400 invalid symbol: BTC/USD",
        "/v2/stocks/auctions?symbols=AAPL&limit=0 | 400 invalid limit: it is a whole number from 1 to 10000",
        "/v1beta3/crypto/us/quotes?symbols=BTCUSD | 400 invalid symbol: BTCUSD does not match ^[A-Z]+x?/[A-Z]+$",
        "/v2/stocks/snapshots | 400 symbols is required",
        "/v2/stocks/ZZZZ/snapshot | 404 no snapshot found for ZZZZ",
        "/v2/stocks/ZZZZ/trades/latest | 404 no trade found for ZZZZ",
        "/v2/stocks/nothing | 404 endpoint not found",
        "/v1beta3/crypto/mars/bars?symbols=BTC/USD | 404 endpoint not found",
    })
    void whatIsWrongIsSaidWithoutACode(String path, String error) {
        var answer = door.get(path);

        assertThat(answer.keys()).containsExactly("message");
        assertThat(answer.status() + " " + answer.says("message")).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1beta3/crypto/us/bars?symbols=BTC/USD&timeframe=1Min, 200", "/v1beta3/crypto/us/quotes?symbols=BTC/USD, 200",
        "/v1beta3/crypto/us/latest/trades?symbols=BTC/USD, 200", "/v1beta3/crypto/us/snapshots?symbols=BTC/USD, 200",
        "/v2/stocks/AAPL/quotes, 401", "/v2/stocks/quotes/latest?symbols=AAPL, 401", "/v2/stocks/nothing, 401", "/v1beta1/news, 401"
    })
    void onlyPairsAreToldWithoutAKey(String path, int status) {
        assertThat(door.send(door.request(path.replace("/USD", "%2FUSD")).GET()).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUFQTA", "QUFQTHwyMDI2LTAzLTAyfDE", "QUFQTHwyMDI2LTAzLTAyVDE0OjMwOjAwWnwtMQ", "QUFQTHwyMDI2LTAzLTAyVDE0OjMwOjAwWnw5OTk5OTk5OTk5"})
    void aTokenThatIsNotOursIsRefused(String token) {
        assertThat(door.get("/v2/stocks/AAPL/trades?page_token=" + token).says("message")).isEqualTo("invalid page_token");
    }

    private static Quote quote(String symbol, int i) {
        return new Quote(FIRST.plusSeconds(i / 3), new Symbol(symbol), price(100 + i), Optional.of(Quantity.of("2.5")),
                price(101 + i), Optional.of(Quantity.of("3.5")));
    }

    private static Summary minute(String symbol, Duration ago, int volume) {
        Instant at = StillMarket.NOW.minus(ago);
        return Summary.of(at, Duration.ofMinutes(1), new Trade(at, new Symbol(symbol), price(100), Quantity.of(volume)));
    }

    private static Price price(int dollars) {
        return Price.of("" + dollars);
    }

    private static List<String> prices(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(one.has("p") ? "p" : "bp").decimalValue().toPlainString())
                .toList();
    }
}
