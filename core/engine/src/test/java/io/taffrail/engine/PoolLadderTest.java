package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.account;
import static io.taffrail.engine.EngineStory.command;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.Guard.MAIN;
import static io.taffrail.engine.Guard.marks;
import static io.taffrail.engine.Guard.resume;
import static io.taffrail.engine.Guard.time;
import static io.taffrail.engine.Ticket.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Input;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Denial;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.LimitProblem;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Losses of two paper accounts of 100,000 dollars together, of which one holds 100 AAPL and the other 100 MSFT, each bought at 100: each
 * dollar of a price is a twentieth of a percent of both.
 */
class PoolLadderTest {
    private final EngineStory both = EngineStory.margin("100000").with("other", AccountKind.MARGIN, true, "100000")
            .given(limits(Rule.DESK_DAILY_LOSS_WARN, "2"), limits(Rule.DESK_DAILY_LOSS_HALT, "4"), limits(Rule.DESK_DRAWDOWN_HALT, "10"))
            .given(buy("100", "AAPL").at("100").submitted(), accepted(1), filled(1, "T-1", "100", "100"))
            .given(buy("100", "MSFT").at("100").on("other").submitted(), accepted(2), filled(2, "T-2", "100", "100"));

    @Test
    void lossesOfAllAreMeasuredFromTheMomentThatLimitsAreSet() {
        EngineStory.margin("100000").with("other", AccountKind.MARGIN, true, "50000")
                .when(limits(Rule.DESK_DAILY_LOSS_WARN, "2"))
                .andGuards("all paper accounts in USD measured from 150000 USD and 150000 USD");
    }

    @Test
    void whatAllLoseTogetherHaltsTheEntriesOfAll() {
        both.when(marks("AAPL", "60.01"))
                .andGuards("all paper accounts in USD DESK_DAILY_LOSS_WARN APPROACHED at 1.9995%")
                .when(marks("AAPL", "60"))
                .andGuards("all paper accounts in USD DESK_DAILY_LOSS_WARN CROSSED at 2%", "halted ENTRIES of account main",
                        "halted ENTRIES of account other")
                .when(buy("1", "MSFT").at("100").on("other").submitted())
                .thenDenied(new Denial.TradingHalted(
                        new HaltScope.OneAccount(account("other")), HaltLevel.ENTRIES,
                        "desk_daily_loss_warn: 2% are lost by all paper accounts in USD, the limit is 2%"));
    }

    @Test
    void theSecondStepHaltsEverything() {
        both.given(marks("AAPL", "60"))
                .when(marks("MSFT", "60"))
                .andGuards("all paper accounts in USD DESK_DAILY_LOSS_HALT APPROACHED at 4%",
                        "all paper accounts in USD DESK_DAILY_LOSS_HALT CROSSED at 4%", "halted ALL of account main",
                        "halted ALL of account other");
    }

    @Test
    void whatOneWinsMakesUpForWhatTheOtherLoses() {
        both.given(marks("MSFT", "140")).when(marks("AAPL", "60")).andGuards();
    }

    @Test
    void realMoneyIsNotSummedWithPlayMoney() {
        both.when(opened("real", Mode.LIVE, "1000"))
                .andGuards("all live accounts in USD measured from 1000 USD and 1000 USD")
                .when(marks("AAPL", "60"))
                .andGuards("all paper accounts in USD DESK_DAILY_LOSS_WARN APPROACHED at 2%",
                        "all paper accounts in USD DESK_DAILY_LOSS_WARN CROSSED at 2%", "halted ENTRIES of account main",
                        "halted ENTRIES of account other");
    }

    @Test
    void anAccountThatIsOpenedLaterIsNoGain() {
        both.when(opened("third", Mode.PAPER, "200000"))
                .andGuards()
                .when(marks("AAPL", "20.01"))
                .andGuards("all paper accounts in USD DESK_DAILY_LOSS_WARN APPROACHED at 1.9998%")
                .when(marks("AAPL", "20"))
                .andGuards("all paper accounts in USD DESK_DAILY_LOSS_WARN CROSSED at 2%", "halted ENTRIES of account main",
                        "halted ENTRIES of account other", "halted ENTRIES of account third");
    }

    @Test
    void aDrawdownIsMeasuredFromThePeakOverDays() {
        both.when(marks("AAPL", "300"))
                .andGuards("all paper accounts in USD peak 220000 USD")
                .when(nextDay())
                .andGuards("all paper accounts in USD measured from 220000 USD and 220000 USD")
                .given(limits(Rule.DESK_DAILY_LOSS_HALT, "50"), limits(Rule.DESK_DAILY_LOSS_WARN, "50"))
                .when(marks("AAPL", "80"))
                .andGuards("all paper accounts in USD DESK_DRAWDOWN_HALT APPROACHED at 10%",
                        "all paper accounts in USD DESK_DRAWDOWN_HALT CROSSED at 10%", "halted ALL of account main",
                        "halted ALL of account other");
    }

    @Test
    void aPersonWhoLetsOneGoOnMeasuresAllAnew() {
        both.given(marks("AAPL", "60"))
                .when(resume(MAIN))
                .andGuards("resumed account main", "all paper accounts in USD measured from 196000 USD and 196000 USD")
                .when(buy("1", "MSFT").at("100").on("other").submitted())
                .thenDenied(new Denial.TradingHalted(
                        new HaltScope.OneAccount(account("other")), HaltLevel.ENTRIES,
                        "desk_daily_loss_warn: 2% are lost by all paper accounts in USD, the limit is 2%"));
    }

    @Test
    void aQuoteThatCrossesALevelIsToBeWrittenDownAtOnce() {
        assertThat(both.engine().isLossAt(quote("60.01"), AT)).isFalse();
        assertThat(both.engine().isLossAt(quote("60"), AT)).isTrue();
    }

    @Test
    void theyCanBeSetForNobodyButTheDesk() {
        both.when(command(new Command.SetLimits(
                        List.of(LimitChange.of(Rule.DESK_DAILY_LOSS_HALT, Scope.of(account("main")), "3")), Optional.of("a test"), "test")))
                .then(new CommandRefused(
                        new Denial.LimitRefused(
                                LimitProblem.LIMIT_OF_DESK, Rule.DESK_DAILY_LOSS_HALT, Scope.of(account("main")), Decimal.of(3),
                                Optional.empty()),
                        AT));
    }

    private Input nextDay() {
        return time(both.engine().nextDue().orElseThrow());
    }

    private static Input opened(String name, Mode mode, String cash) {
        return command(new Command.OpenAccount(
                new Account(account(name), "paper", mode, AccountKind.MARGIN, true, Money.usd(cash), AT)));
    }

    private static Quote quote(String price) {
        return Quote.point(AT, new Symbol("AAPL"), Price.of(price));
    }

    private static Input limits(Rule rule, String percent) {
        return command(new Command.SetLimits(
                List.of(LimitChange.of(rule, Scope.DESK, percent)), Optional.of("a test"), "test"));
    }
}
