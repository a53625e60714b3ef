package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.NewYorkEquities;
import io.taffrail.model.instrument.RoundTheClock;
import io.taffrail.model.instrument.TradingCalendar;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.DeskEvent.MarksChanged;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Input;
import io.taffrail.model.market.Mark;
import io.taffrail.model.value.Price;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What an account was worth: 10 AAPL are bought at 190 on a Monday, marked at 200 then, at 210 on Tuesday; 190 now. */
class PortfolioStory {
    private static final String PATH = "/v2/account/portfolio/history";
    private static final Instant TUESDAY = Instant.parse("2026-03-03T15:02:30Z");

    @TempDir
    Path folder;

    @Test
    void daysAreReckonedFromTheBaseValue() throws IOException {
        try (var door = on(Instant.parse("2026-03-04T16:00:00Z"), new NewYorkEquities())) {
            var history = history(door, "");

            assertThat(history.path("timeframe").asString()).isEqualTo("1D");
            assertThat(numbers(history, "timestamp")).containsExactly("1772496000", "1772582400", "1772668800");
            assertThat(numbers(history, "equity")).containsExactly("100100", "100200", "100000");
            assertThat(numbers(history, "profit_loss")).containsExactly("100", "200", "0");
            assertThat(numbers(history, "profit_loss_pct")).containsExactly("0.001", "0.002", "0");
            assertThat(history.path("base_value").isNumber()).isTrue();
            assertThat(history.path("base_value").decimalValue()).hasToString("100000");
            assertThat(history.has("base_value_asof")).as("there was no day before").isFalse();
            assertThat(history.path("cashflow").isObject()).isTrue();
        }
    }

    @Test
    void aLaterSpanHasTheEquityOfTheDayBeforeForItsBase() throws IOException {
        try (var door = on(Instant.parse("2026-03-04T16:00:00Z"), new NewYorkEquities())) {
            var history = history(door, "?start=2026-03-03T15:00:00Z&timeframe=1D");

            assertThat(numbers(history, "equity")).containsExactly("100200", "100000");
            assertThat(numbers(history, "profit_loss")).containsExactly("100", "-100");
            assertThat(history.path("base_value").decimalValue()).hasToString("100100");
            assertThat(history.path("base_value_asof").asString()).isEqualTo("2026-03-02");
        }
    }

    @Test
    void hoursFollowTheSessionsAndResetTheirGainEveryDay() throws IOException {
        try (var door = on(Instant.parse("2026-03-03T16:10:00Z"), new NewYorkEquities())) {
            var history = history(door, "?period=1D&timeframe=1H");
            var extended = history(door, "?period=1D&timeframe=1H&intraday_reporting=extended_hours");
            var unreset = history(door, "?period=1D&timeframe=1H&pnl_reset=no_reset");

            assertThat(history.path("timestamp").path(0).asLong()).as("the hour in which the account was opened")
                    .isEqualTo(Instant.parse("2026-03-02T15:30:00Z").getEpochSecond());
            assertThat(numbers(history, "equity")).startsWith("100100", "100100").endsWith("100200", "100000");
            assertThat(numbers(history, "profit_loss")).startsWith("100").endsWith("100", "-100");
            assertThat(numbers(unreset, "profit_loss")).endsWith("200", "0");
            assertThat(history.path("timestamp")).hasSize(6 + 2);
            assertThat(extended.path("timestamp").size()).isGreaterThan(history.path("timestamp").size());
        }
    }

    @Test
    void minutesAreThereFromTheOpeningToNow() throws IOException {
        try (var door = on(Instant.parse("2026-03-02T15:40:20Z"), new RoundTheClock())) {
            var history = history(door, "?period=1D&timeframe=1Min&intraday_reporting=continuous");

            assertThat(history.path("timestamp")).hasSize(11);
            assertThat(numbers(history, "equity").subList(0, 3)).containsExactly("100000", "100100", "100100");
            for (String array : List.of("equity", "profit_loss", "profit_loss_pct")) {
                assertThat(history.path(array)).as(array).hasSize(11);
            }
        }
    }

    @Test
    void whileNothingHappensTheWorthIsWhatItWas() throws IOException {
        try (var door = new OpenDoor(folder, Instant.parse("2026-03-04T16:00:00Z"), new NewYorkEquities())) {
            door.bought("AAPL", "10", "190", "day");
            marked(door, StillMarket.NOW.plusSeconds(90), "200");

            assertThat(numbers(history(door, ""), "equity")).containsExactly("100100", "100100", "100000");
            assertThat(numbers(history(door, "?period=1D&timeframe=1H"), "equity"))
                    .as("yesterday, and today until now").startsWith("100100").endsWith("100100", "100000");
        }
    }

    @Test
    void whatCameAndWentStandsInItsPoint() throws IOException {
        try (var door = on(Instant.parse("2026-03-04T16:00:00Z"), new NewYorkEquities())) {
            assertThat(numbers(history(door, "?cashflow_types=ALL").path("cashflow"), "JNLC"))
                    .containsExactly("100000", "0", "0");
            assertThat(history(door, "?cashflow_types=DIV,CSD").path("cashflow")).isEmpty();
            assertThat(history(door, "?cashflow_types=NONE").path("cashflow")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "period=1D&start=2026-03-01&end=2026-03-02 | only two of start, end and period can be specified at the same time",
        "period=1Y | invalid period: it is a number and D, W, M or A",
        "period=D | invalid period: it is a number and D, W, M or A",
        "timeframe=2Min | invalid timeframe: it is 1Min, 5Min, 15Min, 1H or 1D",
        "period=2M&timeframe=1H | timeframe 1H is for 30 days or less: use 1D",
        "start=2024-03-03&timeframe=1Min | timeframe 1Min is for 30 days or less: use 1D",
        "start=2026-03-03&end=2026-03-02 | start must not be after end",
        "start=%2B999999999-12-31T00:00:00Z | invalid start: it is a date or an RFC 3339 time",
        "start=soon | invalid start: it is a date or an RFC 3339 time",
        "intraday_reporting=always | invalid intraday_reporting: it is market_hours, extended_hours or continuous",
        "pnl_reset=monthly | invalid pnl_reset: it is per_day or no_reset",
        "cashflow_types=CASH | invalid activity type: CASH",
        "extended_hours=perhaps | invalid extended_hours: it is true or false",
    })
    void whatMakesNoSenseIsRefused(String query, String message) throws IOException {
        try (var door = on(StillMarket.NOW, new RoundTheClock())) {
            assertThat(door.get(PATH + "?" + query).error()).isEqualTo("422 40010001 " + message);
        }
    }

    private OpenDoor on(Instant now, TradingCalendar sessions) throws IOException {
        var door = new OpenDoor(folder, now, sessions);
        door.bought("AAPL", "10", "190", "day");
        marked(door, StillMarket.NOW.plusSeconds(90), "200");
        if (now.isAfter(TUESDAY)) {
            marked(door, TUESDAY, "210");
        }
        marked(door, now, "190");
        return door;
    }

    private static void marked(OpenDoor door, Instant at, String price) {
        var marks = List.of(new Mark(new Symbol("AAPL"), Price.of(price)));
        door.views.onEntry(new Entry(
                1_000, at, Cause.MARKET, new Input.MarksObserved(List.of()), List.of(new MarksChanged(marks, at))));
    }

    private static JsonNode history(OpenDoor door, String query) {
        var answer = door.get(PATH + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> numbers(JsonNode node, String name) {
        return node.path(name).valueStream().map(JsonNode::asString).toList();
    }
}
