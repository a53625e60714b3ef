package io.taffrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Exposure;
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
import java.util.List;
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

        assertThat(state(replayed)).isEqualTo(state(day.engine()));
        assertThat(state(replayed)).hasSizeGreaterThan(10);
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
            day.engine().book().accounts().forEach(account -> assertThatItAddsUp(account, day.engine()));
        }
    }

    /** The sums that the account carries along are those that all its orders and positions make when added anew. */
    private static void assertThatItAddsUp(AccountBook account, Engine engine) {
        Money reserved = Money.usd("0");
        Money value = Money.usd("0");
        for (var symbol : account.symbols()) {
            var position = account.position(symbol).orElseThrow();
            Exposure carried = account.exposure(position.instrument());
            Exposure anew = Exposure.of(position);
            for (Order order : engine.book().openOrders()) {
                boolean counts = order.account().equals(account.id()) && order.symbol().equals(symbol);
                anew = counts ? anew.plus(order) : anew;
            }
            assertThat(carried.openBuys()).isEqualTo(anew.openBuys());
            assertThat(carried.openSells()).isEqualTo(anew.openSells());
            assertThat(carried.reserved()).isEqualTo(anew.reserved());
            reserved = reserved.plus(anew.reserved());
            value = value.plus(carried.marketValue());
        }
        assertThat(account.balance().reserved()).isEqualTo(reserved);
        assertThat(account.balance().equity()).isEqualTo(account.cash().plus(value));
        assertThat(account.balance().shortValue().isPositive()).isFalse();
        assertThat(account.balance().longValue().isNegative()).isFalse();
    }

    private static Money paid(Order order, OrderFilled fill) {
        Money worth = order.instrument().worth(fill.fill().lastPx(), fill.fill().lastQty(), RoundingMode.HALF_EVEN);
        return order.side() == Side.BUY ? worth.negated() : worth;
    }

    /** Everything about a desk that can be seen. */
    private static List<Object> state(Engine engine) {
        var state = new ArrayList<Object>();
        state.add(engine.book().ordersSoFar());
        state.addAll(engine.book().openOrders());
        for (AccountBook account : engine.book().accounts()) {
            state.add(account.account());
            state.add(account.balance());
            account.symbols().forEach(symbol ->
                    state.add(account.exposure(account.position(symbol).orElseThrow().instrument())));
        }
        for (long number = 1; number <= engine.book().ordersSoFar(); number++) {
            state.add(engine.book().order(EngineStory.order(number)));
        }
        return state;
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }
}
