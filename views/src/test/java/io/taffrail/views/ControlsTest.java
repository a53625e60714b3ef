package io.taffrail.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Mode;
import io.taffrail.model.account.Pool;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.HaltEvent.LadderStepped;
import io.taffrail.model.journal.HaltEvent.PoolStepped;
import io.taffrail.model.journal.HaltEvent.Step;
import io.taffrail.model.journal.RiskEvent.LimitLifted;
import io.taffrail.model.journal.RiskEvent.LimitReverted;
import io.taffrail.model.journal.RiskEvent.LimitSet;
import io.taffrail.model.journal.RiskEvent.OrderChecked;
import io.taffrail.model.journal.RiskEvent.RuleRearmed;
import io.taffrail.model.journal.RiskEvent.RuleTripped;
import io.taffrail.model.risk.Reading;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What controls have done, and who has changed them. */
class ControlsTest {
    private static final Instant FIRST = Instant.parse("2026-01-02T14:30:00Z");
    private static final Instant LATER = FIRST.plusSeconds(60);
    private static final AccountId PAPER = new AccountId("paper");

    private final Controls controls = new Controls();

    @Test
    void aControlThatNothingHasHappenedToHasNoPast() {
        assertThat(of(Rule.MAX_ORDER_QTY)).isEqualTo(Controls.Past.NONE);
        assertThat(controls.scopes(Rule.MAX_ORDER_QTY)).isEmpty();
    }

    @Test
    void ordersThatAControlSpokeAgainstAreCountedAndOthersAreNot() {
        checked(false, FIRST);
        checked(true, FIRST.plusSeconds(1));
        checked(false, LATER);

        assertThat(of(Rule.MAX_ORDER_QTY).refused()).isEqualTo(2);
        assertThat(of(Rule.MAX_ORDER_QTY).lastRefused()).contains(LATER);
    }

    @Test
    void whoChangedALimitIsKeptWithHowOften() {
        set("default", FIRST);
        set("key A", FIRST);
        set("key A", FIRST);
        controls.onRisk(new LimitReverted(Rule.MAX_ORDER_QTY, Scope.DESK, Optional.empty(), FIRST));
        controls.onRisk(new LimitLifted(Rule.MAX_ORDER_QTY, Scope.DESK, "no need", "key B", LATER));

        assertThat(of(Rule.MAX_ORDER_QTY).changes())
                .isEqualTo(Map.of("default", 1L, "key A", 2L, "its time was over", 1L, "key B", 1L));
        assertThat(of(Rule.MAX_ORDER_QTY).lastChanged()).contains(LATER);
    }

    @Test
    void aThousandNamesAreNotAllKept() {
        for (int i = 0; i < 1_000; i++) {
            set("key " + i, FIRST);
        }

        assertThat(of(Rule.MAX_ORDER_QTY).changes()).hasSize(33).containsEntry("others", 968L);
    }

    @Test
    void aLaddersLastStepCountsForTheLimitsThatAreSet() {
        set(Rule.DAILY_LOSS_HALT, Scope.DESK, "default", FIRST);
        set(Rule.DESK_DAILY_LOSS_HALT, Scope.DESK, "key A", FIRST);

        controls.onHalt(new LadderStepped(PAPER, Rule.DAILY_LOSS_HALT, Step.APPROACHED, Decimal.of(3), Decimal.of(4), FIRST));
        controls.onHalt(new LadderStepped(PAPER, Rule.DAILY_LOSS_HALT, Step.CROSSED, Decimal.of(4), Decimal.of(4), LATER));
        controls.onHalt(new PoolStepped(
                new Pool(Mode.PAPER, Currency.USD), Rule.DESK_DAILY_LOSS_HALT, Step.CROSSED, Decimal.of(4), Decimal.of(4), LATER));

        assertThat(of(Rule.DAILY_LOSS_HALT).refused()).isEqualTo(1);
        assertThat(of(Rule.DESK_DAILY_LOSS_HALT).refused()).isEqualTo(1);
        assertThat(controls.scopes(Rule.DAILY_LOSS_HALT)).containsExactly(Scope.DESK);
    }

    @Test
    void whoWasStoppedAndLetGoOnIsCounted() {
        Scope ema = Scope.strategy("ema");
        controls.onRisk(new RuleTripped(Rule.REPEATED_EXECUTIONS, ema, Decimal.of(10), Decimal.of(10), FIRST));
        controls.onRisk(new RuleRearmed(Rule.REPEATED_EXECUTIONS, ema, "looked", "key A", LATER));

        Controls.Past past = controls.of(new Controls.Place(Rule.REPEATED_EXECUTIONS, ema));
        assertThat(past.tripped()).isEqualTo(1);
        assertThat(past.rearmed()).isEqualTo(1);
    }

    private Controls.Past of(Rule rule) {
        return controls.of(new Controls.Place(rule, Scope.DESK));
    }

    private void set(String by, Instant at) {
        set(Rule.MAX_ORDER_QTY, Scope.DESK, by, at);
    }

    private void set(Rule rule, Scope scope, String by, Instant at) {
        controls.onRisk(new LimitSet(rule, scope, Decimal.of(5), "as the test wants it", by, Optional.empty(), at));
    }

    private void checked(boolean passed, Instant at) {
        controls.onRisk(new OrderChecked(
                new OrderId("o-1"),
                List.of(new Reading(Rule.MAX_ORDER_QTY, Scope.DESK, Optional.of(Decimal.of(6)), Decimal.of(5), passed, Optional.empty())),
                at));
    }
}
