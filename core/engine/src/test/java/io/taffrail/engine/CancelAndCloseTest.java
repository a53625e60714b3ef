package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.account;
import static io.taffrail.engine.EngineStory.cancel;
import static io.taffrail.engine.EngineStory.cancelAll;
import static io.taffrail.engine.EngineStory.canceled;
import static io.taffrail.engine.EngineStory.close;
import static io.taffrail.engine.EngineStory.command;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.EngineStory.order;
import static io.taffrail.engine.Ticket.buy;
import static io.taffrail.engine.Ticket.sell;

import io.taffrail.model.account.AccountKind;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command.CancelAllOrders;
import io.taffrail.model.journal.Command.CancelOrder;
import io.taffrail.model.journal.Command.Portion;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import org.junit.jupiter.api.Test;

/** Taking off what works, and closing what is held. */
class CancelAndCloseTest {
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Portion WHOLE = new Portion.Whole();

    private final EngineStory holdingTen = EngineStory.margin("100000")
            .given(buy("10", "AAPL").at("100").submitted(), accepted(1), filled(1, "T-1", "10", "100"));

    private final EngineStory owingTen = EngineStory.margin("100000")
            .given(sell("10", "AAPL").at("100").submitted(), accepted(1), filled(1, "T-1", "10", "100"));

    @Test
    void anOpenOrderIsAskedToBeTakenOff() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").limit("100").submitted(), accepted(1))
                .when(cancel(1))
                .then(new OrderPendingCancel(order(1), AT))
                .andAsks("cancel 1")
                .andReserved("1000");
    }

    @Test
    void aCancelThatIsUnderWayIsNotAskedForAgain() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").limit("100").submitted(), accepted(1), cancel(1))
                .when(cancel(1))
                .thenNothing()
                .when(cancelAll())
                .thenNothing();
    }

    @Test
    void anOrderThatIsOverIsNotOpen() {
        holdingTen
                .when(cancel(1))
                .thenRefused(new Denial.OrderNotOpen(order(1), OrderStatus.FILLED));
    }

    @Test
    void anOrderOfNobodyOrOfAnotherIsUnknown() {
        EngineStory.margin("100000")
                .with("other", AccountKind.MARGIN, true, "100000")
                .given(buy("10", "AAPL").limit("100").on("other").submitted())
                .when(cancel(99))
                .thenRefused(new Denial.UnknownOrder(order(99)))
                .when(cancel(1))
                .thenRefused(new Denial.UnknownOrder(order(1)))
                .when(command(new CancelOrder(account("other"), order(1))))
                .andAsks("cancel 1");
    }

    @Test
    void allOrdersOfTheAccountAndNoOthersAreTakenOff() {
        EngineStory.margin("100000")
                .with("other", AccountKind.MARGIN, true, "100000")
                .given(buy("1", "AAPL").limit("100").submitted(), accepted(1))
                .given(buy("1", "AAPL").limit("100").on("other").submitted(), accepted(2))
                .given(buy("1", "MSFT").limit("100").submitted())
                .given(sell("1", "MSFT").limit("100").submitted(), cancel(4))
                .given(sell("1", "NVDA").limit("100").submitted(), accepted(5), canceled(5))
                .when(cancelAll())
                .then(new OrderPendingCancel(order(1), AT), new OrderPendingCancel(order(3), AT))
                .andAsks("cancel 1", "cancel 3");
    }

    @Test
    void whereNothingIsOpenNothingIsTakenOff() {
        EngineStory.margin("100000")
                .when(cancelAll())
                .thenNothing()
                .when(command(new CancelAllOrders(account("nobody"))))
                .thenRefused(new Denial.UnknownAccount(account("nobody")));
    }

    @Test
    void aLongPositionIsClosedByASellOfAllOfIt() {
        holdingTen
                .when(close("AAPL", WHOLE))
                .then(sell("10", "AAPL").initialized(2), new OrderSubmitted(order(2), AT))
                .andAsks("send 2")
                .andReserved("0");
    }

    @Test
    void aShortPositionIsClosedByABuy() {
        owingTen.when(close("AAPL", WHOLE))
                .then(buy("10", "AAPL").initialized(2), new OrderSubmitted(order(2), AT));
    }

    @Test
    void aPartIsClosedInUnitsOrInPercentRoundedDownToTheLot() {
        holdingTen
                .when(close("AAPL", new Portion.Units(Quantity.of("2.5"))))
                .then(sell("2.5", "AAPL").initialized(2), new OrderSubmitted(order(2), AT))
                .when(close("AAPL", new Portion.Percentage(Decimal.of("33.333333333"))))
                .then(sell("3.333333333", "AAPL").initialized(3), new OrderSubmitted(order(3), AT));
    }

    @Test
    void noMoreIsClosedThanIsHeldAndFree() {
        holdingTen
                .given(sell("4", "AAPL").limit("120").submitted(), accepted(2))
                .when(close("AAPL", WHOLE))
                .thenDenied(new Denial.InsufficientQuantity(AAPL, Quantity.of(10), Quantity.of(6), Quantity.of(4)))
                .when(close("AAPL", new Portion.Units(Quantity.of(11))))
                .thenDenied(new Denial.InsufficientQuantity(AAPL, Quantity.of(11), Quantity.of(6), Quantity.of(4)))
                .when(close("AAPL", new Portion.Units(Quantity.of(6))))
                .andAsks("send 5");
    }

    @Test
    void aShortPositionIsNotBoughtBackTwice() {
        owingTen.given(close("AAPL", WHOLE))
                .when(close("AAPL", WHOLE))
                .thenDenied(new Denial.InsufficientQuantity(AAPL, Quantity.of(10), Quantity.ZERO, Quantity.of(10)));
    }

    @Test
    void whatIsNotHeldCannotBeClosed() {
        holdingTen
                .when(close("MSFT", WHOLE))
                .thenRefused(new Denial.NoPosition(account("main"), new Symbol("MSFT")))
                .given(buy("1", "MSFT").limit("100").submitted())
                .when(close("MSFT", WHOLE))
                .thenRefused(new Denial.NoPosition(account("main"), new Symbol("MSFT")))
                .given(close("AAPL", WHOLE), filled(3, "T-2", "10", "100"))
                .when(close("AAPL", WHOLE))
                .thenRefused(new Denial.NoPosition(account("main"), AAPL));
    }

    @Test
    void aPartBelowOneLotClosesNothing() {
        EngineStory.margin("100000")
                .given(buy("1", "EUR/USD").at("1.1").submitted(), filled(1, "T-1", "1", "1.1"))
                .when(close("EUR/USD", new Portion.Percentage(Decimal.of("50"))))
                .thenRefused(new Denial.QuantityOffLot(Quantity.ZERO, Decimal.ONE));
    }
}
