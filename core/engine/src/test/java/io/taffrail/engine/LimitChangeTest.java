package io.taffrail.engine;

import static io.taffrail.engine.Wish.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.journal.Command.LiftLimit;
import io.taffrail.model.journal.Command.RearmRule;
import io.taffrail.model.journal.Command.SetLimits;
import io.taffrail.model.journal.RiskEvent.LimitReverted;
import io.taffrail.model.order.Denial;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Limits tighten at once, loosen with a reason, and contradict neither themselves nor each other. */
class LimitChangeTest {
    private final LimitDesk desk = new LimitDesk();

    @Test
    void tighteningHoldsAtOnceAndNeedsNoReason() {
        desk.with(Rule.MAX_ORDER_QTY, "10").set(LimitChange.of(Rule.MAX_ORDER_QTY, Scope.DESK, "5"), Optional.empty());

        assertThat(desk.limit(Rule.MAX_ORDER_QTY)).contains(Decimal.of(5));
        assertThat(desk.send(buy("6", "AAPL"))).isPresent();
    }

    @Test
    void looseningNeedsAReason() {
        desk.with(Rule.MAX_ORDER_QTY, "10").set(LimitChange.of(Rule.MAX_ORDER_QTY, Scope.DESK, "11"), Optional.empty());

        assertThat(desk.refusal()).map(Denial::code).contains("LIMIT_LOOSENED_WITHOUT_REASON");
        assertThat(desk.limit(Rule.MAX_ORDER_QTY)).contains(Decimal.of(10));
        assertThat(desk.refusal().orElseThrow().what()).contains("10", "11");
    }

    @Test
    void ofALeastValueTheSmallerOneIsTheLooser() {
        desk.with(Rule.DUPLICATE_ORDER, "2").set(LimitChange.of(Rule.DUPLICATE_ORDER, Scope.DESK, "1"), Optional.empty());

        assertThat(desk.refusal()).map(Denial::code).contains("LIMIT_LOOSENED_WITHOUT_REASON");
    }

    @Test
    void aWarningComesBeforeWhatItWarnsOf() {
        desk.with(Rule.DAILY_LOSS_HALT, "4").set(LimitChange.of(Rule.DAILY_LOSS_WARN, Scope.DESK, "5"), Optional.of("why not"));

        assertThat(desk.refusal()).map(Denial::code).contains("LIMIT_CONTRADICTS");
        assertThat(desk.refusal().orElseThrow().what()).contains("5", "4");
    }

    @Test
    void bothOfAPairCanBeChangedTogether() {
        desk.with(Rule.DAILY_LOSS_WARN, "2").with(Rule.DAILY_LOSS_HALT, "4");

        desk.take(new SetLimits(
                List.of(LimitChange.of(Rule.DAILY_LOSS_WARN, Scope.DESK, "5"), LimitChange.of(Rule.DAILY_LOSS_HALT, Scope.DESK, "6")),
                Optional.of("a wilder book"), "test"));

        assertThat(desk.refusal()).isEmpty();
        assertThat(desk.limit(Rule.DAILY_LOSS_WARN)).contains(Decimal.of(5));
    }

    @Test
    void nothingOfARequestIsDoneWhereOneOfItCannotBe() {
        desk.take(new SetLimits(
                List.of(LimitChange.of(Rule.MAX_ORDER_QTY, Scope.DESK, "5"), LimitChange.of(Rule.LEVERAGE, Scope.DESK, "-1")),
                Optional.of("both"), "test"));

        assertThat(desk.refusal()).map(Denial::code).contains("LIMIT_OUT_OF_RANGE");
        assertThat(desk.limit(Rule.MAX_ORDER_QTY)).isEmpty();
    }

    @Test
    void aLimitForATimeGivesWayByItselfAndSaysSo() {
        var end = desk.now().plusSeconds(60);
        desk.with(Rule.MAX_ORDER_QTY, "10")
                .set(new LimitChange(Rule.MAX_ORDER_QTY, Scope.DESK, Decimal.of(100), Optional.of(end)), Optional.of("a fair"));

        assertThat(desk.send(buy("50", "AAPL"))).isEmpty();
        assertThat(desk.later(Duration.ofSeconds(60)).send(buy("51", "AAPL"))).isPresent();

        assertThat(desk.events()).contains(
                new LimitReverted(Rule.MAX_ORDER_QTY, Scope.DESK, Optional.of(Decimal.of(10)), desk.now()));
        assertThat(desk.limit(Rule.MAX_ORDER_QTY)).contains(Decimal.of(10));
    }

    @Test
    void aLimitForATimeThatIsOverIsRefused() {
        desk.set(new LimitChange(Rule.MAX_ORDER_QTY, Scope.DESK, Decimal.of(1), Optional.of(desk.now())), Optional.of("late"));

        assertThat(desk.refusal()).map(Denial::code).contains("LIMIT_UNTIL_PAST");
    }

    @Test
    void onlyWhatIsSetIsLiftedAndWithAReason() {
        desk.take(new LiftLimit(Rule.LEVERAGE, Scope.DESK, "enough", "test"));
        assertThat(desk.refusal()).map(Denial::code).contains("LIMIT_NOT_SET");

        desk.with(Rule.LEVERAGE, "1").take(new LiftLimit(Rule.LEVERAGE, Scope.DESK, " ", "test"));
        assertThat(desk.refusal()).map(Denial::code).contains("LIMIT_LOOSENED_WITHOUT_REASON");

        desk.take(new LiftLimit(Rule.LEVERAGE, Scope.DESK, "a desk of its own", "test"));
        assertThat(desk.limit(Rule.LEVERAGE)).isEmpty();
    }

    @Test
    void onlyWhoWasStoppedIsReArmed() {
        desk.take(new RearmRule(Rule.ORDER_TO_FILL, Scope.strategy("ema"), "looked", "test"));

        assertThat(desk.refusal()).map(Denial::code).contains("RULE_NOT_TRIPPED");
    }
}
