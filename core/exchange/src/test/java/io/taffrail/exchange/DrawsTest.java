package io.taffrail.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Draws, and the two models that draw: each against its own formula. */
class DrawsTest {
    private static final Instrument AAPL = InstrumentDefaults.of(new Symbol("AAPL"));

    @Test
    void aDrawIsTheSameForTheSameSeedOrderAndCountAndAnotherForEveryOther() {
        var draw = new Draws(7).between(0, Long.MAX_VALUE - 1, Draws.Purpose.LATENCY, order(1), 0);

        assertThat(new Draws(7).between(0, Long.MAX_VALUE - 1, Draws.Purpose.LATENCY, order(1), 0)).isEqualTo(draw);
        assertThat(List.of(
                        new Draws(8).between(0, Long.MAX_VALUE - 1, Draws.Purpose.LATENCY, order(1), 0),
                        new Draws(7).between(0, Long.MAX_VALUE - 1, Draws.Purpose.SLIPPAGE, order(1), 0),
                        new Draws(7).between(0, Long.MAX_VALUE - 1, Draws.Purpose.LATENCY, order(2), 0),
                        new Draws(7).between(0, Long.MAX_VALUE - 1, Draws.Purpose.LATENCY, order(1), 1)))
                .doesNotContain(draw)
                .doesNotHaveDuplicates();
    }

    @Test
    void drawsAreSpreadEvenlyOverTheirRange() {
        var draws = new Draws(1);
        var tenths = new int[10];
        LongStream.range(0, 10_000)
                .forEach(number -> tenths[(int) draws.between(0, 9, Draws.Purpose.LATENCY, order(number), 0)]++);

        // A thousand are expected in each, with a deviation of thirty.
        for (int tenth : tenths) {
            assertThat(tenth).isBetween(850, 1_150);
        }
    }

    @Test
    void latencyIsFrom5To50MillisecondsAndBothEndsAreReached() {
        var latency = new Latency.Seeded(new Draws(3));
        var taken = LongStream.range(0, 10_000).mapToObj(number -> latency.of(order(number), 0)).sorted().toList();

        assertThat(taken.getFirst()).isBetween(Duration.ofMillis(5), Duration.ofMillis(5).plusNanos(100_000));
        assertThat(taken.getLast()).isBetween(Duration.ofMillis(50).minusNanos(100_000), Duration.ofMillis(50));
        assertThat(taken.get(5_000)).isBetween(Duration.ofMillis(26), Duration.ofMillis(29));
    }

    @Test
    void whatIsBehindTheQuoteIsOneToTwoBasisPointsWorseRoundedToAHundredthOfATick() {
        var slippage = new Slippage(new Draws(5));
        var quoted = Price.of("150");
        for (long number = 0; number < 1_000; number++) {
            var bought = slippage.behind(quoted, Side.BUY, AAPL, order(number), 0).value().toBigDecimal();
            var sold = slippage.behind(quoted, Side.SELL, AAPL, order(number), 0).value().toBigDecimal();
            var hundredths = new Draws(5).between(100, 200, Draws.Purpose.SLIPPAGE, order(number), 0);
            var away = new BigDecimal("150").multiply(BigDecimal.valueOf(hundredths)).movePointLeft(6);

            // 150 times a hundredth of a basis point is 0.00015: never more than 0.0001 is lost by rounding.
            assertThat(bought.subtract(new BigDecimal("150")).subtract(away)).isBetween(BigDecimal.ZERO, new BigDecimal("0.0001"));
            assertThat(new BigDecimal("150").subtract(sold).subtract(away)).isBetween(BigDecimal.ZERO, new BigDecimal("0.0001"));
        }
    }

    private static OrderId order(long number) {
        return OrderId.derived(new Identity("draws"), new DeskId("main"), number);
    }
}
