package io.taffrail.views.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.views.performance.ReturnStatistics.Drawdown;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The edges of daily returns; the ordinary is held against the oracle in {@code apps/server}. */
class ReturnsTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-02-27");

    @Test
    void oneDayHasNoRatio() {
        var returns = new Returns(FRIDAY);
        returns.add(LocalDate.parse("2026-03-02"), new BigDecimal("0.01"));

        assertThat(returns.statistics().days()).isEqualTo(1);
        assertThat(returns.statistics().total()).contains(Decimal.of("0.01"));
        assertThat(returns.statistics().sharpe()).isEmpty();
        assertThat(returns.statistics().sortino()).isEmpty();
        assertThat(returns.statistics().calmar()).isEmpty();
        assertThat(returns.statistics().drawdown()).isEmpty();
    }

    @Test
    void daysThatWereAllTheSameDivideByNothing() {
        var returns = new Returns(FRIDAY);
        for (int day = 2; day <= 6; day++) {
            returns.add(LocalDate.of(2026, 3, day), new BigDecimal("0.01"));
        }

        assertThat(returns.statistics().sharpe()).isEmpty();
        assertThat(returns.statistics().annual()).as("1.01 ^ 252 - 1").contains(Decimal.of("11.274002"));
    }

    @Test
    void aWeekendCountsWithItsMonday() {
        var returns = new Returns(FRIDAY);
        returns.add(LocalDate.parse("2026-02-28"), new BigDecimal("0.10"));
        returns.add(LocalDate.parse("2026-03-01"), new BigDecimal("-0.20"));
        returns.add(LocalDate.parse("2026-03-02"), new BigDecimal("0.25"));

        assertThat(returns.statistics().days()).isEqualTo(1);
        assertThat(returns.statistics().total()).contains(Decimal.of("0.1"));
        assertThat(returns.statistics().drawdown()).contains(new Drawdown(
                Decimal.of("0.2"), LocalDate.parse("2026-02-28"), LocalDate.parse("2026-03-01"),
                Optional.of(LocalDate.parse("2026-03-02")), 2));
    }

    @Test
    void whoHasLostAllHasNoRateOfAYear() {
        var returns = new Returns(FRIDAY);
        returns.add(LocalDate.parse("2026-03-02"), new BigDecimal("-1.5"));
        returns.add(LocalDate.parse("2026-03-03"), new BigDecimal("0.1"));

        assertThat(returns.statistics().annual()).isEmpty();
        assertThat(returns.statistics().total()).contains(Decimal.of("-1.5"));
    }

    @Test
    void aRateIsThatOfItsDayOrOfTheWeekBefore() {
        var rates = FxRates.parse(List.of("date,from,to,rate", "2026-03-02,EUR,USD,1.25", "", "2026-03-10,EUR,USD,1.6"));
        Currency euro = Currency.of("EUR");

        assertThat(rates.rate(euro, Currency.USD, LocalDate.parse("2026-03-09"))).contains(new BigDecimal("1.25"));
        assertThat(rates.rate(Currency.USD, euro, LocalDate.parse("2026-03-02")).map(BigDecimal::stripTrailingZeros))
                .contains(new BigDecimal("0.8"));
        assertThat(rates.rate(euro, Currency.USD, LocalDate.parse("2026-03-01"))).as("before the first").isEmpty();
        assertThat(rates.rate(euro, Currency.USD, LocalDate.parse("2026-03-18"))).as("eight days after the last").isEmpty();
    }

    @Test
    void aFileOfRatesThatCannotBeReadNamesItsLine() {
        assertThatThrownBy(() -> FxRates.parse(List.of("date;from;to;rate"))).hasMessageContaining("line 1");
        for (String line : List.of("2026-03-02,EUR,USD", "2026-03-02,EUR,USD,0", "2026-03-02,EUR,USD,NaN", "2026-02-30,EUR,USD,1",
                "2026-03-02,€,USD,1")) {
            assertThatThrownBy(() -> FxRates.parse(List.of("date,from,to,rate", line))).as(line).hasMessageContaining("line 2");
        }
        assertThatThrownBy(() -> FxRates.parse(List.of("date,from,to,rate", "2026-03-02,EUR,USD,1", "2026-03-02,EUR,USD,2")))
                .hasMessageContaining("line 3");
    }
}
