package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.cancel;
import static io.taffrail.engine.EngineStory.cancelAll;
import static io.taffrail.engine.EngineStory.cancelRejected;
import static io.taffrail.engine.EngineStory.canceled;
import static io.taffrail.engine.EngineStory.expired;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.EngineStory.rejected;
import static io.taffrail.engine.Ticket.buy;
import static io.taffrail.engine.Ticket.buyFor;
import static io.taffrail.engine.Ticket.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.order.Denial;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import org.junit.jupiter.api.Test;

/** Brackets, OCOs and OTOs: what follows when one of a group's orders moves. */
class GroupTest {
    private final EngineStory waiting = EngineStory.margin("100000")
            .given(buy("10", "AAPL").limit("100").bracket("110", "90").submitted(), accepted(1));

    /** The bracket with all of its entry traded and both exits at the venue. */
    private EngineStory covered() {
        return waiting.given(filled(1, "T-1", "10", "100"), accepted(2), accepted(3));
    }

    @Test
    void theExitsOfABracketWaitInTheHouse() {
        EngineStory.margin("100000")
                .when(buy("10", "AAPL").limit("100").bracket("110", "90").submitted())
                .andAsks("send 1")
                .andOrders("1 ENTRY SUBMITTED 0/10", "2 TAKE_PROFIT HELD 0/10", "3 STOP_LOSS HELD 0/10")
                .andReserved("1000");
    }

    @Test
    void aFilledEntryBringsItsExitsToLife() {
        waiting.when(filled(1, "T-1", "10", "100"))
                .andAsks("send 2", "send 3")
                .andOrders("1 ENTRY FILLED 10/10", "2 TAKE_PROFIT SUBMITTED 0/10", "3 STOP_LOSS SUBMITTED 0/10")
                .andTells();
    }

    @Test
    void exitsReserveNothingAndHoldTheirUnitsOnce() {
        covered().andReserved("0")
                .when(sell("1", "AAPL").reduceOnly().submitted())
                .thenDenied(new Denial.ReduceOnlyOpens(
                        EngineStory.instrument("AAPL").symbol(), Quantity.of(1), Quantity.ZERO));
    }

    @Test
    void everyLotThatTheEntryTradesIsProtectedAtOnce() {
        waiting.when(filled(1, "T-1", "3", "100"))
                .andAsks("send 2", "send 3")
                .andOrders("1 ENTRY PARTIALLY_FILLED 3/10", "2 TAKE_PROFIT SUBMITTED 0/3", "3 STOP_LOSS SUBMITTED 0/3")
                .given(accepted(2), accepted(3))
                .when(filled(1, "T-2", "2", "100"))
                .andAsks("resize 2 to 5", "resize 3 to 5")
                .andOrders("1 ENTRY PARTIALLY_FILLED 5/10", "2 TAKE_PROFIT ACCEPTED 0/5", "3 STOP_LOSS ACCEPTED 0/5");
    }

    @Test
    void anExitThatIsOnItsWayGrowsOnceTheVenueHasIt() {
        waiting.given(filled(1, "T-1", "3", "100"))
                .when(filled(1, "T-2", "2", "100"))
                .andAsks()
                .when(accepted(3))
                .andAsks("resize 3 to 5")
                .when(accepted(2))
                .andAsks("resize 2 to 5")
                .andOrders("1 ENTRY PARTIALLY_FILLED 5/10", "2 TAKE_PROFIT ACCEPTED 0/5", "3 STOP_LOSS ACCEPTED 0/5");
    }

    @Test
    void aPartialExitShrinksTheOther() {
        covered().when(filled(2, "T-2", "4", "110"))
                .andAsks("resize 3 to 6")
                .andOrders("1 ENTRY FILLED 10/10", "2 TAKE_PROFIT PARTIALLY_FILLED 4/10", "3 STOP_LOSS ACCEPTED 0/6");
    }

    @Test
    void afterAPartialExitTheOtherTakesOutTheRest() {
        covered().given(filled(2, "T-2", "4", "110"))
                .when(filled(3, "T-3", "6", "90"))
                .andAsks("cancel 2")
                .given(canceled(2))
                .andPosition("AAPL", "0")
                .andOrders("1 ENTRY FILLED 10/10", "2 TAKE_PROFIT CANCELED 4/10", "3 STOP_LOSS FILLED 6/6")
                .andTells();
    }

    @Test
    void anExitThatTradesTakesTheOtherOff() {
        covered().when(filled(2, "T-2", "10", "110"))
                .andAsks("cancel 3")
                .andOrders("1 ENTRY FILLED 10/10", "2 TAKE_PROFIT FILLED 10/10", "3 STOP_LOSS PENDING_CANCEL 0/10")
                .when(canceled(3))
                .andTells()
                .andAsks()
                .andOpenOrders();
    }

    @Test
    void bothExitsTradingInAFastMarketIsBookedAndTold() {
        covered().given(filled(2, "T-2", "10", "110"))
                .when(filled(3, "T-3", "10", "90"))
                .andTells("ALARM overfilled by 10")
                .andPosition("AAPL", "-10")
                .when(cancelRejected(3))
                .thenNothing()
                .andOpenOrders();
    }

    @Test
    void aPartOfTheSecondExitInAFastMarketIsToldWithItsNumbers() {
        covered().given(filled(2, "T-2", "10", "110"))
                .when(filled(3, "T-3", "4", "90"))
                .andTells("ALARM overfilled by 4")
                .when(filled(3, "T-4", "1", "90"))
                .andTells("ALARM overfilled by 5");
    }

    @Test
    void anEntryThatEndsUntradedTakesItsExitsWithIt() {
        waiting.given(cancel(1))
                .when(canceled(1))
                .andAsks()
                .andOrders("1 ENTRY CANCELED 0/10", "2 TAKE_PROFIT CANCELED 0/10", "3 STOP_LOSS CANCELED 0/10");
    }

    @Test
    void anEntryThatTheVenueRefusesTakesItsExitsWithIt() {
        waiting.when(rejected(1))
                .andOrders("1 ENTRY REJECTED 0/10", "2 TAKE_PROFIT CANCELED 0/10", "3 STOP_LOSS CANCELED 0/10");
    }

    @Test
    void aDeniedEntryBringsNothing() {
        EngineStory.margin("100")
                .when(buy("10", "AAPL").limit("100").bracket("110", "90").submitted())
                .andOrders("1 ENTRY DENIED 0/10");
    }

    @Test
    void whatTradedOfACanceledEntryStaysProtected() {
        waiting.given(filled(1, "T-1", "3", "100"), accepted(2), accepted(3))
                .given(cancel(1))
                .when(canceled(1))
                .andAsks()
                .andOrders("1 ENTRY CANCELED 3/10", "2 TAKE_PROFIT ACCEPTED 0/3", "3 STOP_LOSS ACCEPTED 0/3");
    }

    @Test
    void anExitThatTradesTakesTheRestOfTheEntryOff() {
        waiting.given(filled(1, "T-1", "3", "100"), accepted(2), accepted(3))
                .when(filled(2, "T-2", "3", "110"))
                .andAsks("cancel 1", "cancel 3");
    }

    @Test
    void anEntryThatTradesWhileItGoesIsProtectedAnew() {
        waiting.given(filled(1, "T-1", "3", "100"), accepted(2), accepted(3), filled(3, "T-2", "3", "90"), canceled(2))
                .when(filled(1, "T-3", "2", "100"))
                .andAsks("send 4", "send 5")
                .andOrders(
                        "1 ENTRY PENDING_CANCEL 5/10", "2 TAKE_PROFIT CANCELED 0/3", "3 STOP_LOSS FILLED 3/3",
                        "4 TAKE_PROFIT SUBMITTED 0/2", "5 STOP_LOSS SUBMITTED 0/2")
                .andTells();
    }

    @Test
    void whoCancelsAnExitTakesTheGroupApart() {
        covered().when(cancel(2))
                .andTells("released")
                .andAsks("cancel 2", "cancel 3");
    }

    @Test
    void whoCancelsAnExitThatWaitsTakesTheEntryOffToo() {
        waiting.when(cancel(3))
                .andAsks("cancel 1")
                .andOrders("1 ENTRY PENDING_CANCEL 0/10", "2 TAKE_PROFIT CANCELED 0/10", "3 STOP_LOSS CANCELED 0/10");
    }

    @Test
    void cancelAllTakesGroupsApart() {
        covered().when(cancelAll()).andTells("released").andAsks("cancel 2", "cancel 3");
    }

    @Test
    void aStopThatRunsOutLeavesAnAlarm() {
        covered().when(expired(3))
                .andTells("ALARM 10 uncovered")
                .when(filled(2, "T-2", "10", "110"))
                .andTells("covered");
    }

    @Test
    void aStopThatTheVenueRefusesLeavesAnAlarm() {
        waiting.given(filled(1, "T-1", "10", "100"), accepted(2))
                .when(rejected(3))
                .andTells("ALARM 10 uncovered");
    }

    @Test
    void aPositionThatIsClosedElsewhereTakesItsExitsOff() {
        covered().given(sell("10", "AAPL").at("100").submitted(), accepted(4))
                .when(filled(4, "T-2", "10", "100"))
                .andTells("reduced by 10")
                .andAsks("cancel 2", "cancel 3");
    }

    @Test
    void exitsShrinkWithWhatIsClosedElsewhereAndDoNotGrowAgain() {
        covered().given(sell("4", "AAPL").at("100").submitted(), accepted(4))
                .when(filled(4, "T-2", "4", "100"))
                .andTells("reduced by 4")
                .andAsks("resize 2 to 6", "resize 3 to 6")
                .given(buy("4", "AAPL").at("100").submitted(), accepted(5))
                .when(filled(5, "T-3", "4", "100"))
                .andTells()
                .andAsks();
    }

    @Test
    void anOcoIsPutOnWhatIsHeld() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").at("100").submitted(), accepted(1), filled(1, "T-1", "10", "100"))
                .when(sell("10", "AAPL").limit("110").oco("90").submitted())
                .andAsks("send 2", "send 3")
                .andOrders("1 FILLED 10/10", "2 TAKE_PROFIT SUBMITTED 0/10", "3 STOP_LOSS SUBMITTED 0/10")
                .given(accepted(2), accepted(3))
                .when(filled(3, "T-2", "10", "90"))
                .andAsks("cancel 2");
    }

    @Test
    void anOcoCannotCloseMoreThanIsHeld() {
        EngineStory.margin("100000")
                .when(sell("10", "AAPL").limit("110").oco("90").submitted())
                .thenDenied(new Denial.ReduceOnlyOpens(
                        EngineStory.instrument("AAPL").symbol(), Quantity.of(10), Quantity.ZERO));
    }

    @Test
    void anOtoBringsOneExit() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").limit("100").otoStop("90").submitted(), accepted(1))
                .when(filled(1, "T-1", "4", "100"))
                .andAsks("send 2")
                .andOrders("1 ENTRY PARTIALLY_FILLED 4/10", "2 STOP_LOSS SUBMITTED 0/4")
                .andTells();
    }

    @Test
    void anOtoWithATargetOnlyPromisesNoStop() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").limit("100").otoProfit("110").submitted(), accepted(1))
                .given(filled(1, "T-1", "10", "100"), accepted(2))
                .when(expired(2))
                .andTells();
    }

    @Test
    void aShortBracketIsTheMirrorImage() {
        EngineStory.margin("100000")
                .given(sell("10", "AAPL").limit("100").bracket("90", "110").submitted(), accepted(1))
                .given(filled(1, "T-1", "10", "100"), accepted(2), accepted(3))
                .when(filled(2, "T-2", "10", "90"))
                .andPosition("AAPL", "0")
                .andAsks("cancel 3");
    }

    @Test
    void crossedExitsAreRefused() {
        EngineStory.margin("100000")
                .when(buy("10", "AAPL").limit("100").bracket("90", "110").submitted())
                .thenDenied(new Denial.ExitsCrossed(Price.of("90"), Price.of("110")));
    }

    @Test
    void aBracketIsOrderedInUnits() {
        EngineStory.margin("100000")
                .when(buyFor("1000", "AAPL").at("100").bracket("110", "90").submitted())
                .andOrders("1 ENTRY DENIED 0/?");
    }

    @Test
    void theSecondOfTwoGroupsGetsWhatTheFirstLeaves() {
        covered().given(buy("5", "AAPL").limit("100").bracket("120", "80").submitted(), accepted(4))
                .given(filled(4, "T-2", "5", "100"), accepted(5), accepted(6))
                .given(sell("3", "AAPL").at("100").submitted(), accepted(7))
                .when(filled(7, "T-3", "3", "100"))
                .andTells("reduced by 3")
                .andAsks("resize 5 to 2", "resize 6 to 2");
    }

    @Test
    void whatAnExitTradesBeyondItsNewSizeIsBookedAndTold() {
        covered().given(filled(2, "T-2", "4", "110"), filled(3, "T-3", "6", "90"))
                .andOrders("1 ENTRY FILLED 10/10", "2 TAKE_PROFIT PENDING_CANCEL 4/10", "3 STOP_LOSS FILLED 6/6")
                .when(filled(3, "T-4", "4", "90"))
                .andTells("ALARM overfilled by 4")
                .andPosition("AAPL", "-4")
                .andOrders("1 ENTRY FILLED 10/10", "2 TAKE_PROFIT PENDING_CANCEL 4/10", "3 STOP_LOSS FILLED 10/6");
    }

    @Test
    void theVenueIsToldANewSizeEvenWhereTheHouseSeesTheEndAlready() {
        Engine desk = covered().engine();

        var first = desk.settle(desk.decide(filled(2, "T-2", "4", "110"), EngineStory.AT), EngineStory.AT);
        desk.settle(desk.decide(filled(3, "T-3", "6", "90"), EngineStory.AT), EngineStory.AT);

        assertThat(first.stream().flatMap(event -> desk.effectOf(event).stream()))
                .containsExactly(new Effect.Resize(desk.book().require(EngineStory.order(3))));
    }

    @Test
    void whatTradesLateOfACanceledEntryIsProtected() {
        waiting.given(cancel(1), canceled(1))
                .when(filled(1, "T-1", "3", "100"))
                .andAsks("send 4", "send 5")
                .andOrders(
                        "1 ENTRY CANCELED 3/10", "2 TAKE_PROFIT CANCELED 0/10", "3 STOP_LOSS CANCELED 0/10",
                        "4 TAKE_PROFIT SUBMITTED 0/3", "5 STOP_LOSS SUBMITTED 0/3")
                .andTells();
    }
}
