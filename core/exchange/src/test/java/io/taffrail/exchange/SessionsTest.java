package io.taffrail.exchange;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Sessions;
import io.taffrail.model.market.Halt;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An exchange that keeps New York's hours: Friday 2026-01-02 from 14:30 to 21:00 UTC, then Monday the 5th. */
class SessionsTest {
    private final ExchangeFloor floor = new ExchangeFloor(Profile.ideal().with(Sessions.EXCHANGE));

    @Test
    void aDayOrderExpiresAtItsSessionsCloseAndNeverTradesInTheNext() {
        floor.at("2026-01-02T20:00:00Z").quote("9.98", "10.02").enter("1 buy 10 limit 9.9").then("1 rests")
                .until("2026-01-02T20:59:59Z").then()
                .until("2026-01-02T21:00:00Z").then("1 expired")
                .at("2026-01-05T14:30:00Z").quote("9.7", "9.8").then();
    }

    @Test
    void anOrderSentAfterTheCloseWaitsForTheNextSessionAndExpiresAtItsClose() {
        floor.at("2026-01-02T20:59:00Z").quote("9.98", "10.02")
                .at("2026-01-02T21:00:00Z").enter("1 buy 10").enter("2 buy 10 limit 9.9")
                .quote("9.7", "9.8").then()
                .at("2026-01-05T14:29:00Z").quote("9.7", "9.8").then()
                .at("2026-01-05T14:30:00Z").quote("9.8", "9.95").then("1 filled 10 @ 9.95.", "2 rests")
                .until("2026-01-05T21:00:00Z").then("2 expired");
    }

    @Test
    void anOrderOfTheMorningDoesNotTradeOnTheQuoteOfTheNight() {
        floor.at("2026-01-05T14:00:00Z").quote("9.98", "10.02")
                .at("2026-01-05T14:30:00Z").enter("1 buy 10").then()
                .quote("9.97", "10.01").then("1 filled 10 @ 10.01.");
    }

    @Test
    void aLimitOrderForExtendedHoursTradesBeforeTheOpenAndAfterTheClose() {
        floor.at("2026-01-05T13:00:00Z").quote("9.98", "10.02").enter("1 buy extended 10 limit 10.05")
                .then("1 filled 10 @ 10.02.")
                .enter("2 buy extended 10 limit 9.9").then("2 rests")
                .until("2026-01-05T21:00:00Z").then()
                .at("2026-01-05T22:00:00Z").quote("9.8", "9.85").then("2 filled 10 @ 9.9.")
                .enter("3 buy extended 10 limit 9").then("3 rests")
                .until("2026-01-06T01:00:00Z").then("3 expired");
    }

    @Test
    void stopsAndTrailsSleepOutsideTheSession() {
        floor.at("2026-01-05T14:00:00Z").enter("1 sell 10 stop 9.5 gtc").enter("2 sell 10 trail 1 gtc")
                .quote("9", "9.1").then()
                .at("2026-01-05T14:30:00Z").quote("9.6", "9.7").then("2 trails 9.6")
                .quote("9.5", "9.6").then("1 triggered", "1 filled 10 @ 9.5.");
    }

    @Test
    void theOpeningAuctionCrossesAtTheMiddleOfTheFirstQuoteOrAtTheFirstTrade() {
        floor.at("2026-01-05T14:00:00Z").enter("1 buy 10 opg").enter("2 buy 10 limit 9.9 opg").quote("9", "9.2").then()
                .at("2026-01-05T14:29:59Z").quote("9.98", "10.02").then("1 filled 10 @ 10.", "2 expired")
                .at("2026-01-05T15:00:00Z").enter("3 buy 10 opg").quote("9.98", "10.02").then()
                .at("2026-01-06T14:29:58Z").trade("9.4").then()
                .quote("9.3", "9.5").then()
                .trade("9.41").then("3 filled 10 @ 9.41.");
    }

    @Test
    void theClosingAuctionCrossesAtTheLastTradeOfTheSession() {
        floor.at("2026-01-05T15:00:00Z").enter("1 sell 10 cls").enter("2 sell 10 limit 10.5 cls")
                .quote("9.98", "10.02").trade("10.01").then()
                .until("2026-01-05T21:00:00Z").then("1 filled 10 @ 10.01.", "2 expired");
    }

    @Test
    void aSessionInWhichNothingWasSaidHasNoClosingAuction() {
        floor.at("2026-01-05T14:00:00Z").quote("9.98", "10.02").enter("1 sell 10 cls")
                .until("2026-01-05T21:00:00Z").then("1 expired");
    }

    @Test
    void theWeeksMarketOfCurrenciesTradesOnOverTheDaysEndAndNotOverTheWeekend() {
        var currencies = new ExchangeFloor(Profile.ideal().with(Sessions.EXCHANGE), new Symbol("EUR/USD"));
        currencies.at("2026-01-07T21:59:59Z").quote("1.1", "1.2")
                .at("2026-01-07T22:00:05Z").enter("1 buy 10").then("1 filled 10 @ 1.2.")
                .at("2026-01-09T21:59:50Z").quote("1.1", "1.2")
                .at("2026-01-11T22:00:05Z").enter("2 buy 10").then()
                .quote("1.1", "1.3").then("2 filled 10 @ 1.3.");
    }

    @Test
    void onAHalfDayTheSessionEndsAtOne() {
        floor.at("2026-11-27T15:00:00Z").quote("9.98", "10.02").enter("1 buy 10 limit 9.9").then("1 rests")
                .until("2026-11-27T18:00:00Z").then("1 expired");
    }

    @Test
    void whatMayNotWaitIsCanceledWhereTheMarketIsClosed() {
        floor.at("2026-01-03T15:00:00Z").quote("9.98", "10.02").enter("1 buy 10 ioc").then("1 canceled");
    }

    @Test
    void inAHaltNothingTradesAndOrdersAreKept() {
        var halted = new ExchangeFloor(Profile.ideal().with(new Halts(List.of(new Halt(
                new Symbol("AAPL"), Instant.parse("2026-01-05T15:00:00Z"), Instant.parse("2026-01-05T15:05:00Z"))))));
        halted.at("2026-01-05T14:59:00Z").quote("9.98", "10.02").enter("1 sell 10 stop 9.5").enter("2 buy 10 limit 9.9").then("2 rests")
                .at("2026-01-05T15:01:00Z").enter("6 buy 1").then().cancel("6").then("6 canceled")
                .quote("9.4", "9.5").enter("3 buy 10").enter("4 buy 1").cancel("4").then("4 canceled")
                .at("2026-01-05T15:05:00Z").enter("5 buy 1").then()
                .quote("9.6", "9.7").then("2 filled 10 @ 9.9.", "3 filled 10 @ 9.7.", "5 filled 1 @ 9.7.");
    }

    @Test
    void anOrderThatArrivesAfterItsDayWasOverExpires() {
        var late = new ExchangeFloor(Profile.realistic(1).with(Sessions.EXCHANGE));
        late.at("2026-01-02T20:59:59.999Z").enter("1 buy 10").until("2026-01-02T21:00:01Z").then("1 expired").andWorking();
    }
}
