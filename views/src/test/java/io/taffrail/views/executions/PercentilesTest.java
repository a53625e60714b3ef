package io.taffrail.views.executions;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Times by nearest rank, and prices against what was hoped for; the values were worked out by hand. */
class PercentilesTest {

    @Test
    void thePercentileIsATimeThatWasMeasured() {
        var sample = new Percentiles.Sample();
        for (int millis = 1; millis <= 200; millis++) {
            sample.add(Duration.ofMillis(201 - millis));
        }

        assertThat(sample.percentiles()).isEqualTo(new Percentiles(
                200, Optional.of(Decimal.of(100)), Optional.of(Decimal.of(190)), Optional.of(Decimal.of(198))));
    }

    @Test
    void ofFewTimesTheLastIsTheRarest() {
        var sample = new Percentiles.Sample();
        sample.add(Duration.ofNanos(1_500_900));
        sample.add(Duration.ofMillis(9));
        sample.add(Duration.ofMillis(-3));

        assertThat(sample.percentiles()).isEqualTo(new Percentiles(
                3, Optional.of(Decimal.of("1.5")), Optional.of(Decimal.of(9)), Optional.of(Decimal.of(9))));
        assertThat(new Percentiles.Sample().percentiles())
                .isEqualTo(new Percentiles(0, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void boughtDearerAndSoldCheaperAreCostsAndTheLargerTradeCountsForMore() {
        var sum = new Cost.Sum();
        sum.add(Side.BUY, Price.of("100.10"), Price.of("100"), BigDecimal.valueOf(30));
        sum.add(Side.SELL, Price.of("99.80"), Price.of("100"), BigDecimal.TEN);

        // (0.10 x 30 + 0.20 x 10) / (100 x 40) x 10,000
        assertThat(sum.cost()).isEqualTo(new Cost(2, Optional.of(Decimal.of("12.5"))));

        sum.add(Side.BUY, Price.of("99"), Price.of("100"), BigDecimal.TEN);
        assertThat(sum.cost().bps()).as("ten bought a hundred points cheaper").contains(Decimal.of(-10));
        assertThat(new Cost.Sum().cost()).isEqualTo(new Cost(0, Optional.empty()));
    }
}
