package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.Excerpt;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tape of one trade a second, of which 100 came before it was begun. */
class TapeTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T15:00:00Z");

    private final Tape<Trade> tape = new Tape<>();

    @Test
    void anExcerptIsToldFromTheEndThatIsAskedFor() {
        record(10);

        assertThat(read(2, 6, 100, false)).containsExactly(2, 3, 4, 5);
        assertThat(read(2, 6, 100, true)).containsExactly(5, 4, 3, 2);
        assertThat(read(2, 6, 3, false)).containsExactly(2, 3, 4);
        assertThat(read(2, 6, 3, true)).containsExactly(5, 4, 3);
    }

    @Test
    void whatWasBeforeIsAskedOfThePastAndOnlyAsMuchAsIsMissing() {
        record(10);

        assertThat(read(-2, 2, 100, false)).containsExactly(-2, -1, 0, 1);
        assertThat(read(-2, 2, 3, false)).containsExactly(-2, -1, 0);
        assertThat(read(-100, 2, 4, true)).containsExactly(1, 0, -1, -2);
        assertThat(read(-100, 2, 2, true)).containsExactly(1, 0);
        assertThat(read(-9, -5, 100, false)).containsExactly(-9, -8, -7, -6);
    }

    @Test
    void aSymbolThatHasNotTradedYetHasAPastUpToNow() {
        assertThat(read(-3, 50, 100, false)).containsExactly(-3, -2, -1);
    }

    @Test
    void theOldestIsForgottenFirst() {
        record(Tape.MOST + 5);

        assertThat(read(0, Tape.MOST + 5, Tape.MOST, false)).startsWith(5, 6).hasSize(Tape.MOST);
    }

    private void record(int seconds) {
        IntStream.range(0, seconds).forEach(second -> tape.accept(trade(second)));
    }

    private List<Integer> read(int from, int until, int most, boolean newestFirst) {
        var excerpt = new Excerpt(BEGIN.plusSeconds(from), BEGIN.plusSeconds(until), most, newestFirst);
        return tape.read(excerpt, BEGIN, TapeTest::before).stream()
                .map(trade -> (int) (trade.at().getEpochSecond() - BEGIN.getEpochSecond()))
                .toList();
    }

    private static List<Trade> before(Excerpt asked) {
        List<Trade> all = IntStream.range(-100, 0).mapToObj(TapeTest::trade).filter(t -> asked.covers(t.at())).toList();
        return (asked.newestFirst() ? all.reversed() : all).stream().limit(asked.most()).toList();
    }

    private static Trade trade(int second) {
        return new Trade(BEGIN.plusSeconds(second), new Symbol("AAPL"), Price.of("100"), Quantity.of(1));
    }
}
