package io.taffrail.engine;

import static io.taffrail.engine.Wish.buy;
import static io.taffrail.engine.Wish.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.engine.risk.LimitChain;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.order.Denial;
import io.taffrail.model.risk.Rule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Money that has not settled, what is bought with it, and who turns round within a day; the first day is a Friday. */
class DealingsTest {
    private static final Duration WEEKEND = Duration.ofDays(3);

    @Test
    void whatWorksAndWhatIsInDoubtTakesSettledMoneyFirst() {
        var desk = cash().with(Rule.SETTLED_CASH, "0").held(buy("500", "AAPL")).held(sell("500", "AAPL"));
        desk.working(buy("200", "KO")).inDoubt(buy("200", "IBM"));

        assertThat(desk.trial(buy("100", "MSFT")).denial()).isEmpty();
        assertThat(desk.trial(buy("100.01", "MSFT")).denial()).map(Denial::code).contains("SETTLED_CASH");
    }

    @Test
    void onTheNextBusinessDayTheMoneyIsOnesOwn() {
        var desk = cash().with(Rule.SETTLED_CASH, "0").held(buy("1000", "AAPL")).held(sell("1000", "AAPL"));

        assertThat(desk.send(buy("1", "MSFT"))).map(Denial::code).contains("SETTLED_CASH");
        assertThat(desk.later(Duration.ofDays(2)).send(buy("1", "MSFT"))).map(Denial::code).contains("SETTLED_CASH");
        assertThat(desk.later(Duration.ofDays(1)).send(buy("1000", "MSFT"))).isEmpty();
    }

    @Test
    void aLimitOfSoMuchLetsSoMuchUnsettledMoneyPass() {
        var desk = cash().with(Rule.SETTLED_CASH, "100").held(buy("1000", "AAPL")).held(sell("1000", "AAPL"));

        assertThat(desk.trial(buy("1", "MSFT")).denial()).isEmpty();
        assertThat(desk.trial(buy("1.01", "MSFT")).denial()).isPresent();
    }

    @Test
    void cryptoSettlesAtOnce() {
        var desk = cash().with(Rule.SETTLED_CASH, "0").held(buy("1000", "BTC/USD")).held(sell("1000", "BTC/USD"));

        assertThat(desk.send(buy("1000", "MSFT"))).isEmpty();
    }

    @Test
    void aSaleOfWhatIsPaidForViolatesNothing() {
        var desk = cash().with(Rule.GOOD_FAITH, "0").held(buy("10", "MSFT")).held(buy("990", "AAPL"));
        desk.held(sell("990", "AAPL")).held(buy("10", "MSFT"));

        assertThat(desk.trial(sell("10", "MSFT")).denial()).isEmpty();
        assertThat(desk.trial(sell("10.01", "MSFT")).denial()).map(Denial::code).contains("GOOD_FAITH");
        assertThat(desk.later(WEEKEND).send(sell("20", "MSFT"))).isEmpty();
    }

    @Test
    void whatWasHeldBeforeIsSoldFirst() {
        var desk = cash().with(Rule.GOOD_FAITH, "1").held(buy("10", "MSFT")).held(buy("990", "AAPL"));
        desk.held(sell("990", "AAPL")).held(buy("20", "MSFT")).held(sell("10", "MSFT"));

        // The sale of the ten that were paid for was none, so that this one is the first.
        desk.held(sell("10", "MSFT"));

        assertThat(desk.trial(sell("10", "MSFT")).denial()).map(Denial::code).contains("GOOD_FAITH");
    }

    @Test
    void aViolationIsForgottenAfterAYear() {
        var desk = cash().with(Rule.GOOD_FAITH, "1").held(buy("1000", "AAPL")).held(sell("1000", "AAPL"));
        desk.held(buy("10", "MSFT")).held(sell("5", "MSFT"));
        assertThat(desk.trial(sell("5", "MSFT")).denial()).isPresent();

        desk.later(Duration.ofDays(365)).held(buy("990", "AAPL")).held(sell("990", "AAPL")).held(buy("10", "KO"));

        assertThat(desk.trial(sell("10", "KO")).denial()).isEmpty();
    }

    @Test
    void aDayTradeIsForgottenAfterFiveSessions() {
        var desk = small().with(Rule.DAY_TRADES, "1").held(buy("1", "AAPL")).held(sell("1", "AAPL"));

        assertThat(desk.later(Duration.ofDays(6)).send(buy("1", "AAPL"))).map(Denial::code).contains("DAY_TRADES");
        assertThat(desk.later(Duration.ofDays(1)).send(buy("1", "AAPL"))).isEmpty();
    }

    @Test
    void whatIsHeldOverNightAndWhatIsClosedInPartsIsNoFurtherDayTrade() {
        var desk = small().with(Rule.DAY_TRADES, "2").held(buy("2", "AAPL")).later(WEEKEND).held(sell("1", "AAPL"));
        desk.held(buy("2", "KO")).held(sell("1", "KO")).held(sell("1", "KO"));

        assertThat(desk.send(buy("1", "MSFT"))).isEmpty();
    }

    @Test
    void whoHasEnoughOrBorrowsNothingTradesAsOftenAsHeLikes() {
        for (LimitDesk desk : new LimitDesk[] {cash(), new LimitDesk()}) {
            desk.with(Rule.DAY_TRADES, "0").held(buy("1", "AAPL")).held(sell("1", "AAPL"));

            assertThat(desk.send(buy("1", "AAPL"))).isEmpty();
        }
    }

    @Test
    void aPositionIsClosedWithinTheDayAllTheSame() {
        var desk = small().held(buy("1", "AAPL")).with(Rule.DAY_TRADES, "0");

        assertThat(desk.send(sell("1", "AAPL"))).isEmpty();
    }

    private static LimitDesk cash() {
        return new LimitDesk(LimitChain.whole(), AccountKind.CASH, "100000");
    }

    private static LimitDesk small() {
        return new LimitDesk(LimitChain.whole(), AccountKind.MARGIN, "20000");
    }
}
