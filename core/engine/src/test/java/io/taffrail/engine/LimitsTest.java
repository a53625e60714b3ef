package io.taffrail.engine;

import static io.taffrail.engine.Wish.buy;
import static io.taffrail.engine.Wish.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.engine.risk.LimitChain;
import io.taffrail.model.instrument.SessionPhase;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.RiskEvent.OrderChecked;
import io.taffrail.model.journal.RiskEvent.RuleTripped;
import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.order.Denial;
import io.taffrail.model.risk.DefaultLimits;
import io.taffrail.model.risk.Reading;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each limit lets pass and what it refuses, to the last unit. */
class LimitsTest {

    static List<Control> controls() {
        return Control.all();
    }

    @Test
    void everyRuleThatRefusesOrdersHasAStory() {
        assertThat(Control.all()).extracting(Control::rule).containsExactly(Arrays.stream(Rule.values())
                .filter(rule -> !rule.isLadder() && !rule.isWarning())
                .toArray(Rule[]::new));
    }

    @ParameterizedTest
    @MethodSource("controls")
    void anOrderJustWithinTheLimitPasses(Control control) {
        var desk = control.desk(LimitChain.whole()).with(control.rule(), control.limit());

        assertThat(desk.send(control.within().apply(desk))).isEmpty();
        assertThat(readings(desk)).filteredOn(reading -> !reading.passed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("controls")
    void anOrderJustBeyondTheLimitIsRefusedWithItsNumbers(Control control) {
        var desk = control.desk(LimitChain.whole()).with(control.rule(), control.limit());

        Optional<Denial> denial = desk.send(control.beyond().apply(desk));

        assertThat(denial).map(Denial::code).contains(control.rule().name());
        assertThat(denial.orElseThrow().what()).contains(control.rule().word(), "limit " + control.limit());
    }

    /** The mutant of each rule: whoever takes a check out of the chain makes the story above fail. */
    @ParameterizedTest
    @MethodSource("controls")
    void withoutItsCheckTheSameOrderPasses(Control control) {
        var desk = control.desk(LimitChain.whole().without(control.rule())).with(control.rule(), control.limit());

        assertThat(desk.send(control.beyond().apply(desk))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POSITION_SIZE, AAPL, 200", "CONCENTRATION, AAPL, 20", "UNEXECUTED_NOTIONAL, MSFT, 20", "STRATEGY_BUDGET, MSFT, 20000",
        "GROSS_EXPOSURE, MSFT, 20", "NET_EXPOSURE, MSFT, 20", "LEVERAGE, MSFT, 0.2"
    })
    void whatIsInDoubtCountsAsIfItHadTraded(Rule rule, String symbol, String limit) {
        var desk = new LimitDesk().with(rule, limit).inDoubt(buy("100", "AAPL").of("ema"));

        assertThat(desk.trial(buy("100", symbol).of("ema")).denial()).isEmpty();
        assertThat(desk.send(buy("100.01", symbol).of("ema"))).map(Denial::code).contains(rule.name());
    }

    @ParameterizedTest
    @CsvSource({"OPEN_ORDERS, 1", "OPEN_ORDERS_SYMBOL, 1", "MAX_POSITIONS, 1"})
    void anOrderInDoubtIsOneThatIsOpen(Rule rule, String limit) {
        var desk = new LimitDesk().with(rule, limit).inDoubt(buy("1", "AAPL"));

        var next = buy("2", rule == Rule.MAX_POSITIONS ? "MSFT" : "AAPL");

        assertThat(desk.send(next)).map(Denial::code).contains(rule.name());
    }

    @Test
    void whileAReplacementIsNotAnsweredTheLargerOfTheTwoCounts() {
        var desk = new LimitDesk().with(Rule.GROSS_EXPOSURE, "20").working(buy("100", "AAPL"));
        desk.take(EngineStory.replace(1, "150", "100"));

        assertThat(desk.refusal()).isEmpty();
        assertThat(desk.trial(buy("50", "MSFT")).denial()).isEmpty();
        assertThat(desk.trial(buy("50.01", "MSFT")).denial()).map(Denial::code).contains("GROSS_EXPOSURE");
    }

    @Test
    void aReplacementIsHeldAgainstTheLimitsWithoutWhatItReplaces() {
        var desk = new LimitDesk().with(Rule.GROSS_EXPOSURE, "20").with(Rule.OPEN_ORDERS, "1").working(buy("150", "AAPL"));

        desk.take(EngineStory.replace(1, "200", "100"));
        assertThat(desk.refusal()).isEmpty();

        var other = new LimitDesk().with(Rule.GROSS_EXPOSURE, "20").working(buy("150", "AAPL"));
        other.take(EngineStory.replace(1, "201", "100"));
        assertThat(other.refusal()).map(Denial::code).contains("GROSS_EXPOSURE");
        assertThat(readings(other)).isNotEmpty();
    }

    @Test
    void allLimitsSpeakAlthoughTheFirstRefuses() {
        var desk = new LimitDesk()
                .with(Rule.MAX_ORDER_QTY, "10")
                .with(Rule.MAX_ORDER_QTY, Scope.strategy("ema"), "5")
                .with(Rule.MAX_ORDER_NOTIONAL, "100")
                .with(Rule.GROSS_EXPOSURE, "1000");

        assertThat(desk.send(buy("20", "AAPL").of("ema"))).map(Denial::code).contains("MAX_ORDER_QTY");

        assertThat(readings(desk)).extracting(reading -> reading.rule().word() + " " + reading.scope() + " " + reading.passed())
                .containsExactly(
                        "max_order_qty desk false", "max_order_qty strategy:ema false", "max_order_notional desk false",
                        "gross_exposure desk true");
    }

    @Test
    void theTightestOfAllThatApplyRefuses() {
        var desk = new LimitDesk().with(Rule.MAX_ORDER_QTY, "10").with(Rule.MAX_ORDER_QTY, Scope.strategy("ema"), "1000");

        assertThat(desk.send(buy("11", "AAPL").of("ema"))).isPresent();
    }

    @Test
    void aPositionAlwaysHasAWayOut() {
        var desk = new LimitDesk().held(buy("100", "AAPL").of("ema"));
        for (Rule rule : Rule.values()) {
            if (!rule.isLadder() && !rule.isWarning()) {
                desk.with(rule, rule.isLeast() ? "1" : "0");
            }
        }
        var closed = new MarketFacts(SessionPhase.CLOSED, Optional.empty(), Optional.empty(), true, Optional.empty(), List.of());

        var out = sell("100", "AAPL").of("ema").aged(Duration.ofHours(1)).in(closed);

        assertThat(desk.send(out.limit("99"))).map(Denial::code).contains("PRICE_COLLAR");
        assertThat(desk.send(out.atTheMarket())).isEmpty();
    }

    @Test
    void whatMakesNothingWorsePassesBeyondALimitThatWasTightened() {
        var desk = new LimitDesk().held(sell("100", "MSFT")).held(buy("100", "AAPL")).with(Rule.NET_EXPOSURE, "1")
                .with(Rule.GROSS_EXPOSURE, "5");

        assertThat(desk.send(sell("50", "AAPL"))).isEmpty();
        assertThat(desk.send(buy("1", "AAPL"))).isPresent();
    }

    @Test
    void withoutAQuoteNothingIsOpened() {
        var desk = new LimitDesk().with(Rule.STALE_PRICE, "5");
        var blind = buy("1", "AAPL").submit();

        desk.take(new CommandTaken(
                blind, Facts.of(EngineStory.instrument("AAPL"), Optional.empty())));

        assertThat(desk.refusal().orElseThrow().what()).contains("not known", "there is no quote");
    }

    @Test
    void whereNobodyKnowsTheVolumeThatIsSaidAndRefusesNothing() {
        var desk = new LimitDesk().with(Rule.MAX_ORDER_ADV, "1");

        assertThat(desk.send(buy("1000", "AAPL"))).isEmpty();

        assertThat(readings(desk)).extracting(Reading::text).singleElement().asString()
                .contains("not known; limit 1 %", "max_order_notional");
    }

    @Test
    void whereNobodyKnowsHowFarThePriceMovedNothingIsOpened() {
        var desk = new LimitDesk().held(buy("10", "AAPL")).with(Rule.PRICE_DRIFT, "5");
        var unknown = MarketFacts.ALWAYS_OPEN.withDrift(Optional.empty());

        assertThat(desk.send(buy("1", "AAPL").in(unknown))).map(Denial::code).contains("PRICE_DRIFT");
        assertThat(desk.send(sell("10", "AAPL").in(unknown))).isEmpty();
    }

    @Test
    void whatAPersonClosesForAStrategyIsInItsBudgetNoMore() {
        var desk = new LimitDesk().with(Rule.STRATEGY_BUDGET, "10000").held(buy("100", "AAPL").of("ema"));
        assertThat(desk.trial(buy("1", "MSFT").of("ema")).denial()).map(Denial::code).contains("STRATEGY_BUDGET");

        desk.held(sell("100", "AAPL"));

        assertThat(desk.trial(buy("100", "MSFT").of("ema")).denial()).isEmpty();
        assertThat(desk.trial(buy("100.01", "MSFT").of("ema")).denial()).isPresent();
    }

    @Test
    void aStopOnTheWrongSideIsNoStop() {
        var desk = new LimitDesk().with(Rule.MAX_RISK_PER_TRADE, "50");

        assertThat(desk.send(buy("1", "AAPL").stopping("101")).orElseThrow().what()).contains("wrong side");
    }

    @Test
    void withoutAStopAllOfTheOrderIsAtRisk() {
        var desk = new LimitDesk().with(Rule.MAX_RISK_PER_TRADE, "1");

        assertThat(desk.trial(buy("10", "AAPL")).denial()).isEmpty();
        assertThat(desk.trial(buy("10.01", "AAPL")).denial()).isPresent();
    }

    @Test
    void aNameOfItsOwnTellsAnOrderFromItsTwin() {
        var desk = new LimitDesk().with(Rule.DUPLICATE_ORDER, "2").working(buy("10", "AAPL"));

        assertThat(desk.send(buy("10", "AAPL").named("mine"))).isEmpty();
    }

    @Test
    void aStrategyThatRepeatsItselfIsStoppedAtOnceAndUntilAPersonHasLooked() {
        var desk = new LimitDesk().with(Rule.REPEATED_EXECUTIONS, "2").held(buy("1", "AAPL").of("ema"));
        desk.held(buy("2", "AAPL").of("ema"));

        assertThat(desk.events()).hasAtLeastOneElementOfType(RuleTripped.class);
        assertThat(desk.later(Duration.ofHours(5)).send(buy("1", "MSFT").of("ema"))).isPresent();
        assertThat(desk.send(buy("1", "MSFT").of("other"))).isEmpty();

        desk.take(new Command.RearmRule(Rule.REPEATED_EXECUTIONS, Scope.strategy("ema"), "looked", "test"));
        assertThat(desk.send(buy("1", "KO").of("ema"))).isEmpty();
    }

    @Test
    void beyondAWarningAnOrderIsToldAndNotRefused() {
        var desk = new LimitDesk().with(Rule.ORDER_TO_FILL_WARN, "1").working(buy("1", "AAPL"));

        assertThat(desk.send(buy("2", "AAPL"))).isEmpty();
        assertThat(readings(desk)).extracting(Reading::passed).containsExactly(false);
    }

    @Test
    void aRefusalNamesTheLargestQuantityThatWouldPass() {
        var desk = new LimitDesk().with(Rule.MAX_ORDER_NOTIONAL, "2500").held(buy("5", "AAPL")).with(Rule.CONCENTRATION, "2");

        var trial = desk.trial(buy("1000", "AAPL"));

        assertThat(trial.denial()).isPresent();
        assertThat(trial.largest()).contains(Quantity.of("15"));
        assertThat(desk.trial(buy("15", "AAPL")).denial()).isEmpty();
        assertThat(desk.trial(buy("15.000000001", "AAPL")).denial()).isPresent();
    }

    @Test
    void aDeskWithoutLimitsChecksAndWritesAsBefore() {
        var desk = new LimitDesk();

        assertThat(desk.send(buy("1", "AAPL"))).isEmpty();

        assertThat(desk.events()).hasSize(2).noneMatch(OrderChecked.class::isInstance);
    }

    @Test
    void anOrderUnderTheDefaultsIsWrittenDownInAFewLines() {
        var desk = new LimitDesk();
        desk.take(new Command.SetLimits(DefaultLimits.all(), Optional.of("as started"), "default"));

        assertThat(desk.send(buy("10", "AAPL").of("ema"))).isEmpty();

        assertThat(readings(desk)).hasSizeBetween(15, 28).allMatch(Reading::passed);
    }

    private static List<Reading> readings(LimitDesk desk) {
        return desk.events().stream()
                .filter(OrderChecked.class::isInstance)
                .flatMap(event -> ((OrderChecked) event).readings().stream())
                .toList();
    }
}
