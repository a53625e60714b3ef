package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.command;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.Guard.MAIN;
import static io.taffrail.engine.Guard.marks;
import static io.taffrail.engine.Guard.resume;
import static io.taffrail.engine.Guard.time;
import static io.taffrail.engine.Ticket.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Input;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Denial;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Price;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Losses of an account of 100,000 dollars that holds 100 AAPL bought at 100: each dollar of the price is a tenth of a percent. */
class LadderTest {
    private final EngineStory holding = EngineStory.margin("100000")
            .given(limits(Rule.DAILY_LOSS_WARN, "2"), limits(Rule.DAILY_LOSS_HALT, "4"), limits(Rule.DRAWDOWN_HALT, "10"))
            .given(buy("100", "AAPL").at("100").submitted(), accepted(1), filled(1, "T-1", "100", "100"));

    @Test
    void lossesAreMeasuredFromTheMomentThatLimitsAreSet() {
        EngineStory.margin("100000")
                .when(limits(Rule.DAILY_LOSS_WARN, "2"))
                .andGuards("measured from 100000 USD and 100000 USD");
    }

    @Test
    void fourFifthsOfALimitAreToldAndTheLimitHaltsEntries() {
        holding
                .when(marks("AAPL", "84.01"))
                .andGuards()
                .when(marks("AAPL", "84"))
                .andGuards("DAILY_LOSS_WARN APPROACHED at 1.6%")
                .when(marks("AAPL", "80.01"))
                .andGuards()
                .when(marks("AAPL", "80"))
                .andGuards("DAILY_LOSS_WARN CROSSED at 2%", "halted ENTRIES of account main")
                .when(buy("1", "MSFT").at("100").submitted())
                .thenDenied(new Denial.TradingHalted(
                        MAIN, HaltLevel.ENTRIES, "daily_loss_warn: 2% are lost, the limit is 2%"));
    }

    @Test
    void theSecondStepHaltsEverything() {
        holding
                .when(marks("AAPL", "60"))
                .andGuards("DAILY_LOSS_WARN APPROACHED at 4%", "DAILY_LOSS_WARN CROSSED at 4%", "halted ENTRIES of account main",
                        "DAILY_LOSS_HALT APPROACHED at 4%", "DAILY_LOSS_HALT CROSSED at 4%", "halted ALL of account main")
                .when(marks("AAPL", "59"))
                .andGuards();
    }

    @Test
    void feesAndRealisedLossesCount() {
        holding
                .given(Ticket.sell("100", "AAPL").at("81").submitted(), accepted(2))
                .when(filled(2, "T-2", "100", "80"))
                .andGuards("DAILY_LOSS_WARN CROSSED at 2%", "halted ENTRIES of account main");
    }

    @Test
    void aDrawdownIsMeasuredFromThePeakOverDays() {
        holding
                .when(marks("AAPL", "200"))
                .andGuards("peak 110000 USD")
                .given(marks("AAPL", "150"), nextDay())
                .when(marks("AAPL", "90.01"))
                .andGuards("DAILY_LOSS_WARN APPROACHED at 5.7133%", "DAILY_LOSS_WARN CROSSED at 5.7133%",
                        "halted ENTRIES of account main", "DAILY_LOSS_HALT APPROACHED at 5.7133%",
                        "DAILY_LOSS_HALT CROSSED at 5.7133%", "halted ALL of account main", "DRAWDOWN_HALT APPROACHED at 9.9991%")
                .when(marks("AAPL", "90"))
                .andGuards("DRAWDOWN_HALT CROSSED at 10%");
    }

    @Test
    void aNewDayBeginsWithItsOwnEquityAndLiftsNoHalt() {
        holding
                .given(marks("AAPL", "80"))
                .when(nextDay())
                .andGuards("measured from 98000 USD and 100000 USD")
                .when(marks("AAPL", "79"))
                .andGuards()
                .when(buy("1", "MSFT").at("100").submitted())
                .thenDenied(new Denial.TradingHalted(
                        MAIN, HaltLevel.ENTRIES, "daily_loss_warn: 2% are lost, the limit is 2%"));
    }

    @Test
    void aPersonWhoResumesArmsTheLadderAnewFromThere() {
        holding
                .given(marks("AAPL", "80"))
                .when(resume(MAIN))
                .andGuards("resumed account main", "measured from 98000 USD and 98000 USD")
                .when(marks("AAPL", "79"))
                .andGuards()
                .when(marks("AAPL", "60.4"))
                .andGuards("DAILY_LOSS_WARN APPROACHED at 2%", "DAILY_LOSS_WARN CROSSED at 2%", "halted ENTRIES of account main");
    }

    @Test
    void aQuoteThatCrossesALevelIsToBeWrittenDownAtOnce() {
        assertThat(holding.engine().isLossAt(quote("80.01"), AT)).isFalse();
        assertThat(holding.engine().isLossAt(quote("80"), AT)).isTrue();
        holding.given(marks("AAPL", "80"));
        assertThat(holding.engine().isLossAt(quote("79"), AT)).isFalse();
        assertThat(holding.engine().isLossAt(quote("60"), AT)).isTrue();
    }

    @Test
    void aDeskWithoutLimitsMeasuresNothing() {
        EngineStory.margin("100000")
                .given(buy("100", "AAPL").at("100").submitted(), accepted(1), filled(1, "T-1", "100", "100"))
                .when(marks("AAPL", "1"))
                .andGuards();
    }

    private Input nextDay() {
        return time(holding.engine().nextDue().orElseThrow());
    }

    private static Quote quote(String price) {
        return Quote.point(Instant.EPOCH, new Symbol("AAPL"), Price.of(price));
    }

    private static Input limits(Rule rule, String percent) {
        return command(new Command.SetLimits(
                List.of(LimitChange.of(rule, Scope.DESK, percent)), Optional.of("a test"), "test"));
    }
}
