package io.taffrail.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.journal.ExecutionReport;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Stops, trails, auctions and the end of the day in the profile ideal. */
class StopsTest {
    private final ExchangeFloor floor = new ExchangeFloor();

    @Test
    void aSellStopTriggersWhenTheBidReachesItAndTakesThatQuote() {
        floor.quote("9.98", "10.02")
                .enter("1 sell 10 stop 9.50").then()
                .quote("9.51", "9.55").then()
                .quote("9.50", "9.54").then("1 triggered", "1 filled 10 @ 9.5.");
    }

    @Test
    void aBuyStopTriggersWhenTheAskReachesIt() {
        floor.quote("9.98", "10.02")
                .enter("1 buy 10 stop 10.50").then()
                .quote("10.49", "10.52").then("1 triggered", "1 filled 10 @ 10.52.");
    }

    @Test
    void aStopThatTheMarketHasPassedTriggersAtOnce() {
        floor.quote("9.98", "10.02").enter("1 sell 10 stop 10").then("1 triggered", "1 filled 10 @ 9.98.");
    }

    @Test
    void aTriggeredStopGoesOnAsAMarketOrder() {
        floor.quote("9.98", "4", "10.02", "4")
                .enter("1 sell 10 stop 9.99").then("1 triggered", "1 filled 4 @ 9.98")
                .quote("10.50", "6", "10.60", "4").then("1 filled 6 @ 10.5.");
    }

    @Test
    void aStopLimitActsAsALimitOnceTriggered() {
        floor.quote("9.98", "10.02")
                .enter("1 sell 10 stop 9.50 limit 9.45").then()
                .quote("9.40", "9.44").then("1 triggered", "1 rests")
                .quote("9.46", "9.50").then("1 filled 10 @ 9.45.");
    }

    @Test
    void aTrailFollowsTheBestPriceAndNeverGoesBack() {
        floor.quote("10", "10.02")
                .enter("1 sell 10 trail 0.50").then("1 trails 10")
                .quote("10.40", "10.42").then("1 trails 10.4")
                .quote("9.95", "9.97").then()
                .quote("9.90", "9.92").then("1 triggered", "1 filled 10 @ 9.9.");
    }

    @Test
    void aBuyTrailFollowsTheLowestAskByHundredths() {
        floor.quote("9.98", "10")
                .enter("1 buy 10 trail 10%").then("1 trails 10")
                .quote("8.98", "9").then("1 trails 9")
                .quote("9.88", "9.89").then()
                .quote("9.89", "9.90").then("1 triggered", "1 filled 10 @ 9.9.");
    }

    @Test
    void whereThereAreTradesStopsTriggerOnThem() {
        floor.quote("9.98", "10.02").trade("10")
                .enter("1 sell 10 stop 9.50").then()
                .quote("9.40", "9.44").then()
                .trade("9.50").then("1 triggered", "1 filled 10 @ 9.4.");
    }

    @Test
    void aStopThatMayNotWaitIsCanceledWhereItIsNotReached() {
        floor.quote("9.98", "10.02").enter("1 sell 10 stop 9.50 ioc").then("1 canceled").andWorking();
    }

    @Test
    void aDayOrderExpiresAtTheEndOfTheDayAndNotBefore() {
        floor.quote("9.98", "10.02").enter("1 buy 10 limit 9.50").then("1 rests")
                .enter("2 buy 10 limit 9.50 gtc").then("2 rests")
                .untilBeforeTheEnd(0).quote("9.98", "10.02").then()
                .quote("9.98", "10.02");

        assertThat(floor.reports()).containsExactly(new ExecutionReport.Expired(
                floor.idOf("1"), "the trading day is over", Instant.parse("2026-01-02T22:00:00Z")));
        floor.andWorking("2");
    }

    @Test
    void dataOfTheLastMomentComesBeforeTheEndOfTheDay() {
        floor.quote("9.98", "10.02").enter("1 buy 10 limit 9.50").then("1 rests")
                .untilBeforeTheEnd(0).quote("9.40", "9.50").then("1 filled 10 @ 9.5.");
    }

    @Test
    void anOrderOfTheLastMomentBelongsToTheNextDay() {
        floor.untilBeforeTheEnd(0).quote("9.98", "10.02").enter("1 buy 10 limit 9.50").then("1 rests")
                .quote("9.98", "10.02").then().andWorking("1");
    }

    @Test
    void aStopForAnAuctionIsReachedThereOrNowhere() {
        floor.quote("9.98", "10.02")
                .enter("1 sell 10 stop 9.50 cls").then()
                .enter("2 sell 10 stop 9.90 opg").then()
                .quote("9.40", "9.44").then()
                .quote("9.80", "9.84").then()
                .untilBeforeTheEnd(-1).quote("1", "2")
                .then("1 expired", "2 triggered", "2 filled 10 @ 9.8.");
    }

    @Test
    void anAuctionOrderTradesAtTheEndOfTheDayOnly() {
        floor.quote("9.98", "10.02").enter("1 buy 10 cls").then()
                .enter("2 buy 10 limit 9.90 opg").then()
                .quote("9.88", "4", "9.92", "4").then()
                .untilBeforeTheEnd(-1).quote("1", "2")
                .then("1 filled 4 @ 9.92", "1 expired", "2 expired").andWorking();
    }
}
