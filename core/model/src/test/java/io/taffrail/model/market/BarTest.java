package io.taffrail.model.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BarTest {
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Instant START = Instant.parse("2026-01-02T14:30:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void anAdvancingBarFallsToItsLowFirst() {
        assertThat(bar("10", "12", "9", "11").walk())
                .isEqualTo(List.of(
                        point("14:30:00Z",     "10"),
                        point("14:30:20Z",     "9"),
                        point("14:30:40Z",     "12"),
                        point("14:30:59.999Z", "11")));
    }

    @Test
    void aDecliningBarRisesToItsHighFirst() {
        assertThat(bar("11", "12", "9", "10").walk())
                .isEqualTo(List.of(
                        point("14:30:00Z",     "11"),
                        point("14:30:20Z",     "12"),
                        point("14:30:40Z",     "9"),
                        point("14:30:59.999Z", "10")));
    }

    @Test
    void aBarThatEndsWhereItBeganAdvances() {
        assertThat(bar("10", "12", "9", "10").walk()).extracting(quote -> quote.ask().toString())
                .containsExactly("10", "9", "12", "10");
    }

    @Test
    void thePointsOfABarHaveNoSpreadAndNoSize() {
        assertThat(bar("10", "12", "9", "11").walk()).allSatisfy(quote -> {
            assertThat(quote.bid()).isEqualTo(quote.ask());
            assertThat(quote.bidSize()).isEmpty();
            assertThat(quote.askSize()).isEmpty();
        });
    }

    @Test
    void aBarThatDoesNotEncloseItsPricesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> bar("10", "9.9", "9", "9.5"));
        assertThatIllegalArgumentException().isThrownBy(() -> bar("10", "12", "10.1", "11"));
        assertThatIllegalArgumentException().isThrownBy(() -> bar("10", "12", "9", "12.1"));
        assertThatIllegalArgumentException().isThrownBy(() -> bar("10", "12", "9", "8.9"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bar(START, Duration.ofMillis(3), AAPL, px("1"), px("1"), px("1"), px("1"), size("1")));
    }

    @Test
    void aBuyTradesAgainstTheAskAndASellAgainstTheBid() {
        var quote = new Quote(START, AAPL, px("9"), Optional.of(size("3")), px("11"), Optional.of(size("5")));

        assertThat(quote.farSide(Side.BUY)).isEqualTo(px("11"));
        assertThat(quote.farSize(Side.BUY)).contains(size("5"));
        assertThat(quote.farSide(Side.SELL)).isEqualTo(px("9"));
        assertThat(quote.farSize(Side.SELL)).contains(size("3"));
        assertThat(quote.mid()).isEqualTo(px("10"));
    }

    private static Bar bar(String open, String high, String low, String close) {
        return new Bar(START, MINUTE, AAPL, px(open), px(high), px(low), px(close), size("1000"));
    }

    private static Quote point(String time, String price) {
        return Quote.point(Instant.parse("2026-01-02T" + time), AAPL, px(price));
    }

    private static Price px(String text) {
        return Price.of(text);
    }

    private static Quantity size(String text) {
        return Quantity.of(text);
    }
}
