package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.cancelRejected;
import static io.taffrail.engine.EngineStory.canceled;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.EngineStory.inDoubt;
import static io.taffrail.engine.EngineStory.rejected;
import static io.taffrail.engine.EngineStory.replaceLimit;
import static io.taffrail.engine.EngineStory.replaced;
import static io.taffrail.engine.Guard.flatten;
import static io.taffrail.engine.Guard.marks;
import static io.taffrail.engine.Guard.resume;
import static io.taffrail.engine.Ticket.buy;
import static io.taffrail.engine.Ticket.sell;

import org.junit.jupiter.api.Test;

/** Flattening: cancel, wait for the end, close reduce-only, verify, and say so. */
class FlattenTest {
    private final EngineStory holdingTen = EngineStory.margin("100000")
            .given(buy("10", "AAPL").at("100").submitted(), accepted(1), filled(1, "T-1", "10", "100"));

    @Test
    void whereNothingIsHeldAndNothingWorksTheDeskIsFlatAtOnce() {
        EngineStory.margin("100000")
                .when(flatten())
                .andGuards("halted ENTRIES of the whole desk", "flattening the whole desk", "FLAT, took off [], closed by []");
    }

    @Test
    void aPositionIsClosedOnlyOnceTheEndOfItsOrdersIsKnown() {
        holdingTen
                .given(sell("10", "AAPL").limit("110").submitted(), accepted(2))
                .when(flatten())
                .andAsks("cancel 2")
                .when(canceled(2))
                .andGuards("closing by 3")
                .andAsks("send 3")
                .given(accepted(3))
                .when(filled(3, "T-3", "10", "99"))
                .andGuards("closed 10: it is flat", "FLAT, took off [2], closed by [3]")
                .andPosition("AAPL", "0");
    }

    @Test
    void anOrderInDoubtIsWaitedForAndWhatItBoughtIsClosedToo() {
        EngineStory.margin("100000")
                .given(buy("5", "AAPL").limit("100").submitted(), inDoubt(1))
                .when(flatten())
                .andAsks("cancel 1")
                .andGuards("halted ENTRIES of the whole desk", "flattening the whole desk")
                .when(filled(1, "T-1", "3", "100"))
                .andGuards("closing all ONCE_CLEAR")
                .when(canceled(1))
                .andGuards("closing by 2")
                .given(accepted(2))
                .when(filled(2, "T-2", "3", "100"))
                .andGuards("closed 3: it is flat", "FLAT, took off [1], closed by [2]");
    }

    @Test
    void aBracketIsTakenApartAndItsLotClosed() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").at("100").bracket("120", "90").submitted(), accepted(1))
                .given(filled(1, "T-1", "10", "100"), accepted(2), accepted(3))
                .when(flatten())
                .andAsks("cancel 2", "cancel 3")
                .given(canceled(2))
                .when(canceled(3))
                .andAsks("send 4")
                .given(accepted(4))
                .when(filled(4, "T-4", "10", "100"))
                .andPosition("AAPL", "0")
                .andOpenOrders();
    }

    @Test
    void anExitThatTradesMeanwhileLeavesLessToClose() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").at("100").bracket("120", "90").submitted(), accepted(1))
                .given(filled(1, "T-1", "10", "100"), accepted(2), accepted(3), flatten())
                .given(filled(2, "T-2", "4", "120"), canceled(2))
                .when(canceled(3))
                .andAsks("send 4")
                .andOrders("1 ENTRY FILLED 10/10", "2 TAKE_PROFIT CANCELED 4/10", "3 STOP_LOSS CANCELED 0/10", "4 SUBMITTED 0/6");
    }

    @Test
    void aReplacementIsWaitedForAndThenTakenOff() {
        EngineStory.margin("100000")
                .given(buy("5", "AAPL").limit("100").submitted(), accepted(1), replaceLimit(1, "99"))
                .when(flatten())
                .andAsks()
                .when(replaced(1, 2))
                .andAsks("cancel 2")
                .when(canceled(2))
                .andGuards("FLAT, took off [2], closed by []");
    }

    @Test
    void whatCannotBeClosedNowStaysAnAlarmAndIsTriedAgainWhenTheMarketSpeaks() {
        holdingTen
                .given(flatten())
                .when(rejected(2))
                .andGuards("ALARM 10 cannot be closed")
                .andAsks()
                .when(marks("MSFT", "100"))
                .andGuards()
                .when(marks("AAPL", "99"))
                .andGuards("closing by 3")
                .andAsks("send 3")
                .given(accepted(3))
                .when(filled(3, "T-3", "10", "99"))
                .andGuards("closed 10: it is flat", "FLAT, took off [], closed by [2, 3]");
    }

    @Test
    void aVenueThatWillNotCancelIsAskedThreeTimesAndThenItIsAnAlarm() {
        EngineStory.margin("100000")
                .given(buy("5", "AAPL").limit("100").submitted(), accepted(1), flatten())
                .when(cancelRejected(1))
                .andAsks("cancel 1")
                .when(cancelRejected(1))
                .andAsks("cancel 1")
                .when(cancelRejected(1))
                .andGuards("ALARM order 1 will not go")
                .andAsks();
    }

    @Test
    void aFillThatComesAfterTheCancelIsClosedToo() {
        EngineStory.margin("100000")
                .given(buy("5", "AAPL").limit("100").submitted(), accepted(1), buy("1", "MSFT").limit("9").submitted(), accepted(2))
                .given(flatten(), canceled(1))
                .when(filled(1, "T-1", "2", "100"))
                .andAsks("send 3")
                .given(accepted(3), filled(3, "T-3", "2", "100"))
                .when(canceled(2))
                .andGuards("FLAT, took off [1, 2], closed by [3]");
    }

    @Test
    void onePositionDoesNotWaitForAnothersOrders() {
        holdingTen
                .given(buy("1", "MSFT").limit("9").submitted(), accepted(2))
                .when(flatten())
                .andAsks("cancel 2", "send 3");
    }

    @Test
    void flatteningTwiceIsFlatteningOnce() {
        holdingTen.given(flatten()).when(flatten()).thenNothing();
    }

    @Test
    void whoeverResumesEndsTheFlatteningAndLeavesTheOrderThatIsUnderWay() {
        holdingTen
                .given(flatten(), accepted(2))
                .when(resume())
                .andGuards("resumed the whole desk", "closed 0: trading was resumed")
                .when(filled(2, "T-2", "4", "100"))
                .andGuards()
                .andPosition("AAPL", "6")
                .when(buy("1", "AAPL").at("100").submitted())
                .andAsks("send 3");
    }
}
