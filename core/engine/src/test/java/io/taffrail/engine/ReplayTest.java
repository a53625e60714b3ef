package io.taffrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Money;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random days: a failure names the seed that repeats it. */
class ReplayTest {
    private static final int INPUTS = 400;

    @ParameterizedTest
    @MethodSource("seeds")
    void foldingTheEventsGivesTheStateAndDecidingAgainGivesTheEvents(long seed) {
        var day = new RandomDay(seed);
        var lines = new ArrayList<RandomDay.Line>();
        for (int i = 0; i < INPUTS; i++) {
            lines.add(day.next());
        }

        Engine replayed = new RandomDay(seed).engine();
        for (RandomDay.Line line : lines) {
            assertThat(replayed.decide(line.input(), EngineStory.AT)).isEqualTo(line.events());
            line.events().forEach(replayed::apply);
        }

        assertThat(DeskState.of(replayed)).isEqualTo(DeskState.of(day.engine()));
        assertThat(DeskState.of(replayed)).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moneyIsNeitherMadeNorLost(long seed) {
        var day = new RandomDay(seed);
        Map<AccountId, Money> cash = new HashMap<>();
        day.engine().book().accounts().forEach(account -> cash.put(account.id(), account.cash()));

        for (int i = 0; i < INPUTS; i++) {
            RandomDay.Line line = day.next();
            for (Event event : line.events()) {
                if (event instanceof OrderFilled fill) {
                    Order order = day.engine().book().order(fill.order()).orElseThrow();
                    cash.merge(order.account(), paid(order, fill), Money::plus);
                }
                if (event instanceof BalanceChanged balance) {
                    assertThat(balance.cash()).as("input %s", i).isEqualTo(cash.get(balance.account()));
                }
            }
            day.engine().book().accounts().forEach(account -> Sums.assertThatTheyAddUp(account, day.engine()));
        }
    }

    private static Money paid(Order order, OrderFilled fill) {
        Money worth = order.instrument().worth(fill.fill().lastPx(), fill.fill().lastQty(), RoundingMode.HALF_EVEN);
        return order.side() == Side.BUY ? worth.negated() : worth;
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }
}
