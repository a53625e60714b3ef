package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.DeskEvent.DayCarried;
import io.taffrail.model.journal.Input.DayEnded;
import io.taffrail.model.market.Dividend;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holding something over a day costs and brings. */
class CarryTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 1, 2);
    private static final Dividend DIVIDEND =
            new Dividend(new Symbol("AAPL"), FRIDAY.plusDays(1), Decimal.of("0.26"));

    @Test
    void whoIsShortPaysForTheLoanAndTheDividendEachOnceForADay() {
        shortStory()
                .when(day(FRIDAY))
                // 10 shares at 100 are worth 1,000: 0.3 % of it, by 360, is 0.83 cents, rounded up to one.
                .then(
                        balance("-0.01", "100999.99", "borrow fee AAPL 2026-01-02"),
                        balance("-2.6", "100997.39", "dividend AAPL ex 2026-01-03"),
                        new DayCarried(FRIDAY, AT))
                .when(day(FRIDAY))
                .thenNothing()
                .when(day(FRIDAY.minusDays(1)))
                .thenNothing();
    }

    @Test
    void whoIsLongIsPaidTheDividendAndBorrowsNothing() {
        EngineStory.margin("100000")
                .given(Ticket.buy("10", "AAPL").submitted(), EngineStory.accepted(1), EngineStory.filled(1, "T-1", "10", "100"))
                .when(day(FRIDAY))
                .then(balance("2.6", "99002.6", "dividend AAPL ex 2026-01-03"), new DayCarried(FRIDAY, AT));
    }

    @Test
    void aDayThatComesToNothingLeavesNothing() {
        EngineStory.margin("100000").when(day(FRIDAY)).thenNothing();
    }

    private static EngineStory shortStory() {
        return EngineStory.margin("100000")
                .given(Ticket.sell("10", "AAPL").submitted(), EngineStory.accepted(1), EngineStory.filled(1, "T-1", "10", "100"));
    }

    private static DayEnded day(LocalDate date) {
        return new DayEnded(date, Decimal.of("0.003"), List.of(DIVIDEND));
    }

    private static BalanceChanged balance(String change, String cash, String reason) {
        return new BalanceChanged(new AccountId("main"), Money.usd(change), Money.usd(cash), reason, AT);
    }
}
