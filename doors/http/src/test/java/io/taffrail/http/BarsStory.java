package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
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
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Past bars: one trade a minute at 100, 101, 102 … from 14:30 to 15:29, and one longer bar. */
class BarsStory {
    private static final Instant FIRST = Instant.parse("2026-03-02T14:30:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String AAPL = "/v2/stocks/AAPL/bars?timeframe=";

    private OpenDoor door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new OpenDoor(folder);
        var past = new ArrayList<Summary>();
        for (String symbol : List.of("AAPL", "BTC/USD")) {
            IntStream.range(0, 60).forEach(minute -> past.add(minute(symbol, minute)));
        }
        door.market.remembers(past);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aMinutesBarHasEveryKeyAsANumber() {
        var bars = door.get(AAPL + "1Min&limit=1");

        assertThat(bars.text()).isEqualTo("{\"bars\":[{\"t\":\"2026-03-02T14:30:00Z\",\"o\":100,\"h\":100,\"l\":100,\"c\":100,"
                + "\"v\":10,\"n\":1,\"vw\":100}],\"symbol\":\"AAPL\",\"next_page_token\":\"" + bars.says("next_page_token") + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "1Min, 60, 14:30", "1T, 60, 14:30", "5Min, 12, 14:30", "7Min, 9, 14:28", "59Min, 2, 13:46", "1Hour, 2, 14:00",
        "4H, 1, 12:00", "23Hour, 1, 00:00"
    })
    void minutesAndHoursAreCountedFromMidnight(String timeframe, int count, String first) {
        var bars = door.get(AAPL + timeframe + "&start=2026-03-02T00:00:00Z").json().path("bars");

        assertThat(bars).hasSize(count);
        assertThat(bars.path(0).path("t").asString()).isEqualTo("2026-03-02T" + first + ":00Z");
    }

    @Test
    void aLongerBarAddsUpItsMinutes() {
        var bar = door.get(AAPL + "5Min&start=2026-03-02T14:35:00Z&limit=1").json().path("bars").path(0);

        assertThat(bar.toString()).isEqualTo(
                "{\"t\":\"2026-03-02T14:35:00Z\",\"o\":105,\"h\":109,\"l\":105,\"c\":109,\"v\":50,\"n\":5,\"vw\":107}");
    }

    @ParameterizedTest
    @CsvSource({
        "1Day, 2026-03-02T05:00:00Z, 2026-03-02T00:00:00Z", "1W, 2026-03-02T05:00:00Z, 2026-03-02T00:00:00Z",
        "1Month, 2026-03-01T05:00:00Z, 2026-03-01T00:00:00Z", "3M, 2026-01-01T05:00:00Z, 2026-01-01T00:00:00Z",
        "12Month, 2026-01-01T05:00:00Z, 2026-01-01T00:00:00Z"
    })
    void daysAndMoreBeginWhereTheInstrumentTrades(String timeframe, String inNewYork, String inUtc) {
        var shares = door.get(AAPL + timeframe + "&start=2026-01-01").json().path("bars");
        var pairs = door.get("/v1beta3/crypto/us/bars?symbols=BTC%2FUSD&start=2026-01-01&timeframe=" + timeframe)
                .json().path("bars").path("BTC/USD");

        assertThat(times(shares)).containsExactly(inNewYork);
        assertThat(times(pairs)).containsExactly(inUtc);
        assertThat(pairs.path(0).path("n").asInt()).as("a bar that still runs").isEqualTo(60);
    }

    @Test
    void aBarThatIsLongerThanAskedIsLeftOut() {
        door.market.remembers(List.of(minute("AAPL", 0).during(FIRST, Duration.ofMinutes(390))));

        assertThat(door.get(AAPL + "1Hour").json().path("bars")).isEmpty();
        assertThat(door.get(AAPL + "1Day").json().path("bars")).hasSize(1);
    }

    @Test
    void startAndEndAreIncludedAndADateIsAllOfItsDay() {
        assertThat(times(door.get(AAPL + "1Min&start=2026-03-02T14:31:00Z&end=2026-03-02T09:33:00-05:00").json().path("bars")))
                .containsExactly("2026-03-02T14:31:00Z", "2026-03-02T14:32:00Z", "2026-03-02T14:33:00Z");
        assertThat(door.get(AAPL + "1Min&start=2026-03-02&end=2026-03-02").json().path("bars")).hasSize(60);
        assertThat(door.get(AAPL + "1Min&start=2026-03-03").json().path("bars")).isEmpty();
        assertThat(door.get(AAPL + "1Min&end=2026-03-02T14:31:30Z").json().path("bars")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"asc, 7", "desc, 7", "asc, 60", "desc, 120", "asc, 1", "desc, 10000"})
    void pagesTogetherAreTheWholeAndNeverOverlap(String sort, int limit) {
        String asked = "/v2/stocks/bars?symbols=MSFT,AAPL&timeframe=1Min&sort=" + sort;
        door.market.remembers(IntStream.range(0, 120)
                .mapToObj(i -> minute(i < 60 ? "AAPL" : "EUR/USD", i % 60)).toList());
        var whole = times(door.get(asked + "&limit=10000").json().path("bars").path("AAPL"));

        var paged = new ArrayList<String>();
        String token = "";
        int pages = 0;
        do {
            var page = door.get(asked + "&limit=" + limit + (token.isEmpty() ? "" : "&page_token=" + token)).json();
            paged.addAll(times(page.path("bars").path("AAPL")));
            token = page.path("next_page_token").isNull() ? "" : page.path("next_page_token").asString();
            pages++;
        } while (!token.isEmpty() && pages < 100);

        assertThat(paged).isEqualTo(whole).hasSize(60);
        assertThat(pages).isEqualTo((60 + limit - 1) / limit);
    }

    @Test
    void theLimitIsOfAllSymbolsTogetherAndTheFirstComesFirst() {
        door.market.remembers(IntStream.range(0, 120)
                .mapToObj(i -> minute(i < 60 ? "BTC/USD" : "EUR/USD", i % 60)).toList());
        String asked = "/v1beta3/crypto/us/bars?symbols=EUR/USD,BTC/USD&timeframe=1Min&limit=";

        var first = door.get(asked + "59").json();
        var second = door.get(asked + "2&page_token=" + first.path("next_page_token").asString()).json();
        var exact = door.get(asked + "120").json();

        assertThat(first.path("bars").propertyNames()).containsExactly("BTC/USD");
        assertThat(second.path("bars").propertyNames()).containsExactly("BTC/USD", "EUR/USD");
        assertThat(exact.path("next_page_token").isNull()).isTrue();
    }

    @Test
    void aSymbolWithoutBarsIsNoError() {
        assertThat(door.get("/v2/stocks/bars?symbols=AAPL,ZZZZ&timeframe=1Day").json().path("bars").propertyNames())
                .containsExactly("AAPL");
        assertThat(door.get("/v2/stocks/ZZZZ/bars?timeframe=1Day").text())
                .isEqualTo("{\"bars\":[],\"symbol\":\"ZZZZ\",\"next_page_token\":null}");
        assertThat(door.get("/v1beta3/crypto/us/bars?symbols=DOGE/USD&timeframe=1Day").text())
                .isEqualTo("{\"bars\":{},\"next_page_token\":null}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/v2/stocks/AAPL/bars | timeframe is required",
        "/v2/stocks/AAPL/bars?timeframe=60Min | invalid timeframe: 60Min",
        "/v2/stocks/AAPL/bars?timeframe=0Min | invalid timeframe: 0Min",
        "/v2/stocks/AAPL/bars?timeframe=24Hour | invalid timeframe: 24Hour",
        "/v2/stocks/AAPL/bars?timeframe=2Day | invalid timeframe: 2Day",
        "/v2/stocks/AAPL/bars?timeframe=5Month | invalid timeframe: 5Month",
        "/v2/stocks/AAPL/bars?timeframe=minute | invalid timeframe: minute",
        "/v2/stocks/AAPL/bars?timeframe=1Min&limit=10001 | invalid limit: larger than the allowed maximum of 10000",
        "/v2/stocks/AAPL/bars?timeframe=1Min&limit=0 | invalid limit: it is a whole number from 1 to 10000",
        "/v2/stocks/AAPL/bars?timeframe=1Min&limit=ten | invalid limit: it is a whole number from 1 to 10000",
        "/v2/stocks/AAPL/bars?timeframe=1Min&sort=up | invalid sort: it is asc or desc",
        "/v2/stocks/AAPL/bars?timeframe=1Min&start=yesterday | invalid start: yesterday is neither an RFC 3339 time nor a date like 2026-11-20",
        "/v2/stocks/AAPL/bars?timeframe=1Min&end=2026-13-01 | invalid end: 2026-13-01 is neither an RFC 3339 time nor a date like 2026-11-20",
        "/v2/stocks/AAPL/bars?timeframe=1Min&start=2026-03-02T15:00:00Z&end=2026-03-02T14:00:00Z | end should not be before start",
        "/v2/stocks/AAPL/bars?timeframe=1Min&page_token=nonsense | invalid page_token",
        "/v2/stocks/AAPL/bars?timeframe=1Min&adjustment=none | invalid adjustment: it is raw, split, dividend, spin-off or all",
        "/v2/stocks/AAPL/bars?timeframe=1Min&feed=radio | invalid feed: radio",
        "/v2/stocks/AAPL/bars?timeframe=1Min&currency=EUR | invalid currency: prices are in USD, not in EUR",
        "/v2/stocks/bars?timeframe=1Min | symbols is required",
        "/v2/stocks/bars?timeframe=1Min&symbols=BTC/USD | invalid symbol: BTC/USD",
        "/v1beta3/crypto/us/bars?timeframe=1Min&symbols=BTCUSD | invalid symbol: BTCUSD does not match ^[A-Z]+x?/[A-Z]+$",
        "/v1beta3/crypto/us/bars?timeframe=1Min&symbols=a/b | invalid symbol: a/b does not match ^[A-Z]+x?/[A-Z]+$",
    })
    void whatIsWrongIsSaid(String path, String message) {
        var answer = door.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.keys()).containsExactly("message");
        assertThat(answer.says("message")).isEqualTo(message);
    }

    private static Summary minute(String symbol, int minute) {
        Instant at = FIRST.plusSeconds(minute * 60L);
        return Summary.of(at, MINUTE, new Trade(at, new Symbol(symbol), Price.of("" + (100 + minute)), Quantity.of(10)));
    }

    private static List<String> times(JsonNode bars) {
        return StreamSupport.stream(bars.spliterator(), false).map(bar -> bar.path("t").asString()).toList();
    }
}
