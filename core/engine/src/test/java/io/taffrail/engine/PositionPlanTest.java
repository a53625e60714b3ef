package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.account;
import static io.taffrail.engine.EngineStory.canceled;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.EngineStory.rejected;
import static io.taffrail.engine.EngineStory.replaced;
import static io.taffrail.engine.Guard.DESK;
import static io.taffrail.engine.Guard.both;
import static io.taffrail.engine.Guard.exit;
import static io.taffrail.engine.Guard.halt;
import static io.taffrail.engine.Guard.marks;
import static io.taffrail.engine.Guard.openReverse;
import static io.taffrail.engine.Guard.protect;
import static io.taffrail.engine.Guard.resume;
import static io.taffrail.engine.Guard.reverse;
import static io.taffrail.engine.Guard.stop;
import static io.taffrail.engine.Guard.target;
import static io.taffrail.engine.Guard.time;
import static io.taffrail.engine.Guard.trail;
import static io.taffrail.engine.Guard.until;
import static io.taffrail.engine.Ticket.buy;
import static io.taffrail.engine.Ticket.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Denial;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import org.junit.jupiter.api.Test;

/** Managed positions: protected as a whole, closed beside their exits, turned round, and left at a time. */
class PositionPlanTest {
    private static final Symbol AAPL = new Symbol("AAPL");

    private final EngineStory holdingTen = EngineStory.margin("100000")
            .given(buy("10", "AAPL").at("100").submitted(), accepted(1), filled(1, "T-1", "10", "100"));

    private final EngineStory bracketOfTen = EngineStory.margin("100000")
            .given(buy("10", "AAPL").at("100").bracket("120", "90").submitted(), accepted(1))
            .given(filled(1, "T-1", "10", "100"), accepted(2), accepted(3));

    @Test
    void aPositionGetsAStopAndATarget() {
        holdingTen
                .when(protect("AAPL", "100", both("90", "120")))
                .andGuards("followed by 2")
                .andAsks("send 2", "send 3")
                .andOrders("1 FILLED 10/10", "2 TAKE_PROFIT SUBMITTED 0/10", "3 STOP_LOSS SUBMITTED 0/10");
    }

    @Test
    void theExitsGrowAndShrinkWithThePosition() {
        holdingTen
                .given(protect("AAPL", "100", stop("90")), accepted(2))
                .given(buy("5", "AAPL").at("100").submitted(), accepted(3))
                .when(filled(3, "T-3", "5", "100"))
                .andTells("extended by 5")
                .andAsks("resize 2 to 15")
                .given(exit("AAPL", "12"), accepted(4))
                .when(filled(4, "T-4", "12", "100"))
                .andTells("reduced by 12")
                .andAsks("resize 2 to 3");
    }

    @Test
    void whatABracketProtectsIsNotProtectedTwice() {
        bracketOfTen
                .given(buy("5", "AAPL").at("100").submitted(), accepted(4), filled(4, "T-4", "5", "100"))
                .when(protect("AAPL", "100", stop("80")))
                .andAsks("send 5")
                .andOrders("1 ENTRY FILLED 10/10", "2 TAKE_PROFIT ACCEPTED 0/10", "3 STOP_LOSS ACCEPTED 0/10", "4 FILLED 5/5",
                        "5 STOP_LOSS SUBMITTED 0/5");
    }

    @Test
    void aStopIsMovedByAReplacementSoThatNothingIsWithoutOne() {
        bracketOfTen
                .when(protect("AAPL", "100", stop("95")))
                .andGuards("followed by 1")
                .andAsks("replace 3 by 4")
                .when(replaced(3, 4))
                .andTells();
    }

    @Test
    void stopAndTargetAreMovedTogether() {
        bracketOfTen.when(protect("AAPL", "100", both("95", "125"))).andAsks("replace 2 by 4", "replace 3 by 5");
    }

    @Test
    void aTrailTakesTheStopsPlaceAndTheStopGoesOnceItIsSent() {
        bracketOfTen
                .when(protect("AAPL", "100", trail("5")))
                .andAsks("cancel 3", "send 4")
                .andOrders("1 ENTRY FILLED 10/10", "2 TAKE_PROFIT ACCEPTED 0/10", "3 STOP_LOSS PENDING_CANCEL 0/10",
                        "4 STOP_LOSS SUBMITTED 0/10")
                .given(accepted(4))
                .when(canceled(3))
                .andTells()
                .andAsks();
    }

    @Test
    void aTargetIsAddedToAStop() {
        holdingTen
                .given(protect("AAPL", "100", stop("90")), accepted(2))
                .when(protect("AAPL", "100", target("120")))
                .andAsks("send 3")
                .given(accepted(3))
                .when(filled(3, "T-3", "10", "120"))
                .andAsks("cancel 2");
    }

    @Test
    void aStopThatTheMarketHasPassedIsRefusedWithBothNumbers() {
        holdingTen
                .when(protect("AAPL", "100", stop("101")))
                .thenRefused(wrong("STOP_ON_WRONG_SIDE", "stop", "101", "below"))
                .when(protect("AAPL", "100", stop("100")))
                .thenRefused(wrong("STOP_ON_WRONG_SIDE", "stop", "100", "below"))
                .when(protect("AAPL", "100", target("99")))
                .thenRefused(wrong("TARGET_ON_WRONG_SIDE", "target", "99", "above"))
                .when(protect("AAPL", "100", stop("99.99")))
                .andAsks("send 2");
    }

    @Test
    void aNewStopBeyondTheTargetThatStandsIsRefused() {
        bracketOfTen.when(protect("AAPL", "130", stop("125")))
                .thenRefused(new Denial.ExitsCrossed(Price.of("120"), Price.of("125")));
    }

    @Test
    void nothingIsNothingToProtect() {
        EngineStory.margin("100000").when(protect("AAPL", "100", stop("90")))
                .thenRefused(new Denial.NoPosition(account("main"), AAPL));
    }

    @Test
    void aPositionIsClosedWhileItsExitsGoOnProtectingIt() {
        bracketOfTen
                .when(exit("AAPL"))
                .andGuards("closing all AT_ONCE", "closing by 4")
                .andAsks("send 4")
                .andOrders("1 ENTRY FILLED 10/10", "2 TAKE_PROFIT ACCEPTED 0/10", "3 STOP_LOSS ACCEPTED 0/10", "4 SUBMITTED 0/10")
                .given(accepted(4))
                .when(filled(4, "T-4", "4", "100"))
                .andAsks("resize 2 to 6", "resize 3 to 6")
                .when(filled(4, "T-5", "6", "100"))
                .andGuards("closed 10: it is flat")
                .andAsks("cancel 2", "cancel 3");
    }

    @Test
    void anExitThatTradesFirstShrinksTheClosingOrder() {
        bracketOfTen
                .given(exit("AAPL"), accepted(4))
                .when(filled(3, "T-3", "4", "90"))
                .andAsks("resize 2 to 6", "resize 4 to 6")
                .when(filled(3, "T-4", "6", "90"))
                .andAsks("cancel 2", "cancel 4")
                .when(canceled(4))
                .andGuards("closed 0: it is flat");
    }

    @Test
    void aPartIsClosedAndTheRestStaysProtected() {
        bracketOfTen
                .given(exit("AAPL", "4"), accepted(4))
                .when(filled(4, "T-4", "4", "100"))
                .andGuards("closed 4: so much was asked for")
                .andAsks("resize 2 to 6", "resize 3 to 6");
    }

    @Test
    void twoClosingOrdersAtOnceAreOneTooMany() {
        bracketOfTen.given(exit("AAPL", "4")).when(exit("AAPL")).thenRefused(new Denial.CloseUnderway(account("main"), AAPL));
    }

    @Test
    void whatAnotherOrderMayCloseIsNotClosedTwice() {
        holdingTen
                .given(sell("4", "AAPL").limit("110").submitted(), accepted(2))
                .when(exit("AAPL"))
                .thenRefused(new Denial.InsufficientQuantity(AAPL, Quantity.of(10), Quantity.of(6), Quantity.of(4)))
                .when(exit("AAPL", "6"))
                .andAsks("send 3");
    }

    @Test
    void aClosingOrderThatIsRefusedEndsTheClosingAndTheExitsStay() {
        bracketOfTen
                .given(exit("AAPL"))
                .when(rejected(4))
                .andTells()
                .andAsks()
                .when(exit("AAPL"))
                .andAsks("send 5");
    }

    @Test
    void theOtherSideIsOpenedOnlyOnceThePositionIsClosed() {
        bracketOfTen
                .when(reverse("AAPL"))
                .andAsks("send 4")
                .given(accepted(4))
                .when(filled(4, "T-4", "6", "100"))
                .andGuards()
                .when(filled(4, "T-5", "4", "100"))
                .andGuards("closed 10: it is flat", "to SELL 10")
                .andAsks("cancel 2", "cancel 3")
                .when(openReverse("AAPL", "100"))
                .andGuards("reversed by 5")
                .andAsks("send 5")
                .when(openReverse("AAPL", "100"))
                .thenNothing();
    }

    @Test
    void aReverseWhoseCloseIsRefusedOpensNothing() {
        bracketOfTen
                .given(reverse("AAPL"))
                .when(rejected(4))
                .andGuards("closed 0: order " + EngineStory.order(4) + " is REJECTED; 10 are left");
        assertThat(bracketOfTen.engine().nextCommand()).isEmpty();
    }

    @Test
    void aReverseOpensSomethingAndIsHaltedWithTheEntries() {
        bracketOfTen.given(halt(HaltLevel.ENTRIES)).when(reverse("AAPL"))
                .thenRefused(new Denial.TradingHalted(DESK, HaltLevel.ENTRIES, "it is mad"))
                .when(exit("AAPL"))
                .andAsks("send 4");
    }

    @Test
    void aPositionIsLeftAtItsTime() {
        bracketOfTen
                .when(protect("AAPL", "100", until(AT.plusSeconds(60))))
                .andGuards("out at " + AT.plusSeconds(60))
                .when(time(AT.plusSeconds(59)))
                .thenNothing()
                .when(time(AT.plusSeconds(60)))
                .andGuards("no time: its time is over", "closing all AT_ONCE", "closing by 4")
                .andAsks("send 4")
                .when(rejected(4))
                .andGuards("ALARM 10 cannot be closed")
                .when(marks("AAPL", "99"))
                .andAsks("send 5");
    }

    @Test
    void aPositionsTimeGoesWithThePosition() {
        holdingTen
                .given(protect("AAPL", "100", until(AT.plusSeconds(60))))
                .given(exit("AAPL"), accepted(2), filled(2, "T-2", "10", "100"))
                .given(buy("1", "AAPL").at("100").submitted(), accepted(3), filled(3, "T-3", "1", "100"))
                .when(time(AT.plusSeconds(60)))
                .thenNothing();
    }

    @Test
    void whileAllIsHaltedAPositionsTimeWaits() {
        holdingTen.given(protect("AAPL", "100", until(AT.plusSeconds(60))), halt(HaltLevel.ALL)).when(time(AT.plusSeconds(60)))
                .thenNothing();
        assertThat(holdingTen.engine().nextDue()).isEmpty();
        holdingTen.given(resume());
        assertThat(holdingTen.engine().nextDue()).contains(AT.plusSeconds(60));
        holdingTen.when(time(AT.plusSeconds(61))).andAsks("send 2");
    }

    private static Denial wrong(String rule, String what, String price, String side) {
        return new Denial.RuleBroken(
                rule, "the " + what + " at " + price + " is on the wrong side of the market, which is at 100",
                "it would trade at once instead of waiting", "name one " + side + " 100, or close the position");
    }
}
