package io.taffrail.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's own reading and writing of moments is the oracle. */
class MomentsTest {

    @Test
    void aMomentIsWrittenAndReadAsTheJdkDoes() {
        var dice = new SplittableRandom(7);
        long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long end = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        for (int i = 0; i < 50_000; i++) {
            int nano = switch (i % 4) {
                case 0 -> 0;
                case 1 -> dice.nextInt(1_000) * 1_000_000;
                case 2 -> dice.nextInt(1_000_000) * 1_000;
                default -> dice.nextInt(1_000_000_000);
            };
            Instant at = Instant.ofEpochSecond(dice.nextLong(first, end + 1), nano);

            assertThat(Moments.shortest(at)).isEqualTo(at.toString());
            assertThat(Moments.parse(at.toString())).isEqualTo(at);
            assertThat(Moments.parse(Moments.text(at))).isEqualTo(at);
        }
    }

    @Test
    void aColumnHasAllNinePlaces() {
        assertThat(Stream.of("2026-01-02T14:30:00Z", "2026-01-02T14:30:00.250Z", "0000-01-01T00:00:00.000000001Z")
                        .map(Instant::parse)
                        .map(Moments::text))
                .containsExactly(
                        "2026-01-02T14:30:00.000000000Z",
                        "2026-01-02T14:30:00.250000000Z",
                        "0000-01-01T00:00:00.000000001Z");
    }

    @Test
    void aYearOfFiveDigitsHasNoColumnAndIsElseLeftToTheJdk() {
        var far = Instant.parse("+10000-01-01T00:00:00Z");

        assertThat(Moments.shortest(far)).isEqualTo("+10000-01-01T00:00:00Z");
        assertThat(Moments.parse("+10000-01-01T00:00:00Z")).isEqualTo(far);
        assertThatThrownBy(() -> Moments.text(far)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Moments.text(Instant.parse("-0001-12-31T23:59:59Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "2026-01-02T14:30:00.1Z", "2026-01-02T14:30:00.Z", "2026-01-02T24:00:00Z", "2026-01-02T14:30:00+01:00",
        "2016-12-31T23:59:60Z"})
    void otherFormsOfAMomentMeanWhatTheyMeanToTheJdk(String text) {
        assertThat(Moments.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "Z", "2026-01-02", "2026-01-02T14:30:00", "2026-13-02T14:30:00Z", "2026-02-29T14:30:00Z",
        "2026-01-02T25:30:00Z", "2026-01-02T14:60:00Z", "2026-01-02T14:30:61Z", "2026-01-02T14:30:00.0000000001Z",
        "2026-01-02T14:30:0٣Z", "2026-01-02 14:30:00Z", "2026-01-02T14:30:00.12.4Z"})
    void whatIsNoMomentIsRefused(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Moments.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
