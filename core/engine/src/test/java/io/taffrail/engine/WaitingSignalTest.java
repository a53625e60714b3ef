package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.account;
import static io.taffrail.engine.EngineStory.canceled;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.EngineStory.inDoubt;
import static io.taffrail.engine.EngineStory.order;
import static io.taffrail.engine.Guard.time;
import static io.taffrail.engine.Said.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command.ApproveSignal;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.SignalEvent.SignalRefused;
import io.taffrail.model.journal.SignalEvent.SignalWaits;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.order.Denial;
import io.taffrail.model.signal.Action;
import io.taffrail.model.signal.SignalProblem;
import io.taffrail.model.signal.SignalStatus;
import io.taffrail.model.value.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A signal in TradersPost's words takes what its strategy works off, and goes on once that is proven to be over. */
class WaitingSignalTest {
    private static final Symbol AAPL = new Symbol("AAPL");

    /** Strategy {@code ema} works the purchase of ten at the market, which its venue has and has not traded. */
    private final EngineStory working = EngineStory.margin("100000")
            .given(Said.strategy("ema", false, false, false, Optional.empty()))
            .given(says("s-1", Action.ENTER_LONG, "AAPL").at("100"), accepted(1));

    @Test
    void anEntryTakesTheEarlierOneOffAndWaits() {
        working.when(says("s-2", Action.ENTER_LONG, "AAPL").byTradersPost().at("101"))
                .andAsks("cancel 1");

        assertThat(status("s-2")).isEqualTo(SignalStatus.WAITING);
        assertThat(working.engine().nextCommand()).as("the venue has not answered").isEmpty();
    }

    @Test
    void withTheVenuesEvidenceItGoesOnAtThePricesOfThatMoment() {
        working.given(says("s-2", Action.ENTER_LONG, "AAPL").byTradersPost().stop("90").at("101"), canceled(1));

        Command next = working.engine().nextCommand().orElseThrow();
        assertThat(next).isEqualTo(new Command.GoOnWithSignal(account("main"), new SignalId("s-2"), AAPL));
        working.when(new CommandTaken(next, Said.facts(AAPL, "102"))).andAsks("send 2");

        assertThat(status("s-2")).isEqualTo(SignalStatus.ACTED);
        assertThat(working.engine().book().order(order(2)).orElseThrow().reference().orElseThrow()).hasToString("102");
        assertThat(working.engine().nextCommand()).isEmpty();
    }

    @Test
    void whatTradedBeforeTheCancelCameCounts() {
        working.given(says("s-2", Action.ENTER_LONG, "AAPL").byTradersPost().at("101"), filled(1, "T-1", "10", "100"));

        goOn();

        assertThat(status("s-2")).as("it holds one already, and may not add").isEqualTo(SignalStatus.REFUSED);
    }

    @Test
    void anExitWaitsForAnOrderInDoubtToo() {
        working.given(Said.strategy("ema", false, true, false, Optional.empty()), filled(1, "T-1", "10", "100"))
                .given(says("s-2", Action.ADD, "AAPL").at("100"), inDoubt(2))
                .when(says("s-3", Action.EXIT, "AAPL").byTradersPost().at("101"))
                .andAsks("cancel 2");
        assertThat(status("s-3")).isEqualTo(SignalStatus.WAITING);

        working.given(canceled(2));
        goOn();

        assertThat(status("s-3")).isEqualTo(SignalStatus.ACTED);
        working.andOrders("1 FILLED 10/10", "2 CANCELED 0/10", "3 SUBMITTED 0/10");
    }

    @Test
    void itWaitsNoLongerThanItMayBeOld() {
        working.given(says("s-2", Action.ENTER_LONG, "AAPL").byTradersPost().at("101"));

        assertThat(working.engine().nextDue()).contains(AT.plusSeconds(60));
        working.when(time(AT.plusSeconds(60)))
                .then(refused("s-2", new SignalProblem.WaitedTooLong(new SignalId("s-2"), AT.plusSeconds(60))));

        working.given(canceled(1));
        assertThat(working.engine().nextCommand()).as("nothing comes of it any more").isEmpty();
    }

    @Test
    void theAgeOfASignalCountsFromWhenItWasSent() {
        working.given(says("s-2", Action.ENTER_LONG, "AAPL").byTradersPost().sent(Duration.ofSeconds(20)).at("101"));

        assertThat(working.engine().nextDue()).contains(AT.plusSeconds(40));
    }

    @Test
    void whatIsSaidLaterCounts() {
        working.given(says("s-2", Action.ENTER_LONG, "AAPL").byTradersPost().at("101"))
                .when(says("s-3", Action.EXIT, "AAPL").byTradersPost().at("101"));

        assertThat(status("s-2")).isEqualTo(SignalStatus.REFUSED);
        working.given(canceled(1));
        assertThat(working.engine().nextCommand()).as("nothing is opened after the exit").isNotPresent();
    }

    @Test
    void ofTwoThatWaitTheLaterGoesOn() {
        working.given(says("s-2", Action.ENTER_LONG, "AAPL").byTradersPost().at("101"))
                .given(says("s-3", Action.ENTER_LONG, "AAPL").byTradersPost().at("101"), canceled(1));

        assertThat(status("s-2")).isEqualTo(SignalStatus.REFUSED);
        assertThat(working.engine().nextCommand())
                .contains(new Command.GoOnWithSignal(account("main"), new SignalId("s-3"), AAPL));
    }

    @Test
    void otherDialectsAreRefusedAsBefore() {
        working.when(says("s-2", Action.ENTER_LONG, "AAPL").at("101")).andAsks();

        assertThat(status("s-2")).isEqualTo(SignalStatus.REFUSED);
    }

    @Test
    void whoApprovesItBeginsTheWait() {
        working.given(says("s-2", Action.ENTER_LONG, "AAPL").byTradersPost().toApprove().at("101"));
        assertThat(status("s-2")).isEqualTo(SignalStatus.AWAITING_APPROVAL);

        working.when(new CommandTaken(
                        new ApproveSignal(account("main"), new SignalId("s-2"), AAPL, "go"), Said.facts(AAPL, "101")))
                .andAsks("cancel 1");

        assertThat(status("s-2")).isEqualTo(SignalStatus.WAITING);
    }

    @Test
    void anOrderThatWillNotGoIsWaitedFor() {
        working.given(says("s-2", Action.ENTER_LONG, "AAPL").byTradersPost().at("101"))
                .given(new ExecutionReport.CancelRejected(order(1), "too late", AT));

        assertThat(working.engine().nextCommand()).isEmpty();
        assertThat(status("s-2")).isEqualTo(SignalStatus.WAITING);
    }

    /** What waits is in the events: a desk that is built from them waits for the same. */
    @Test
    void itSurvivesARestart() {
        var journal = new ArrayList<Event>();
        var engine = new Engine();
        for (Input input : List.of(
                EngineStory.command(new Command.OpenDesk(EngineStory.FOLDER, EngineStory.DESK,
                        new MarketSource(MarketSource.Kind.REPLAY, "story", "1"))),
                EngineStory.command(new Command.OpenAccount(new Account(
                        account("main"), "paper", Mode.PAPER, AccountKind.MARGIN,
                        true, Money.usd("100000"), AT))),
                Said.strategy("ema", false, false, false, Optional.empty()),
                says("s-1", Action.ENTER_LONG, "AAPL").at("100"), accepted(1),
                says("s-2", Action.ENTER_LONG, "AAPL").byTradersPost().at("101"), canceled(1))) {
            journal.addAll(engine.settle(engine.decide(input, AT), AT));
        }

        var restarted = new Engine();
        journal.forEach(restarted::apply);

        assertThat(restarted.nextCommand()).isEqualTo(engine.nextCommand()).isPresent();
        assertThat(restarted.nextDue()).isEqualTo(engine.nextDue()).contains(AT.plusSeconds(60));
        assertThat(journal).filteredOn(SignalWaits.class::isInstance)
                .containsExactly(new SignalWaits(account("main"), new SignalId("s-2"), List.of(order(1)), AT.plusSeconds(60), AT));
    }

    private void goOn() {
        working.given(new CommandTaken(working.engine().nextCommand().orElseThrow(), Said.facts(AAPL, "102")));
    }

    private SignalStatus status(String id) {
        return working.engine().book().signals().find(account("main"), new SignalId(id)).orElseThrow().status();
    }

    private static SignalRefused refused(String id, SignalProblem problem) {
        return new SignalRefused(account("main"), new SignalId(id), new Denial.SignalTurnedAway(problem), AT);
    }
}
