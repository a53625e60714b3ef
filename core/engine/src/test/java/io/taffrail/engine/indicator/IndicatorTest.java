package io.taffrail.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Summary;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class IndicatorTest {
    private static final Instant START = Instant.parse("2026-01-05T14:30:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void theFirstAverageIsTheMeanAndTheNextIsWildersOwn() {
        // Ranges: 103-99 = 4; a gap up to 106-108 from 102: 108-102 = 6; a gap down to 95-97 from 107: 107-95 = 12; then 96-99: 3.
        List<Summary> bars = List.of(
                bar(0, "101", "99", "100"), bar(1, "103", "99", "102"), bar(2, "108", "106", "107"), bar(3, "97", "95", "96"),
                bar(4, "99", "96", "98"));

        assertThat(AverageTrueRange.of(bars.subList(0, 4), 3)).contains(Decimal.of("7.333333333"));
        // (7.333... * 2 + 3) / 3
        assertThat(AverageTrueRange.of(bars, 3)).contains(Decimal.of("5.888888889"));
        assertThat(AverageTrueRange.of(bars.subList(0, 3), 3)).isEmpty();
        assertThat(AverageTrueRange.of(List.of(), 14)).isEmpty();
        assertThat(AverageTrueRange.of(Stream.of(0, 1, 2).map(i -> bar(i, "5", "5", "5")).toList(), 2)).contains(Decimal.ZERO);
    }

    @Test
    void barsAreMadeOfWholeMinutesAndTheOneThatRunsIsLeftOut() {
        List<Summary> minutes = List.of(
                bar(0, "101", "99", "100"), bar(4, "103", "100", "102"), bar(5, "104", "98", "99"), bar(10, "105", "98", "99"));

        List<Summary> bars = Bars.of(minutes, Duration.ofMinutes(5), START.plus(Duration.ofMinutes(12)));

        assertThat(bars).extracting(bar -> bar.at() + " " + bar.high() + " " + bar.low() + " " + bar.close())
                .containsExactly("2026-01-05T14:30:00Z 103 99 102", "2026-01-05T14:35:00Z 104 98 99");
    }

    @Test
    void returnsAreSimpleOnes() {
        assertThat(Returns.of(prices("100", "110", "99")).stream().map(BigDecimal::stripTrailingZeros))
                .containsExactly(new BigDecimal("0.1"), new BigDecimal("-0.1"));
        assertThat(Returns.of(prices("3", "4"))).containsExactly(new BigDecimal("0.333333333333"));
        assertThat(Returns.of(prices("100"))).isEmpty();
        assertThatThrownBy(() -> Returns.of(prices("0", "1"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void correlationAndBetaAreThoseReckonedByHand() {
        List<BigDecimal> symbol = returns("0.02", "-0.01", "0.03", "0.00");
        List<BigDecimal> market = returns("0.01", "-0.02", "0.02", "0.01");
        // Deviations 0.01 -0.02 0.02 -0.01 and 0.005 -0.025 0.015 0.005: products 0.0008, squares 0.001 and 0.0009.
        assertThat(Returns.beta(symbol, market, 4)).contains(Decimal.of("0.888888889"));
        // 0.0008 / sqrt(0.001 * 0.0009) = 0.843274043
        assertThat(Returns.correlation(symbol, market, 4)).contains(Decimal.of("0.843274043"));
        assertThat(Returns.correlation(symbol, symbol, 4)).contains(Decimal.ONE);
        assertThat(Returns.correlation(symbol, symbol.stream().map(BigDecimal::negate).toList(), 4)).contains(Decimal.of(-1));
    }

    @Test
    void onlyTheWindowCounts() {
        List<BigDecimal> one = returns("0.9", "0.01", "0.02");
        List<BigDecimal> other = returns("-0.9", "0.02", "0.04");

        assertThat(Returns.correlation(one, other, 2)).contains(Decimal.ONE);
        assertThat(Returns.beta(other, one, 2)).contains(Decimal.of(2));
    }

    @Test
    void whatNeverMovesIsCorrelatedWithNothing() {
        List<BigDecimal> still = returns("0", "0", "0");
        List<BigDecimal> moving = returns("0.1", "0", "0.2");

        assertThat(Returns.correlation(still, moving, 3)).isEmpty();
        assertThat(Returns.beta(moving, still, 3)).isEmpty();
        assertThat(Returns.beta(still, moving, 3)).contains(Decimal.ZERO);
        assertThat(Returns.correlation(returns("0.1"), returns("0.1"), 5)).isEmpty();
        assertThatThrownBy(() -> Returns.correlation(still, returns("0.1"), 3)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Summary bar(int minute, String high, String low, String close) {
        return new Summary(
                new Symbol("AAPL"), START.plus(MINUTE.multipliedBy(minute)), MINUTE, Price.of(close), Price.of(high), Price.of(low),
                Price.of(close), BigDecimal.ZERO, 0, BigDecimal.ZERO);
    }

    private static List<Price> prices(String... texts) {
        return Stream.of(texts).map(Price::of).toList();
    }

    private static List<BigDecimal> returns(String... texts) {
        return Stream.of(texts).map(BigDecimal::new).toList();
    }
}
