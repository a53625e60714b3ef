package io.taffrail.model.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which day a trade is paid for. */
class SettlementTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-03", "2026-03-06, 2026-03-09", "2026-04-02, 2026-04-06", "2024-05-28, 2024-05-29",
        "2024-05-24, 2024-05-29", "2017-09-01, 2017-09-07", "2026-10-09, 2026-10-13", "2026-11-10, 2026-11-12"
    })
    void sharesArePaidForSoManyBusinessDaysLater(LocalDate traded, LocalDate paid) {
        assertThat(Settlement.of(AssetClass.US_EQUITY, noon(traded))).isEqualTo(paid);
    }

    @Test
    void pairsArePaidForAtOnce() {
        var saturday = LocalDate.of(2026, 3, 7);

        assertThat(Settlement.of(AssetClass.CRYPTO_PAIR, noon(saturday))).isEqualTo(saturday);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-06, 2026-03-02", "2026-03-09, 2026-03-03", "2026-03-08, 2026-03-02", "2026-04-06, 2026-03-30"})
    void fiveSessionsReachBackOverDaysWithoutOne(LocalDate last, LocalDate first) {
        assertThat(Settlement.firstOfSessions(5, last)).isEqualTo(first);
    }

    private static Instant noon(LocalDate day) {
        return Instant.parse(day + "T16:00:00Z");
    }
}
