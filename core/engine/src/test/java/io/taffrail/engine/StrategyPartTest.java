package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.canceled;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.Guard.by;
import static io.taffrail.engine.Guard.flatten;
import static io.taffrail.engine.Guard.resume;
import static io.taffrail.engine.Guard.strategy;
import static io.taffrail.engine.Said.says;
import static io.taffrail.engine.Ticket.buy;
import static io.taffrail.engine.Ticket.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.order.Denial;
import io.taffrail.model.signal.Action;
import io.taffrail.model.signal.SignalProblem;
import io.taffrail.model.value.Decimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two strategies hold one symbol of one account: what the one closes is its own part, and the other's exits stay as they are. */
class StrategyPartTest {
    /** Each holds 10 AAPL under exits of its own: 2 and 3 are ema's, 5 and 6 rsi's. */
    private final EngineStory both = EngineStory.margin("100000")
            .given(by("ema", buy("10", "AAPL").at("100").bracket("120", "90").submitted()), accepted(1))
            .given(filled(1, "T-1", "10", "100"), accepted(2), accepted(3))
            .given(by("rsi", buy("10", "AAPL").at("100").bracket("130", "80").submitted()), accepted(4))
            .given(filled(4, "T-4", "10", "100"), accepted(5), accepted(6));

    @Test
    void aStrategyIsFlattenedAlone() {
        both.given(by("ema", buy("1", "MSFT").limit("9").submitted()), accepted(7))
                .when(flatten(strategy("ema")))
                .andGuards("halted ENTRIES of strategy ema", "flattening strategy ema")
                .andAsks("cancel 7", "cancel 2", "cancel 3")
                .given(canceled(2))
                .when(canceled(3))
                .andGuards("closing 10 AT_ONCE", "closing by 8")
                .andAsks("send 8")
                .given(accepted(8))
                .when(filled(8, "T-8", "10", "99"))
                .andGuards("closed 10: so much was asked for")
                .andPosition("AAPL", "10")
                .when(canceled(7))
                .andGuards("FLAT, took off [7, 2, 3], closed by [8]")
                .andOpenOrders(5, 6);
        assertThat(working(5)).isEqualTo("10");
        assertThat(working(6)).isEqualTo("10");
    }

    @Test
    void whoeverIsFlattenedOpensNothingAndOthersTradeOn() {
        both.given(flatten(strategy("ema")))
                .when(by("ema", buy("1", "KO").at("100").submitted()))
                .thenDenied(new Denial.TradingHalted(strategy("ema"), HaltLevel.ENTRIES, "all out"))
                .when(by("rsi", buy("1", "KO").at("100").submitted()))
                .andAsks("send 8");
    }

    @Test
    void anOrderThatTradesWhileItIsTakenOffIsClosedToo() {
        both.given(flatten(strategy("ema")), filled(2, "T-2", "4", "120"), canceled(2))
                .when(canceled(3))
                .andGuards("closing 6 AT_ONCE", "closing by 7");
    }

    @Test
    void wherePartsAreOppositeNoMoreIsClosedThanTheAccountHolds() {
        EngineStory.margin("100000")
                .given(by("ema", buy("10", "AAPL").at("100").submitted()), accepted(1), filled(1, "T-1", "10", "100"))
                .given(by("rsi", sell("4", "AAPL").at("100").submitted()), accepted(2), filled(2, "T-2", "4", "100"))
                .when(flatten(strategy("ema")))
                .andAsks("send 3")
                .given(accepted(3))
                .when(filled(3, "T-3", "6", "100"))
                .andPosition("AAPL", "0")
                .andGuards("closed 6: it is flat", "FLAT, took off [], closed by [3]");
    }

    @Test
    void whoeverResumesItEndsTheFlattening() {
        both.given(flatten(strategy("ema")), canceled(2), canceled(3), accepted(7))
                .when(resume(strategy("ema")))
                .andGuards("resumed strategy ema", "closed 0: trading was resumed")
                .when(by("ema", buy("1", "KO").at("100").submitted()))
                .andAsks("send 8");
    }

    @Test
    void theWholeDeskIsFlattenedOverAStrategyThatIs() {
        both.given(flatten(strategy("ema")))
                .when(flatten())
                .andAsks("cancel 5", "cancel 6")
                .given(canceled(2), canceled(3), canceled(5))
                .when(canceled(6))
                .andAsks("send 7")
                .given(accepted(7))
                .when(filled(7, "T-7", "20", "99"))
                .andPosition("AAPL", "0")
                .andOpenOrders();
        assertThat(both.engine().book().strategies().held(new StrategyId("ema"))).isEmpty();
    }

    @Test
    void aNameThatNobodyHasIsNotFlat() {
        both.when(flatten(strategy("emma")))
                .then(new CommandRefused(
                        new Denial.SignalTurnedAway(new SignalProblem.UnknownStrategy(new StrategyId("emma"))), AT));
    }

    @Test
    void aSignalThatClosesTheOlderPartLeavesTheYoungerItsExits() {
        both.given(Said.strategy("ema", false, false, false, Optional.empty()))
                .when(says("s-1", Action.EXIT, "AAPL").at("100"))
                .andAsks("send 7")
                .given(accepted(7))
                .when(filled(7, "T-7", "10", "100"))
                .andAsks("cancel 2", "cancel 3")
                .given(canceled(2))
                .when(canceled(3))
                .andOpenOrders(5, 6);
        assertThat(working(5)).isEqualTo("10");
        assertThat(working(6)).isEqualTo("10");
    }

    @Test
    void aPersonWhoClosesAPartClosesTheOldestStrategysAndShrinksItsExits() {
        both.given(sell("4", "AAPL").at("100").submitted(), accepted(7))
                .when(filled(7, "T-7", "4", "100"))
                .andOpenOrders(2, 3, 5, 6);
        assertThat(working(3)).isEqualTo("6");
        assertThat(working(6)).isEqualTo("10");
        assertThat(both.engine().book().strategies().held(new StrategyId("ema")).getFirst().stake().position().quantity())
                .isEqualTo(Decimal.of(6));
    }

    private String working(int number) {
        return both.engine().book().require(EngineStory.order(number)).orderQty().orElseThrow().toString();
    }
}
