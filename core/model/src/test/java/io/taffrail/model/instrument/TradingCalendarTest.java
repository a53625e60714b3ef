package io.taffrail.model.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times in these tables are New York's, unless they end in Z. */
class TradingCalendarTest {
    private final TradingCalendar equities = TradingCalendar.of(AssetClass.US_EQUITY);
    private final TradingCalendar currencies = TradingCalendar.of(AssetClass.CURRENCY_PAIR);
    private final TradingCalendar crypto = TradingCalendar.of(AssetClass.CRYPTO_PAIR);

    @Test
    void aSessionHasItsMoments() {
        assertThat(equities.on(LocalDate.parse("2026-07-02"))).contains(new TradingSession(
                LocalDate.parse("2026-07-02"),
                Instant.parse("2026-07-02T08:00:00Z"),
                Instant.parse("2026-07-02T13:30:00Z"),
                Instant.parse("2026-07-02T20:00:00Z"),
                Instant.parse("2026-07-03T00:00:00Z")));
        assertThat(equities.on(LocalDate.parse("2026-11-27"))).contains(new TradingSession(
                LocalDate.parse("2026-11-27"),
                Instant.parse("2026-11-27T09:00:00Z"),
                Instant.parse("2026-11-27T14:30:00Z"),
                Instant.parse("2026-11-27T18:00:00Z"),
                Instant.parse("2026-11-27T22:00:00Z")));
        assertThat(equities.on(LocalDate.parse("2026-07-03"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # a whole day                   | phase   | day order ends   | extended ends    | next open        | next close
            2026-03-02T03:59:59.999999999   | CLOSED  | 2026-03-02T16:00 | 2026-03-02T20:00 | 2026-03-02T09:30 | 2026-03-02T16:00
            2026-03-02T04:00                | PRE     | 2026-03-02T16:00 | 2026-03-02T20:00 | 2026-03-02T09:30 | 2026-03-02T16:00
            2026-03-02T09:29:59.999999999   | PRE     | 2026-03-02T16:00 | 2026-03-02T20:00 | 2026-03-02T09:30 | 2026-03-02T16:00
            2026-03-02T09:30                | REGULAR | 2026-03-02T16:00 | 2026-03-02T20:00 | 2026-03-03T09:30 | 2026-03-02T16:00
            2026-03-02T15:59:59.999999999   | REGULAR | 2026-03-02T16:00 | 2026-03-02T20:00 | 2026-03-03T09:30 | 2026-03-02T16:00
            2026-03-02T16:00                | POST    | 2026-03-03T16:00 | 2026-03-02T20:00 | 2026-03-03T09:30 | 2026-03-03T16:00
            2026-03-02T20:00                | CLOSED  | 2026-03-03T16:00 | 2026-03-03T20:00 | 2026-03-03T09:30 | 2026-03-03T16:00
            # over a weekend in which the clocks go forward, and one in which they go back
            2026-03-06T17:00                | POST    | 2026-03-09T16:00 | 2026-03-06T20:00 | 2026-03-09T09:30 | 2026-03-09T16:00
            2026-03-08T03:00                | CLOSED  | 2026-03-09T16:00 | 2026-03-09T20:00 | 2026-03-09T09:30 | 2026-03-09T16:00
            2026-11-01T01:30                | CLOSED  | 2026-11-02T16:00 | 2026-11-02T20:00 | 2026-11-02T09:30 | 2026-11-02T16:00
            # a half day, the holiday before it and the weekend after
            2026-11-25T16:00                | POST    | 2026-11-27T13:00 | 2026-11-25T20:00 | 2026-11-27T09:30 | 2026-11-27T13:00
            2026-11-26T12:00                | CLOSED  | 2026-11-27T13:00 | 2026-11-27T17:00 | 2026-11-27T09:30 | 2026-11-27T13:00
            2026-11-27T12:59                | REGULAR | 2026-11-27T13:00 | 2026-11-27T17:00 | 2026-11-30T09:30 | 2026-11-27T13:00
            2026-11-27T13:00                | POST    | 2026-11-30T16:00 | 2026-11-27T17:00 | 2026-11-30T09:30 | 2026-11-30T16:00
            2026-11-27T17:00                | CLOSED  | 2026-11-30T16:00 | 2026-11-30T20:00 | 2026-11-30T09:30 | 2026-11-30T16:00
            # the longest pause, and the late opening a year after
            2001-09-10T16:00                | POST    | 2001-09-17T16:00 | 2001-09-10T20:00 | 2001-09-17T09:30 | 2001-09-17T16:00
            2001-09-11T10:00                | CLOSED  | 2001-09-17T16:00 | 2001-09-17T20:00 | 2001-09-17T09:30 | 2001-09-17T16:00
            2002-09-11T11:59                | PRE     | 2002-09-11T16:00 | 2002-09-11T20:00 | 2002-09-11T12:00 | 2002-09-11T16:00
            # the first of all moments
            2000-01-01T00:00                | CLOSED  | 2000-01-03T16:00 | 2000-01-03T20:00 | 2000-01-03T09:30 | 2000-01-03T16:00
            """)
    void equitiesKeepNewYorksHours(
            String at, SessionPhase phase, String dayEnd, String extendedEnd, String nextOpen, String nextClose) {
        assertThat(equities.phase(newYork(at))).isEqualTo(phase);
        assertThat(equities.isOpen(newYork(at))).isEqualTo(phase == SessionPhase.REGULAR);
        assertThat(equities.dayEnd(newYork(at))).contains(newYork(dayEnd));
        assertThat(equities.extendedDayEnd(newYork(at))).contains(newYork(extendedEnd));
        assertThat(equities.nextOpen(newYork(at))).contains(newYork(nextOpen));
        assertThat(equities.nextClose(newYork(at))).contains(newYork(nextClose));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31T12:00", "2036-01-02T12:00", "2036-01-01T00:00", "1970-01-01T00:00"})
    void whatIsNotKnownIsClosed(String at) {
        assertThat(equities.isOpen(newYork(at))).isFalse();
        assertThat(equities.phase(newYork(at))).isEqualTo(SessionPhase.CLOSED);
        assertThat(equities.session(newYork(at))).isEmpty();
        assertThat(equities.extendedSession(newYork(at))).isEmpty();
        assertThat(equities.dayEnd(newYork(at))).isEmpty();
        assertThat(equities.nextOpen(newYork(at))).isEmpty();
        assertThat(equities.nextClose(newYork(at))).isEmpty();
    }

    @Test
    void theLastKnownDayHasNoNext() {
        assertThat(equities.dayEnd(newYork("2035-12-31T12:00"))).contains(newYork("2035-12-31T16:00"));
        assertThat(equities.nextClose(newYork("2035-12-31T12:00"))).contains(newYork("2035-12-31T16:00"));
        assertThat(equities.nextOpen(newYork("2035-12-31T12:00"))).isEmpty();
        assertThat(equities.phase(newYork("2035-12-31T18:00"))).isEqualTo(SessionPhase.POST);
        assertThat(equities.dayEnd(newYork("2035-12-31T18:00"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # from               | open  | day    | day ends         | next open        | next close
            2026-03-06T16:59     | true  | 03-06  | 2026-03-06T17:00 | 2026-03-08T17:00 | 2026-03-06T17:00
            2026-03-06T17:00     | false | 03-09  | 2026-03-09T17:00 | 2026-03-08T17:00 | 2026-03-13T17:00
            2026-03-08T16:59     | false | 03-09  | 2026-03-09T17:00 | 2026-03-08T17:00 | 2026-03-13T17:00
            2026-03-08T17:00     | true  | 03-09  | 2026-03-09T17:00 | 2026-03-15T17:00 | 2026-03-13T17:00
            2026-03-10T16:59     | true  | 03-10  | 2026-03-10T17:00 | 2026-03-15T17:00 | 2026-03-13T17:00
            2026-03-10T17:00     | true  | 03-11  | 2026-03-11T17:00 | 2026-03-15T17:00 | 2026-03-13T17:00
            2026-12-25T12:00     | true  | 12-25  | 2026-12-25T17:00 | 2026-12-27T17:00 | 2026-12-25T17:00
            1999-12-31T12:00     | true  | 12-31  | 1999-12-31T17:00 | 2000-01-02T17:00 | 1999-12-31T17:00
            """)
    void currenciesTradeFromSundayToFriday(
            String at, boolean open, String day, String dayEnd, String nextOpen, String nextClose) {
        assertThat(currencies.isOpen(newYork(at))).isEqualTo(open);
        assertThat(currencies.session(newYork(at)).orElseThrow().date().toString()).endsWith(day);
        assertThat(currencies.dayEnd(newYork(at))).contains(newYork(dayEnd));
        assertThat(currencies.extendedDayEnd(newYork(at))).contains(newYork(dayEnd));
        assertThat(currencies.nextOpen(newYork(at))).contains(newYork(nextOpen));
        assertThat(currencies.nextClose(newYork(at))).contains(newYork(nextClose));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-07T16:59:59Z | 2026-03-07T22:00:00Z
            2026-03-07T22:00:00Z | 2026-03-08T21:00:00Z
            2026-03-08T21:00:00Z | 2026-03-09T21:00:00Z
            2026-10-31T21:00:00Z | 2026-11-01T22:00:00Z
            2026-12-25T12:00:00Z | 2026-12-25T22:00:00Z
            """)
    void aDayRoundTheClockEndsAtFiveInNewYork(Instant at, Instant end) {
        assertThat(crypto.dayEnd(at)).contains(end);
        assertThat(new RoundTheClock().extendedDayEnd(at)).contains(end);
    }

    @Test
    void daysOfClockChangesAreAnHourShortOrLong() {
        assertThat(length(crypto.on(LocalDate.parse("2026-03-08")))).isEqualTo(Duration.ofHours(23));
        assertThat(length(crypto.on(LocalDate.parse("2026-11-01")))).isEqualTo(Duration.ofHours(25));
        assertThat(length(currencies.on(LocalDate.parse("2026-03-09")))).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void roundTheClockNeverClosesAndSoNeverOpens() {
        for (Instant at = newYork("2026-03-06T00:00"); at.isBefore(newYork("2026-03-14T00:00")); at = at.plusSeconds(600)) {
            assertThat(crypto.isOpen(at)).as(at.toString()).isTrue();
        }
        assertThat(crypto.nextOpen(newYork("2026-03-06T00:00"))).isEmpty();
        assertThat(crypto.nextClose(newYork("2026-03-06T00:00"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AssetClass.class)
    void noDayOrderLeaksIntoTheNextSession(AssetClass assetClass) {
        var calendar = TradingCalendar.of(assetClass);
        for (Instant at = newYork("2026-11-20T00:00"); at.isBefore(newYork("2026-12-01T00:00")); at = at.plusSeconds(900)) {
            TradingSession session = calendar.session(at).orElseThrow();
            Instant end = calendar.dayEnd(at).orElseThrow();

            assertThat(end).as(at.toString()).isAfter(at).isEqualTo(session.close());
            assertThat(calendar.session(end).orElseThrow().date()).as(at.toString()).isAfter(session.date());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2000-12-29 | 2001-01-04
            2001-09-10 | 2001-09-19
            2017-09-01 | 2017-09-07
            2017-09-05 | 2017-09-07
            2024-05-24 | 2024-05-29
            2024-05-28 | 2024-05-29
            2026-11-25 | 2026-11-27
            2035-12-31 | 2036-01-02
            """)
    void tradesAreSettledThreeTwoAndOneDayLater(LocalDate trade, LocalDate settlement) {
        assertThat(new NewYorkEquities().settlement(trade)).isEqualTo(settlement);
    }

    @Test
    void aSessionWhoseMomentsAreOutOfOrderIsRefused() {
        var date = LocalDate.parse("2026-03-02");
        Instant early = newYork("2026-03-02T09:30");
        Instant late = newYork("2026-03-02T16:00");

        assertThatThrownBy(() -> new TradingSession(date, early, late, early, late))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Duration length(Optional<TradingSession> session) {
        return session.map(one -> Duration.between(one.open(), one.close())).orElseThrow();
    }

    private static Instant newYork(String text) {
        return LocalDateTime.parse(text).atZone(NewYorkSession.NEW_YORK).toInstant();
    }
}
