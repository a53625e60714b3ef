package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Bars that were written into a file come out of the door as they went in, and add up. */
class BarsStory {
    private static final Instant OPENS = ReplayMarket.OPENS;
    private static final int MINUTES = 90;
    private static final String SYMBOL = "BTC/USD";

    @TempDir
    Path data;

    @TempDir
    Path files;

    @Test
    void theBarsOfAReplayAreThoseOfItsFile() throws IOException {
        var lines = new ArrayList<>(List.of("time,symbol,open,high,low,close,volume"));
        for (var minute = 0; minute < MINUTES; minute++) {
            var base = 60000 + minute * 10;
            lines.add("%s,%s,%d,%d,%d,%d,%s".formatted(at(minute), SYMBOL, base, base + 7, base - 3, base + 5, "1.5"));
        }
        try (var server = replayed(lines)) {
            var door = server.door();
            Waiting.until("the replay is over", Duration.ofSeconds(20), () -> bars(door, "1Min", "").size() == MINUTES);

            var all = bars(door, "1Min", "");
            for (var minute = 0; minute < MINUTES; minute++) {
                var base = 60000 + minute * 10;
                assertThat(all.get(minute).toString()).isEqualTo(
                        "{\"t\":\"%s\",\"o\":%d,\"h\":%d,\"l\":%d,\"c\":%d,\"v\":1.5,\"n\":0,\"vw\":%d}".formatted(
                                at(minute).replace(".000Z", "Z"), base, base + 7, base - 3, base + 5, base + 3));
            }
            var hours = bars(door, "1Hour", "");
            assertThat(hours).hasSize(2);
            assertThat(hours.getFirst().path("v").decimalValue()).isEqualByComparingTo("90");
            assertThat(hours.getFirst().path("c").asInt()).isEqualTo(60000 + 59 * 10 + 5);
            assertThat(hours.getLast().path("o").asInt()).isEqualTo(60600);
            assertThat(bars(door, "1Day", "")).hasSize(1);
            assertThat(bars(door, "1Min", "&sort=desc&limit=1").getFirst()).isEqualTo(all.getLast());
        }
    }

    @Test
    void theSyntheticMarketHasAPastFromTheFirstMomentOnAndKeepsIt() {
        try (var server = RunningTaffrail.start(data)) {
            var start = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
            var asked = "/v2/stocks/AAPL/bars?timeframe=1Min&limit=500&start=" + start + "&end=" + start.plus(Duration.ofHours(6));
            var before = server.door().get(asked).expect(200).json().path("bars");
            var days = server.door().get("/v2/stocks/AAPL/bars?timeframe=1Day&start=" + start.minus(Duration.ofDays(7))).expect(200);

            server.kill9();
            server.restart();

            assertThat(before).hasSizeGreaterThan(300);
            assertThat(server.door().get(asked).expect(200).json().path("bars")).isEqualTo(before);
            assertThat(days.json().path("bars")).as("with the one that runs").hasSizeBetween(10, 11);
            assertThat(server.door().get("/v2/stocks/AAPL/bars/latest").expect(200).json().path("bar").path("n").asInt()).isPositive();
        }
    }

    @Test
    void pastBarsAreAsPublished() throws IOException {
        var folder = PublishedContract.folder();
        assumeTrue(folder.isPresent(), "SKIPPED, nothing proven: ../shared/specs/alpaca is not beside this checkout");
        var contract = PublishedContract.marketData(folder.orElseThrow());
        var lines = new ArrayList<>(List.of("time,symbol,open,high,low,close,volume"));
        for (var minute = 0; minute < MINUTES; minute++) {
            for (var symbol : List.of("AAPL", "MSFT", SYMBOL)) {
                lines.add("%s,%s,100.5,101,99.25,100.75,1000".formatted(at(minute), symbol));
            }
        }
        try (var server = replayed(lines)) {
            var door = server.door();
            Waiting.until("the replay is over", Duration.ofSeconds(20), () -> bars(door, "1Min", "").size() == MINUTES);

            for (var timeframe : List.of("1Min", "5T", "1Hour", "1D", "1Week", "3Month")) {
                var asked = "timeframe=" + timeframe + "&start=2024-01-01&limit=3";
                data(contract, "/v2/stocks/bars", door.get("/v2/stocks/bars?symbols=AAPL,MSFT&" + asked).expect(200));
                data(contract, "/v2/stocks/{symbol}/bars", door.get("/v2/stocks/AAPL/bars?" + asked + "&sort=desc").expect(200));
                data(contract, "/v1beta3/crypto/{loc}/bars",
                        door.get("/v1beta3/crypto/us/bars?symbols=BTC%2FUSD&" + asked).expect(200));
            }
            data(contract, "/v2/stocks/{symbol}/bars", door.get("/v2/stocks/ZZZZ/bars?timeframe=1Day").expect(200));
            assertThat(door.get("/v2/stocks/AAPL/bars?timeframe=1Fortnight").expect(400).json())
                    .isEqualTo(Json.read("{\"message\":\"invalid timeframe: 1Fortnight\"}"));
        }
    }

    private RunningTaffrail replayed(List<String> lines) throws IOException {
        var file = Files.write(files.resolve("walk.bars.csv"), lines);
        return RunningTaffrail.start(data, "--replay", file.toString(), "--speed", "max");
    }

    private static void data(PublishedContract contract, String path, Answer answer) {
        assertThat(contract.faults("get", path, answer.status(), answer.json())).as(answer.toString()).isEmpty();
    }

    /** All pages of seven bars, put together. */
    private static List<JsonNode> bars(Door door, String timeframe, String more) {
        var found = new ArrayList<JsonNode>();
        var token = "";
        do {
            var page = door.get("/v1beta3/crypto/us/bars?symbols=BTC%2FUSD&start=2024-03-06&timeframe=" + timeframe
                    + (more.isEmpty() ? "&limit=7" : more) + (token.isEmpty() ? "" : "&page_token=" + token)).expect(200).json();
            page.path("bars").path(SYMBOL).forEach(found::add);
            token = page.path("next_page_token").isNull() || !more.isEmpty() ? "" : page.path("next_page_token").asString();
        } while (!token.isEmpty() && found.size() < 10_000);
        return found;
    }

    private static String at(int minute) {
        return OPENS.plusSeconds(minute * 60L).toString().replace("Z", ".000Z");
    }
}
