package io.taffrail.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Liquidity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The profile ideal, sentence by sentence. */
class IdealExchangeTest {
    private final ExchangeFloor floor = new ExchangeFloor();

    @Test
    void anOrderThatFindsNoQuoteWaitsForTheFirst() {
        floor.enter("1 buy 10").then().andWorking("1")
                .quote("9.98", "10.02").then("1 filled 10 @ 10.02.").andWorking();
    }

    @Test
    void aBuyPaysTheAskAndASellGetsTheBidOfTheCurrentQuote() {
        floor.quote("9.90", "9.95").quote("9.98", "10.02")
                .enter("1 buy 10").then("1 filled 10 @ 10.02.")
                .enter("2 sell 10").then("2 filled 10 @ 9.98.");
    }

    @Test
    void aFillAtOnceHappensAtTheOrdersTimeAndALaterOneAtTheQuotes() {
        floor.quote("9.98", "5", "10.02", "5").enter("1 buy 10").quote("9.98", "10.02");

        assertThat(floor.reports()).extracting(ExecutionReport::venueTime)
                .containsExactly(Instant.parse("2026-01-02T14:30:01Z"), Instant.parse("2026-01-02T14:30:02Z"));
    }

    @Test
    void aMarketOrderTakesTheQuotedSizeAndWhatIsLeftTheFollowingQuotes() {
        floor.quote("9.98", "5", "10.02", "4")
                .enter("1 buy 10").then("1 filled 4 @ 10.02")
                .quote("9.99", "5", "10.03", "0").then()
                .quote("9.99", "5", "10.04", "4").then("1 filled 4 @ 10.04")
                .quote("9.99", "5", "10.01", "4").then("1 filled 2 @ 10.01.")
                .quote("9.99", "5", "10.01", "4").then();
    }

    @Test
    void whereNoSizeIsKnownAllOfItTradesAtOnce() {
        floor.quote("9.98", "10.02").enter("1 sell 123456.789").then("1 filled 123456.789 @ 9.98.");
    }

    @Test
    void aLimitTakesTheFarSideWithinItAtTheFarSidesPrice() {
        floor.quote("9.98", "5", "10.02", "4")
                .enter("1 buy 10 limit 10.05").then("1 filled 4 @ 10.02")
                .quote("9.98", "5", "10.05", "3").then("1 filled 3 @ 10.05")
                .quote("9.98", "5", "9.99", "9").then("1 filled 3 @ 9.99.");
    }

    @Test
    void aLimitThatHasMetAQuoteBeyondItFillsAtItsOwnPriceFromThenOn() {
        floor.quote("9.98", "5", "10.02", "4")
                .enter("1 buy 10 limit 10.05").then("1 filled 4 @ 10.02")
                .quote("10.01", "5", "10.06", "3").then("1 rests")
                .quote("10.01", "5", "10.07", "3").then()
                .quote("9.97", "5", "10.00", "4").then("1 filled 4 @ 10.05")
                .quote("9.97", "5", "10.05", "9").then("1 filled 2 @ 10.05.");
    }

    @Test
    void aLimitBeyondTheCurrentQuoteRestsAtOnce() {
        floor.quote("9.98", "10.02")
                .enter("1 buy 10 limit 10.01").then("1 rests")
                .enter("2 sell 10 limit 9.99").then("2 rests")
                .quote("9.99", "10.00").then("1 filled 10 @ 10.01.", "2 filled 10 @ 9.99.");
    }

    @Test
    void aSellLimitMirrorsABuyLimit() {
        floor.quote("9.98", "4", "10.02", "5")
                .enter("1 sell 10 limit 9.95").then("1 filled 4 @ 9.98")
                .quote("9.94", "4", "9.97", "5").then("1 rests")
                .quote("10.10", "4", "10.12", "5").then("1 filled 4 @ 9.95")
                .quote("9.95", "4", "9.97", "5").then("1 filled 2 @ 9.95.");
    }

    @Test
    void aRestingOrderMakesAndAnOrderThatComesTakes() {
        floor.quote("9.98", "10.02").enter("1 buy 1").enter("2 buy 1 limit 10.00").quote("9.90", "9.95");

        assertThat(floor.reports())
                .filteredOn(ExecutionReport.Filled.class::isInstance)
                .extracting(report -> ((ExecutionReport.Filled) report).fill().liquidity())
                .containsExactly(Liquidity.TAKER, Liquidity.MAKER);
    }

    @Test
    void immediateOrCancelLooksOnce() {
        floor.quote("9.98", "5", "10.02", "4")
                .enter("1 buy 10 ioc").then("1 filled 4 @ 10.02", "1 canceled")
                .enter("2 buy 4 ioc").then("2 filled 4 @ 10.02.")
                .enter("3 buy 4 limit 10.01 ioc").then("3 canceled")
                .enter("4 sell 9 limit 9.98 ioc").then("4 filled 5 @ 9.98", "4 canceled")
                .andWorking();
    }

    @Test
    void fillOrKillIsAllOrNothing() {
        floor.quote("9.98", "5", "10.02", "4")
                .enter("1 buy 5 fok").then("1 canceled")
                .enter("2 buy 4 fok").then("2 filled 4 @ 10.02.")
                .enter("3 buy 4 limit 10.01 fok").then("3 canceled")
                .enter("4 sell 5 limit 9.98 fok").then("4 filled 5 @ 9.98.")
                .andWorking();
    }

    @Test
    void anOrderThatMayNotWaitWaitsForTheFirstQuoteAllTheSame() {
        floor.enter("1 buy 10 ioc").enter("2 buy 10 fok").then()
                .quote("9.98", "5", "10.02", "4").then("1 filled 4 @ 10.02", "1 canceled", "2 canceled");
    }

    @Test
    void anOrderForMoneyBuysTheWholeLotsThatItPaysFor() {
        floor.quote("9.98", "5", "10.00", "4")
                .enter("1 buy for 100").then("1 filled 4 @ 10")
                .quote("9.98", "5", "8", "100").then("1 filled 7.5 @ 8.");
    }

    @Test
    void anOrderForMoneyMayBuyMillionsOfACheapStock() {
        floor.quote("0.03", "0.07").enter("1 buy for 100000").then("1 filled 1428571.428571428 @ 0.07.");
    }

    @Test
    void everyOrderSeesTheWholeQuotedSize() {
        floor.quote("9.98", "5", "10.02", "4")
                .enter("1 buy 4").enter("2 buy 4").then("1 filled 4 @ 10.02.", "2 filled 4 @ 10.02.");
    }

    @Test
    void ordersNeverMeetEachOther() {
        floor.quote("9.98", "10.02")
                .enter("1 buy 10 limit 10.00").enter("2 sell 10 limit 10.00").then("1 rests", "2 rests")
                .andWorking("1", "2");
    }

    @Test
    void anOrderOfferedTwiceIsTakenOnce() {
        floor.enter("1 buy 10").enter("1 buy 10").andWorking("1")
                .quote("9.98", "10.02").then("1 filled 10 @ 10.02.")
                .enter("1 buy 10").then().andWorking();
    }

    @Test
    void aRestoredOrderGoesOnWhereItWas() {
        floor.quote("9.98", "10.02")
                .restore("1 buy 10 limit 10.05", "4", "10.02", true)
                .restore("2 buy 10 limit 10.05", "4", "10.02", false)
                .restore("3 buy 10", "0", "0", false)
                .then()
                .quote("9.97", "10.00")
                .then("1 filled 6 @ 10.05.", "2 filled 6 @ 10.", "3 filled 10 @ 10.");
    }

    @Test
    void aCanceledOrderTradesNoMore() {
        floor.quote("9.98", "10.02").enter("1 buy 10 limit 10.00").then("1 rests")
                .cancel("1").then("1 canceled").andWorking()
                .quote("9.90", "9.95").then()
                .cancel("1").then("1 not canceled");
    }

    @Test
    void whatHasFilledCannotBeCanceled() {
        floor.quote("9.98", "10.02").enter("1 buy 10").then("1 filled 10 @ 10.02.")
                .cancel("1").then("1 not canceled");
    }

    @Test
    void anOrderThatIsToTradeNoMoreThanItHasIsOver() {
        floor.quote("9.98", "5", "10.02", "4")
                .enter("1 buy 10").then("1 filled 4 @ 10.02")
                .resize("1", "4").then("1 canceled").andWorking();
    }
}
