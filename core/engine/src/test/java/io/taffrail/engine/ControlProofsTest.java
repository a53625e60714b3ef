package io.taffrail.engine;

import static io.taffrail.engine.Wish.buy;
import static io.taffrail.engine.Wish.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.engine.risk.LimitChain;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.RiskEvent.OrderChecked;
import io.taffrail.model.order.Denial;
import io.taffrail.model.risk.Reading;
import io.taffrail.model.risk.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** For every rule there is: without its check the order passes that it refuses, and what is in doubt counts as if it had traded. */
class ControlProofsTest {
    /** What counts executions counts those that are known: an order in doubt may have none. */
    private static final Set<Rule> OF_EXECUTIONS = EnumSet.of(Rule.REPEATED_EXECUTIONS, Rule.DAY_TRADES);
    /** They begin with a sale, and a cash account sells nothing that is in doubt: what is in doubt then is shown by itself. */
    private static final Set<Rule> OF_CASH = EnumSet.of(Rule.SETTLED_CASH, Rule.GOOD_FAITH);

    static List<Control> controls() {
        return Control.all();
    }

    static Stream<Control> controlsOfOrders() {
        return Control.all().stream().filter(control -> !OF_EXECUTIONS.contains(control.rule()) && !OF_CASH.contains(control.rule()));
    }

    /** Whoever adds a rule shows here what it stops: orders, the account, or nothing but silence. */
    @ParameterizedTest
    @EnumSource(Rule.class)
    void whatARuleStopsGoesThroughOnceItsCheckIsGone(Rule rule) {
        if (rule.isLadder()) {
            assertThat(isHaltedBy(new LimitDesk().with(rule, "2"))).as("with it").isTrue();
            assertThat(isHaltedBy(new LimitDesk())).as("without it").isFalse();
        } else if (rule.isWarning()) {
            assertThat(warnings(rule, LimitChain.whole())).as("with it").hasSize(1);
            assertThat(warnings(rule, LimitChain.whole().without(rule))).as("without it").isEmpty();
        } else {
            assertThat(isRefusedBy(rule, LimitChain.whole())).as("with it").isTrue();
            assertThat(isRefusedBy(rule, LimitChain.whole().without(rule))).as("without it").isFalse();
        }
    }

    /** One check that is gone lets no more pass than its own: every other rule refuses as before. */
    @ParameterizedTest
    @MethodSource("controls")
    void eachRuleStandsAlone(Control control) {
        Rule other = control.rule() == Rule.MAX_ORDER_QTY ? Rule.MAX_ORDER_NOTIONAL : Rule.MAX_ORDER_QTY;

        assertThat(isRefusedBy(control.rule(), LimitChain.whole().without(other))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("controlsOfOrders")
    void whatIsInDoubtCountsInEveryControl(Control control) {
        var desk = control.desk(LimitChain.whole()).with(control.rule(), control.limit()).deaf();

        assertThat(desk.send(control.beyond().apply(desk))).map(Denial::code).contains(control.rule().name());
    }

    @Test
    void anOrderInDoubtIsNoExecutionYet() {
        for (Rule rule : OF_EXECUTIONS) {
            Control control = control(rule);
            var desk = control.desk(LimitChain.whole()).with(rule, control.limit()).deaf();

            assertThat(desk.send(control.beyond().apply(desk))).as(rule.word()).isEmpty();
        }
    }

    @Test
    void unsettledMoneyThatAPurchaseInDoubtLeavesCountsInSettledCash() {
        for (LimitChain chain : List.of(LimitChain.whole(), LimitChain.whole().without(Rule.SETTLED_CASH))) {
            var desk = cash(chain).with(Rule.SETTLED_CASH, "0").held(buy("500", "AAPL")).held(sell("500", "AAPL"));

            desk.inDoubt(buy("500", "KO"));

            assertThat(desk.send(buy("1", "MSFT")).map(Denial::code).filter("SETTLED_CASH"::equals).isPresent())
                    .isEqualTo(chain.checks(Rule.SETTLED_CASH));
        }
    }

    /** Two of three are let pass; the first has happened, and nobody knows whether the second has. */
    @Test
    void aSaleInDoubtCountsAsTheViolationThatItWouldBe() {
        for (LimitChain chain : List.of(LimitChain.whole(), LimitChain.whole().without(Rule.GOOD_FAITH))) {
            var desk = cash(chain).with(Rule.GOOD_FAITH, "2").held(buy("1000", "AAPL")).held(sell("1000", "AAPL"));
            desk.held(buy("10", "MSFT")).held(buy("10", "KO")).held(sell("4", "MSFT"));
            assertThat(desk.trial(sell("4", "MSFT")).denial()).as("the second").isEmpty();

            desk.inDoubt(sell("5", "KO"));

            assertThat(desk.send(sell("4", "MSFT")).map(Denial::code).filter("GOOD_FAITH"::equals).isPresent())
                    .isEqualTo(chain.checks(Rule.GOOD_FAITH));
        }
    }

    /** What seems to be paid with settled money is not, where a purchase that nobody knows of has taken that first. */
    @Test
    void aPurchaseInDoubtHasTakenTheSettledMoneyFirst() {
        for (LimitChain chain : List.of(LimitChain.whole(), LimitChain.whole().without(Rule.GOOD_FAITH))) {
            var desk = cash(chain).with(Rule.GOOD_FAITH, "0").held(buy("500", "AAPL")).held(sell("500", "AAPL"));
            desk.held(buy("10", "MSFT"));
            assertThat(desk.trial(sell("10", "MSFT")).denial()).as("paid with settled money").isEmpty();

            desk.inDoubt(buy("494", "KO"));

            assertThat(desk.trial(sell("6", "MSFT")).denial()).as("490 of KO were paid with the rest of it").isEmpty();
            assertThat(desk.send(sell("6.01", "MSFT")).map(Denial::code).filter("GOOD_FAITH"::equals).isPresent())
                    .isEqualTo(chain.checks(Rule.GOOD_FAITH));
        }
    }

    /** An account whose buying power nobody checks may sell what it has perhaps bought. */
    @Test
    void aPurchaseInDoubtThatUnsettledMoneyPaysCountsAsMadeAndItsSaleIsTheViolation() {
        for (LimitChain chain : List.of(LimitChain.whole(), LimitChain.whole().without(Rule.GOOD_FAITH))) {
            var desk = cash(chain).with(Rule.GOOD_FAITH, "0").held(buy("1000", "AAPL")).held(sell("1000", "AAPL"));
            desk.take(new Command.SetBuyingPowerCheck(EngineStory.account("main"), false)).inDoubt(buy("10", "MSFT"));

            assertThat(desk.send(sell("10", "MSFT")).map(Denial::code).filter("GOOD_FAITH"::equals).isPresent())
                    .isEqualTo(chain.checks(Rule.GOOD_FAITH));
        }
    }

    private static LimitDesk cash(LimitChain chain) {
        return new LimitDesk(chain, AccountKind.CASH, "100000");
    }

    private static boolean isRefusedBy(Rule rule, LimitChain chain) {
        Control control = control(rule);
        var desk = control.desk(chain).with(rule, control.limit());
        return desk.send(control.beyond().apply(desk)).map(Denial::code).filter(rule.name()::equals).isPresent();
    }

    private static Control control(Rule rule) {
        return Control.all().stream().filter(control -> control.rule() == rule).findFirst()
                .orElseThrow(() -> new AssertionError("no control shows what " + rule + " refuses"));
    }

    /** A tenth of the account's 100,000 is bought, and loses more than a fifth of its worth. */
    private static boolean isHaltedBy(LimitDesk desk) {
        desk.held(buy("100", "AAPL"));
        desk.take(Guard.marks("AAPL", "79"));
        boolean halted = desk.events().stream().anyMatch(HaltEvent.class::isInstance);
        assertThat(desk.send(buy("1", "MSFT")).isPresent()).as("nothing is opened").isEqualTo(halted);
        return halted;
    }

    /** Orders without an execution: too many for each, at a limit of 1. */
    private static List<Reading> warnings(Rule rule, LimitChain chain) {
        var desk = new LimitDesk(chain).with(rule, "1").working(buy("1", "AAPL"));
        assertThat(desk.send(buy("2", "AAPL"))).as("a warning refuses nothing").isEmpty();
        return desk.events().stream()
                .filter(OrderChecked.class::isInstance)
                .flatMap(event -> ((OrderChecked) event).readings().stream())
                .filter(reading -> reading.rule() == rule && !reading.passed())
                .toList();
    }
}
