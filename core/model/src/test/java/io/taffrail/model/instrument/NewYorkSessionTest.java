package io.taffrail.model.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewYorkSessionTest {

    @Test
    void winterSessionsOpenAtHalfPastTwoInUtc() {
        var session = NewYorkSession.on(LocalDate.parse("2015-02-17"));

        assertThat(session)
                .isEqualTo(new NewYorkSession(
                        Instant.parse("2015-02-17T14:30:00Z"), Instant.parse("2015-02-17T21:00:00Z")));
        assertThat(session.length()).isEqualTo(Duration.ofMinutes(390));
    }

    @Test
    void summerSessionsOpenAnHourEarlierInUtc() {
        var session = NewYorkSession.on(LocalDate.parse("2016-07-05"));

        assertThat(session)
                .isEqualTo(new NewYorkSession(
                        Instant.parse("2016-07-05T13:30:00Z"), Instant.parse("2016-07-05T20:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "2015-11-27", "2016-11-25", "2024-11-29", // the day after Thanksgiving
            "2015-12-24", "2018-12-24", "2024-12-24", // Thursday, Monday, Tuesday
            "2012-07-03", "2013-07-03", "2014-07-03", "2017-07-03", "2024-07-03", // the eve of Independence Day
            "2002-07-05", // Friday, before 2013
    })
    void halfDaysCloseAtOne(String date) {
        assertThat(NewYorkSession.on(LocalDate.parse(date)).length()).isEqualTo(Duration.ofMinutes(210));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "2015-11-26", "2015-11-20", "2015-07-02", "2016-07-01", "2021-12-23", "2016-12-23",
            "2002-07-03", // Wednesday, before 2013
            "2013-07-05", "2019-07-05", // Friday, since 2013
            "2015-07-03", "2021-12-24", // Fridays on which the holiday was observed: no session, the usual hours
            "2016-12-24", "2016-07-03", // weekend
    })
    void otherDaysCloseAtFour(String date) {
        assertThat(NewYorkSession.on(LocalDate.parse(date)).length()).isEqualTo(Duration.ofMinutes(390));
    }
}
