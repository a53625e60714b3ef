package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Quote;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How far a price has moved within five minutes. */
class DriftTest {
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

    private final Drift drift = new Drift();

    @Test
    void itIsTheWayFromTheFurthestPriceOfTheTime() {
        quote(0, "100").quote(60, "90").quote(120, "99");

        assertThat(drift.percent(START.plusSeconds(120))).contains(Decimal.of(10));
    }

    @Test
    void itGoesDownToo() {
        quote(0, "100").quote(299, "80");

        assertThat(drift.percent(START.plusSeconds(299))).contains(Decimal.of(20));
    }

    @Test
    void whatIsOlderThanFiveMinutesIsOver() {
        quote(0, "100").quote(240, "106");

        assertThat(drift.percent(START.plusSeconds(300))).contains(Decimal.of(6));
        assertThat(drift.percent(START.plusSeconds(310))).contains(Decimal.ZERO);
    }

    @Test
    void aSpikeWithinASecondIsNotMissed() {
        quote(0, "100").quote(0, "120").quote(1, "100");

        assertThat(drift.percent(START.plusSeconds(1))).contains(Decimal.of("16.6667"));
    }

    @Test
    void withoutAQuoteNothingIsKnownAndOneWithoutAPriceIsNone() {
        assertThat(drift.percent(START)).isEmpty();
        quote(0, "0");
        assertThat(drift.percent(START)).isEmpty();
    }

    private DriftTest quote(long second, String price) {
        drift.accept(new Quote(
                START.plusSeconds(second), AAPL, Price.of(price), Optional.empty(), Price.of(price), Optional.empty()));
        return this;
    }
}
