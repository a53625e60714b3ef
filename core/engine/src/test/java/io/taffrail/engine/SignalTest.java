package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.account;
import static io.taffrail.engine.EngineStory.command;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.EngineStory.inDoubt;
import static io.taffrail.engine.Said.EMA;
import static io.taffrail.engine.Said.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command.ApproveSignal;
import io.taffrail.model.journal.Command.RejectSignal;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.LinkReport;
import io.taffrail.model.journal.SignalEvent.SignalRefused;
import io.taffrail.model.journal.SignalEvent.SignalRepeated;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.signal.Action;
import io.taffrail.model.signal.PositionState;
import io.taffrail.model.signal.SignalProblem;
import io.taffrail.model.signal.SignalStatus;
import io.taffrail.model.statement.Capabilities;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.model.value.Decimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Signals: what each comes to, given how its strategy stands, and that none trades twice. */
class SignalTest {
    private final EngineStory desk = EngineStory.margin("100000").given(Said.strategy("ema", false, false, false, Optional.empty()));

    @Test
    void aSignalIsSizedAndBecomesAnOrderOfItsStrategy() {
        desk.when(says("s-1", Action.BUY, "AAPL").at("100")).andAsks("send 1").andOrders("1 SUBMITTED 0/10");

        assertThat(desk.engine().book().order(EngineStory.order(1)).orElseThrow().origin())
                .contains(Origin.of(EMA, new SignalId("s-1")));
        assertThat(status("s-1")).isEqualTo(SignalStatus.ACTED);
    }

    /** So that whoever only asks what would become of it leaves nothing behind. */
    @Test
    void aSignalByHandNeedsNobodyToSetItsStrategyUp() {
        desk.when(says("s-1", Action.BUY, "AAPL").of("manual-main").size("fixed:10").at("100")).andOrders("1 SUBMITTED 0/10");
        desk.when(says("s-2", Action.BUY, "AAPL").of("manual-other").size("fixed:10").at("100"));

        assertThat(status("s-2")).isEqualTo(SignalStatus.REFUSED);
    }

    @Test
    void aStopAndATargetMakeItABracket() {
        desk.when(says("s-1", Action.BUY, "AAPL").stop("95").target("110").at("100"))
                .andOrders("1 ENTRY SUBMITTED 0/10", "2 TAKE_PROFIT HELD 0/10", "3 STOP_LOSS HELD 0/10");
    }

    @Test
    void theRiskOfATradeIsWhatItsStopCosts() {
        desk.when(says("s-1", Action.BUY, "AAPL").size("risk:1%").stop("95").at("100"));

        Decimal quantity = desk.engine().book().order(EngineStory.order(1)).orElseThrow().orderQty().orElseThrow().value();
        assertThat(quantity.times(Decimal.of(5)).compareTo(Decimal.of(1_000))).as("%s units lose 5 each", quantity).isNegative();
        assertThat(quantity.compareTo(Decimal.of(190))).isPositive();
    }

    /** Such a broker (Alpaca) takes no fractions with exits, and none that are sold short. */
    @Test
    void whereTheBrokerKeepsExitsItselfASignalWithExitsIsForWholeShares() {
        desk.given(
                Said.strategy("ema", true, false, false, Optional.empty()),
                new LinkReport.LinkLive(account("main"), new Capabilities(List.of(TimeInForce.DAY), List.of(), true), OnBreak.ASK),
                new LinkReport.Compared(account("main"), List.of(), List.of(), true, Optional.empty()));

        desk.given(
                says("s-1", Action.BUY, "AAPL").size("fixed:10.5").stop("90").at("100"),
                says("s-2", Action.SELL, "MSFT").size("fixed:10.5").at("100"),
                says("s-3", Action.BUY, "TSLA").size("fixed:10.5").at("100"));

        desk.andOrders("1 ENTRY SUBMITTED 0/10", "2 STOP_LOSS HELD 0/10", "3 SUBMITTED 0/10", "4 SUBMITTED 0/10.5");
    }

    @Test
    void aSignalThatComesAgainTradesOnce() {
        desk.given(says("s-1", Action.BUY, "AAPL").at("100"))
                .when(says("s-1", Action.BUY, "AAPL").at("101"))
                .then(new SignalRepeated(account("main"), new SignalId("s-1"), AT))
                .andAsks();
    }

    @Test
    void anIdStandsForOneSignal() {
        desk.given(says("s-1", Action.BUY, "AAPL").at("100"))
                .when(says("s-1", Action.BUY, "MSFT").at("100"))
                .then(new CommandRefused(turnedAway(new SignalProblem.IdTaken(new SignalId("s-1"))), AT));
    }

    @Test
    void whatHasNoNameIsTheSameForAWhileAndAnotherLater() {
        Said unnamed = says("body-1", Action.BUY, "AAPL").unnamed(Duration.ofSeconds(60));
        desk.given(Said.strategy("ema", false, true, false, Optional.empty()),
                unnamed.at("100"), accepted(1), filled(1, "T-1", "10", "100"));

        assertThat(desk.engine().decide(unnamed.at("100"), AT.plusSeconds(59)))
                .containsExactly(new SignalRepeated(account("main"), new SignalId("body-1"), AT.plusSeconds(59)));
        assertThat(desk.engine().decide(unnamed.at("100"), AT.plusSeconds(60)))
                .as("a minute later it is said anew")
                .hasSizeGreaterThan(1);
    }

    @Test
    void anOldSignalIsRefusedWithItsAgeAndOneFromAClockAheadToo() {
        desk.when(says("s-1", Action.BUY, "AAPL").sent(Duration.ofSeconds(60)).at("100")).andAsks("send 1");

        refused(says("s-2", Action.BUY, "MSFT").sent(Duration.ofSeconds(61)).at("100"),
                new SignalProblem.Stale(AT.minusSeconds(61), AT, Duration.ofSeconds(60)));
        refused(says("s-3", Action.BUY, "MSFT").sent(Duration.ofSeconds(-61)).at("100"),
                new SignalProblem.Stale(AT.plusSeconds(61), AT, Duration.ofSeconds(60)));
    }

    @Test
    void onlyAStrategyThatSomebodyHasSetUpTrades() {
        refused(says("s-1", Action.BUY, "AAPL").of("nobody").at("100"),
                new SignalProblem.UnknownStrategy(new StrategyId("nobody")));
    }

    @Test
    void whatIsHeldAlreadyIsNotBoughtAgain() {
        held();

        refused(says("s-2", Action.BUY, "AAPL").at("100"), new SignalProblem.AddsForbidden(EMA, new Symbol("AAPL")));
    }

    @Test
    void whileAnOrderWorksOrIsInDoubtNobodyKnowsWhatIsHeld() {
        desk.given(says("s-1", Action.BUY, "AAPL").at("100"));
        refused(says("s-2", Action.BUY, "AAPL").at("100"), new SignalProblem.Busy(Action.BUY, PositionState.OPENING));

        desk.given(inDoubt(1));
        refused(says("s-3", Action.EXIT, "AAPL").at("100"), new SignalProblem.Busy(Action.EXIT, PositionState.IN_DOUBT));
    }

    @Test
    void nothingIsSoldThatIsNotHeldUnlessTheStrategyMay() {
        refused(says("s-1", Action.SELL, "AAPL").at("100"), new SignalProblem.ShortsForbidden(EMA, new Symbol("AAPL")));
        refused(says("s-2", Action.EXIT, "AAPL").at("100"), new SignalProblem.NothingToDo(Action.EXIT, PositionState.FLAT));

        desk.given(Said.strategy("ema", true, false, false, Optional.empty()))
                .when(says("s-3", Action.SELL, "AAPL").at("100"))
                .andAsks("send 1");
    }

    @Test
    void aSignalThatMustBeApprovedTradesOnlyThen() {
        desk.when(says("s-1", Action.BUY, "AAPL").toApprove().at("100")).andAsks();
        assertThat(status("s-1")).isEqualTo(SignalStatus.AWAITING_APPROVAL);

        desk.when(approve("s-1")).andAsks("send 1");
        assertThat(status("s-1")).isEqualTo(SignalStatus.ACTED);

        desk.when(approve("s-1")).then(new CommandRefused(turnedAway(new SignalProblem.NotAwaited(new SignalId("s-1"), "ACTED")), AT));
    }

    @Test
    void aSignalThatIsRejectedNeverTrades() {
        desk.given(says("s-1", Action.BUY, "AAPL").toApprove().at("100"),
                command(new RejectSignal(account("main"), new SignalId("s-1"), "earnings tomorrow")));

        assertThat(status("s-1")).isEqualTo(SignalStatus.DECLINED);
        desk.when(approve("s-1"))
                .then(new CommandRefused(turnedAway(new SignalProblem.NotAwaited(new SignalId("s-1"), "DECLINED")), AT));
    }

    @Test
    void anApprovalThatComesTooLateTradesNothing() {
        desk.given(says("s-1", Action.BUY, "AAPL").toApprove().at("100"));

        List<Event> late = desk.engine().decide(approve("s-1"), AT.plus(Duration.ofMinutes(15)));

        assertThat(late).singleElement().isInstanceOfSatisfying(SignalRefused.class, refused ->
                assertThat(refused.reason().code()).isEqualTo("APPROVAL_LAPSED"));
    }

    @Test
    void theSmallestCapWins() {
        desk.when(says("s-1", Action.BUY, "AAPL").atMost("450").at("100")).andOrders("1 SUBMITTED 0/4.49752636");
    }

    @Test
    void theAccountsOwnLimitsCapASizeBeforeTheyRefuseIt() {
        desk.given(command(new Command.SetLimits(
                        List.of(new LimitChange(Rule.MAX_ORDER_EQUITY, Scope.DESK, Decimal.of(5), Optional.empty())),
                        Optional.empty(), "a test")))
                .when(says("s-1", Action.BUY, "AAPL").size("equity:50%").at("100"));

        Decimal quantity = desk.engine().book().order(EngineStory.order(1)).orElseThrow().orderQty().orElseThrow().value();
        assertThat(quantity.times(Decimal.of(100)).compareTo(Decimal.of(5_000))).as("%s units", quantity).isNotPositive();
        assertThat(quantity.compareTo(Decimal.of(49))).isPositive();
        assertThat(status("s-1")).isEqualTo(SignalStatus.ACTED);
    }

    @Test
    void aStrategySpendsNoMoreThanItsBudget() {
        desk.given(Said.strategy("ema", false, true, false, Optional.of("1500")),
                says("s-1", Action.BUY, "AAPL").at("100"), accepted(1), filled(1, "T-1", "10", "100"));

        desk.when(says("s-2", Action.ADD, "AAPL").at("100"));
        assertThat(desk.engine().book().order(EngineStory.order(2)).orElseThrow().orderQty().orElseThrow().toString())
                .as("500 are left, of which fees and slippage of 5.5 hundredths of a percent are kept back")
                .isEqualTo("4.997251511");
    }

    @Test
    void strategiesHoldTheirOwnPartsOfOnePosition() {
        desk.given(Said.strategy("rsi", false, false, false, Optional.empty()));
        held();
        desk.given(says("r-1", Action.BUY, "AAPL").of("rsi").at("101"), accepted(2), filled(2, "T-2", "10", "101"))
                .andPosition("AAPL", "20");

        assertThat(stake("ema")).isEqualTo("10");
        assertThat(stake("rsi")).isEqualTo("10");
    }

    @Test
    void whoClosesByHandClosesForTheStrategiesThatHold() {
        held();
        desk.given(Ticket.sell("4", "AAPL").limit("100").submitted(), accepted(2), filled(2, "T-2", "4", "101"));

        assertThat(stake("ema")).isEqualTo("6");
    }

    @Test
    void whatIsBoughtByHandBelongsToNobodyAndIsSoldFirst() {
        held();
        desk.given(Ticket.buy("3", "AAPL").limit("100").submitted(), accepted(2), filled(2, "T-2", "3", "100"),
                Ticket.sell("4", "AAPL").limit("100").submitted(), accepted(3), filled(3, "T-3", "4", "101"));

        assertThat(stake("ema")).isEqualTo("9");
    }

    private void held() {
        desk.given(says("s-1", Action.BUY, "AAPL").at("100"), accepted(1), filled(1, "T-1", "10", "100"));
    }

    private String stake(String strategy) {
        return desk.engine().book().strategies()
                .stake(new StrategyId(strategy), account("main"), EngineStory.instrument("AAPL"))
                .position().quantity().toString();
    }

    private SignalStatus status(String id) {
        return desk.engine().book().signals().find(account("main"), new SignalId(id)).orElseThrow().status();
    }

    private void refused(Input input, SignalProblem problem) {
        desk.when(input).andAsks();
        assertThat(lastRefusal()).isEqualTo(turnedAway(problem));
    }

    private Denial lastRefusal() {
        return desk.events().stream()
                .filter(SignalRefused.class::isInstance)
                .map(event -> ((SignalRefused) event).reason())
                .findFirst()
                .orElseThrow();
    }

    private static Denial turnedAway(SignalProblem problem) {
        return new Denial.SignalTurnedAway(problem);
    }

    private static Input approve(String id) {
        return new CommandTaken(
                new ApproveSignal(account("main"), new SignalId(id), new Symbol("AAPL"), "looks right"),
                Said.facts(new Symbol("AAPL"), "100"));
    }
}
