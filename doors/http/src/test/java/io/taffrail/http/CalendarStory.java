package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.instrument.NewYorkEquities;
import io.taffrail.model.instrument.RoundTheClock;
import io.taffrail.model.instrument.TradingCalendar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calendar and the clock; the desk's time is Monday, 2026-03-02, 10:30 in New York. */
class CalendarStory {
    @TempDir
    Path folder;

    private OpenDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new OpenDoor(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aWeekWithAHolidayAndAHalfDay() {
        assertThat(door.get("/v2/calendar?start=2026-11-25&end=2026-11-30").text()).isEqualTo(
                "[{\"date\":\"2026-11-25\",\"open\":\"09:30\",\"close\":\"16:00\",\"session_open\":\"0400\","
                        + "\"session_close\":\"2000\",\"settlement_date\":\"2026-11-27\"},"
                        + "{\"date\":\"2026-11-27\",\"open\":\"09:30\",\"close\":\"13:00\",\"session_open\":\"0400\","
                        + "\"session_close\":\"1700\",\"settlement_date\":\"2026-11-30\"},"
                        + "{\"date\":\"2026-11-30\",\"open\":\"09:30\",\"close\":\"16:00\",\"session_open\":\"0400\","
                        + "\"session_close\":\"2000\",\"settlement_date\":\"2026-12-01\"}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the Node client writes dates as midnight in UTC
            start=2026-11-25T00:00:00.000Z&end=2026-11-27T00:00:00.000Z | 2026-11-25 2026-11-27
            start=2026-11-25T23:00:00-05:00&end=2026-11-27T01:00:00-05:00 | 2026-11-25 2026-11-27
            start=2026-11-25T12:00:00%2B01:00&end=2026-11-25T13:00:00+01:00 | 2026-11-25
            start=2026-11-26&end=2026-11-26                             | ''
            start=2026-03-07&end=2026-03-08                             | ''
            start=2035-12-28                                            | 2035-12-28 2035-12-31
            end=2000-01-04                                              | 2000-01-03 2000-01-04
            start=1999-12-01&end=1999-12-31                             | ''
            start=2036-01-01&end=2037-01-01                             | ''
            start=2026-11-27&end=2026-11-30&date_type=TRADING           | 2026-11-27 2026-11-30
            start=2026-11-27&end=2026-11-30&date_type=SETTLEMENT        | 2026-11-25 2026-11-27
            start=2024-05-29&end=2024-05-29&date_type=SETTLEMENT        | 2024-05-24 2024-05-28
            start=2001-09-17&end=2001-09-19&date_type=SETTLEMENT        | 2001-09-06 2001-09-07 2001-09-10
            """)
    void aCalendarHasTheDaysAskedFor(String query, String dates) {
        assertThat(String.join(" ", dates(door.get("/v2/calendar?" + query)))).isEqualTo(dates);
    }

    @Test
    void withoutDatesTheCalendarIsAllThatIsKnown() {
        var dates = dates(door.get("/v2/calendar"));

        assertThat(dates).startsWith("2000-01-03").endsWith("2035-12-31").doesNotHaveDuplicates().isSorted();
        assertThat(dates.stream().filter(date -> date.startsWith("2026"))).hasSize(251);
    }

    @Test
    void aMarketsCalendarHasMoments() {
        assertThat(door.get("/v3/calendar/NYSE?start=2026-03-06&end=2026-03-08").text()).isEqualTo(
                "{\"market\":{\"mic\":\"XNYS\",\"acronym\":\"NYSE\",\"name\":\"New York Stock Exchange\","
                        + "\"timezone\":\"America/New_York\"},\"calendar\":[{\"date\":\"2026-03-06\","
                        + "\"pre_start\":\"2026-03-06T04:00:00-05:00\",\"pre_end\":\"2026-03-06T09:30:00-05:00\","
                        + "\"core_start\":\"2026-03-06T09:30:00-05:00\",\"core_end\":\"2026-03-06T16:00:00-05:00\","
                        + "\"post_start\":\"2026-03-06T16:00:00-05:00\",\"post_end\":\"2026-03-06T20:00:00-05:00\","
                        + "\"settlement_date\":\"2026-03-09\"}]}");
        assertThat(door.get("/v3/calendar/XNAS?start=2026-03-09&end=2026-03-09&timezone=UTC").text()).contains(
                "\"acronym\":\"NASDAQ\"", "\"core_start\":\"2026-03-09T13:30:00Z\"", "\"post_end\":\"2026-03-10T00:00:00Z\"");
    }

    @Test
    void aMarketsCalendarIsOfTheWeekFromTodayUnlessToldOtherwise() {
        var week = door.get("/v3/calendar/XNYS").json().path("calendar");
        var other = door.get("/v3/calendar/XNYS?start=2026-07-01").json().path("calendar");

        assertThat(week.valueStream().map(day -> day.path("date").asString())).containsExactly(
                "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-09");
        assertThat(other.valueStream().map(day -> day.path("date").asString())).containsExactly(
                "2026-07-01", "2026-07-02", "2026-07-06", "2026-07-07", "2026-07-08");
    }

    @Test
    void aMarketsClockTellsItsPhase() {
        assertThat(door.get("/v3/clock?markets=NASDAQ").text()).isEqualTo(
                "{\"clocks\":[{\"market\":{\"mic\":\"XNAS\",\"acronym\":\"NASDAQ\","
                        + "\"name\":\"National Association of Securities Dealers Automated Quotations\","
                        + "\"timezone\":\"America/New_York\"},\"timestamp\":\"2026-03-02T10:30:00-05:00\","
                        + "\"is_market_day\":true,\"next_market_open\":\"2026-03-03T09:30:00-05:00\","
                        + "\"next_market_close\":\"2026-03-02T16:00:00-05:00\",\"phase\":\"core\","
                        + "\"phase_until\":\"2026-03-02T16:00:00-05:00\"}]}");
        assertThat(door.get("/v3/clock").json().path("clocks")).hasSize(2);
        assertThat(door.get("/v3/clock?markets=XNAS,NYSE").json().path("clocks").path(1).path("market").path("acronym")
                .asString()).isEqualTo("NYSE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-27T03:00:00-05:00 | true  | closed | 2026-11-27T04:00:00-05:00
            2026-11-27T09:00:00Z      | true  | pre    | 2026-11-27T09:30:00-05:00
            2026-11-27T09:30:00-05:00 | true  | core   | 2026-11-27T13:00:00-05:00
            2026-11-27T13:00:00-05:00 | true  | post   | 2026-11-27T17:00:00-05:00
            2026-11-27T17:00:00-05:00 | true  | closed | 2026-11-30T04:00:00-05:00
            2026-11-26T12:00:00-05:00 | false | closed | 2026-11-27T04:00:00-05:00
            2026-03-07T12:00:00-05:00 | false | closed | 2026-03-09T04:00:00-04:00
            """)
    void aMarketsPhaseLastsUntilTheNext(String time, boolean marketDay, String phase, String until) {
        var clock = door.get("/v3/clock?markets=NYSE&time=" + time).json().path("clocks").path(0);

        assertThat(clock.path("is_market_day").asBoolean()).isEqualTo(marketDay);
        assertThat(clock.path("phase").asString()).isEqualTo(phase);
        assertThat(clock.path("phase_until").asString()).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /v2/calendar?start=yesterday                        | invalid start: it is a date or an RFC 3339 time
            /v2/calendar?start=2026-02-30                       | invalid start: it is a date or an RFC 3339 time
            /v2/calendar?end=2026-11-25T00:00:00                | invalid end: it is a date or an RFC 3339 time
            /v2/calendar?end=%2B999999999-12-31T00:00:00Z       | invalid end: it is a date or an RFC 3339 time
            /v2/calendar?start=2026-11-26&end=2026-11-25        | invalid start and end: 2026-11-26 is after 2026-11-25
            /v2/calendar?date_type=BOTH                         | invalid date_type: it is TRADING or SETTLEMENT
            /v3/calendar/LSE                                    | invalid market: of LSE no calendar is known here; known are NASDAQ, NYSE, XNAS and XNYS
            /v3/calendar/NYSE?end=2026-03-01                    | invalid start and end: 2026-03-02 is after 2026-03-01
            /v3/calendar/NYSE?timezone=Europe/London            | invalid timezone: it is UTC, or left out for the market's own
            /v3/clock?markets=NYSE,XXXX                         | invalid market: of XXXX no calendar is known here; known are NASDAQ, NYSE, XNAS and XNYS
            /v3/clock?time=2026-03-02                           | invalid time: it is an RFC 3339 time
            /v3/clock?time=1999-12-31T12:00:00Z                 | no market hours around 1999-12-31T07:00:00-05:00: the calendar is known from 2000-01-01 to 2035-12-31; use a time between
            """)
    void whatIsWrongWithAParameterIsTold(String path, String message) {
        assertThat(door.get(path).error()).isEqualTo("400 40010001 " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # a half day until one, and a holiday that falls on a Saturday
            2026-11-27T17:59:59Z | true  | 2026-11-30T09:30:00-05:00 | 2026-11-27T13:00:00-05:00
            2026-11-27T18:00:00Z | false | 2026-11-30T09:30:00-05:00 | 2026-11-30T16:00:00-05:00
            2026-07-03T15:00:00Z | false | 2026-07-06T09:30:00-04:00 | 2026-07-06T16:00:00-04:00
            """)
    void theClockIsTheExchangesWhereTheHouseKeepsItsSessions(
            Instant now, boolean open, String nextOpen, String nextClose) throws IOException {
        var exchange = clock(now, new NewYorkEquities());
        var synthetic = clock(now, new RoundTheClock());

        assertThat(List.of(exchange.says("next_open"), exchange.says("next_close"))).containsExactly(nextOpen, nextClose);
        assertThat(exchange.json().path("is_open").asBoolean()).isEqualTo(open);
        assertThat(synthetic.json().path("is_open").asBoolean()).isTrue();
        assertThat(synthetic.says("next_open")).isEqualTo(nextOpen);
    }

    @Test
    void aClockBeyondTheCalendarSaysSo() throws IOException {
        assertThat(clock(Instant.parse("2036-06-02T15:00:00Z"), new NewYorkEquities()).error()).isEqualTo(
                "500 50010000 no market hours around 2036-06-02T11:00:00-04:00: the calendar is known from 2000-01-01"
                        + " to 2035-12-31; use a time between");
    }

    private OpenDoor.Answer clock(Instant now, TradingCalendar sessions) throws IOException {
        try (var other = new OpenDoor(folder, now, sessions)) {
            return other.get("/v2/clock");
        }
    }

    private static List<String> dates(OpenDoor.Answer calendar) {
        assertThat(calendar.status()).as(calendar.text()).isEqualTo(200);
        var dates = new ArrayList<String>();
        calendar.json().forEach(day -> dates.add(day.path("date").asString()));
        return dates;
    }
}
