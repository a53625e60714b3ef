package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.account;
import static io.taffrail.engine.EngineStory.canceled;
import static io.taffrail.engine.EngineStory.command;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.EngineStory.order;
import static io.taffrail.engine.EngineStory.rejected;
import static io.taffrail.engine.Ticket.buy;
import static io.taffrail.engine.Ticket.buyFor;
import static io.taffrail.engine.Ticket.sell;

import io.taffrail.model.account.AccountKind;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.AccountEvent.BuyingPowerCheckSet;
import io.taffrail.model.journal.Command.SetBuyingPowerCheck;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.order.Denial;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Quantity;
import org.junit.jupiter.api.Test;

/** What becomes of an order that somebody wants. */
class SubmitTest {

    @Test
    void anOrderIsWrittenDownAndSent() {
        Ticket ticket = buy("10", "AAPL").at("150").named("B-1");

        EngineStory.margin("100000")
                .when(ticket.submitted())
                .then(ticket.initialized(1), new OrderSubmitted(order(1), AT))
                .andAsks("send 1")
                .andReserved("1500")
                .andBuyingPower("198500")
                .andOpenOrders(1);
    }

    @Test
    void aCallerWithoutANameGetsADerivedOne() {
        EngineStory.margin("100000")
                .given(buy("1", "AAPL").submitted())
                .when(buy("1", "AAPL").submitted())
                .then(buy("1", "AAPL").initialized(2), new OrderSubmitted(order(2), AT));
    }

    @Test
    void aNameIsTakenOnceInItsAccount() {
        EngineStory.margin("100000")
                .with("other", AccountKind.MARGIN, true, "100000")
                .given(buy("10", "AAPL").at("150").named("B-1").submitted())
                .when(buy("5", "MSFT").at("400").named("B-1").submitted())
                .thenDenied(new Denial.DuplicateClientOrderId(new ClientOrderId("B-1"), order(1)))
                .when(buy("5", "MSFT").at("400").named("B-1").on("other").submitted())
                .andAsks("send 3");
    }

    @Test
    void aNameStaysTakenWhenItsOrderIsOver() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").at("150").named("B-1").submitted(), rejected(1))
                .when(buy("10", "AAPL").at("150").named("B-1").submitted())
                .thenDenied(new Denial.DuplicateClientOrderId(new ClientOrderId("B-1"), order(1)));
    }

    @Test
    void aNameStaysTakenWhenItsOrderIsOnlyOnDisk() {
        EngineStory.margin("100000")
                .given(buy("1", "AAPL").submitted())
                .when(buy("10", "AAPL").at("150").named("B-0").afterAnEarlier(77))
                .thenDenied(new Denial.DuplicateClientOrderId(new ClientOrderId("B-0"), order(77)));
    }

    @Test
    void aDeniedOrderDoesNotTakeItsName() {
        EngineStory.margin("100")
                .given(buy("10", "AAPL").at("150").named("B-1").submitted())
                .when(buy("0.5", "AAPL").at("150").named("B-1").submitted())
                .andAsks("send 2");
    }

    @Test
    void aRulingOfTheDoorIsKeptAsADeniedOrder() {
        Ticket ticket = buy("10", "AAPL").at("150");
        var ruling = new Denial.RuleBroken("WASH_TRADE", "what", "why", "fix");

        EngineStory.margin("100000")
                .when(ticket.ruledOut(ruling))
                .then(ticket.initialized(1), new OrderDenied(order(1), ruling, AT))
                .andAsks()
                .andOpenOrders()
                .andReserved("0");
    }

    @Test
    void anAccountThatIsNotThereIsRefused() {
        EngineStory.margin("100000")
                .when(buy("10", "AAPL").on("nobody").submitted())
                .thenRefused(new Denial.UnknownAccount(account("nobody")));
    }

    @Test
    void aCashAccountSpendsWhatItHas() {
        EngineStory.cash("1500")
                .when(buy("10", "AAPL").at("150").submitted())
                .andAsks("send 1")
                .andBuyingPower("0")
                .when(buy("0.000000001", "AAPL").at("150").submitted())
                .thenDenied(new Denial.InsufficientBuyingPower(Money.usd("0.00000015"), Money.usd("0")));
    }

    @Test
    void aMarginAccountHoldsTwiceItsEquity() {
        EngineStory.margin("2000")
                .when(buy("20.01", "AAPL").at("200").submitted())
                .thenDenied(new Denial.InsufficientBuyingPower(Money.usd("4002"), Money.usd("4000")))
                .when(buy("20", "AAPL").at("200").submitted())
                .andAsks("send 2")
                .andBuyingPower("0");
    }

    @Test
    void anIntradayAccountHoldsFourTimesItsEquity() {
        new EngineStory().with("main", AccountKind.INTRADAY_MARGIN, true, "2000")
                .when(buy("40.01", "AAPL").at("200").submitted())
                .thenDenied(new Denial.InsufficientBuyingPower(Money.usd("8002"), Money.usd("8000")))
                .when(buy("40", "AAPL").at("200").submitted())
                .andAsks("send 2")
                .andBuyingPower("0");
    }

    @Test
    void withLessThanTwoThousandNothingIsBorrowed() {
        var tooLittle = new Denial.EquityBelowMinimum(Money.usd("1999.99"), Money.usd("2000"));

        EngineStory.margin("1999.99")
                .when(sell("1", "AAPL").at("150").submitted())
                .thenDenied(tooLittle)
                .when(buy("10", "AAPL").at("200").submitted())
                .thenDenied(new Denial.InsufficientBuyingPower(Money.usd("2000"), Money.usd("1999.99")))
                .given(buy("9", "AAPL").at("200").submitted(), filled(3, "T-1", "9", "200"))
                .when(sell("10", "AAPL").at("200").submitted())
                .thenDenied(tooLittle)
                .when(sell("9", "AAPL").at("200").submitted())
                .andAsks("send 5");
    }

    @Test
    void sharesSoldShortAreJudgedThreePercentAboveTheAsk() {
        EngineStory.margin("10000")
                .when(sell("130", "AAPL").limit("150").at("150").submitted())
                .thenDenied(new Denial.InsufficientBuyingPower(Money.usd("20085"), Money.usd("20000")))
                .when(sell("130", "AAPL").limit("150").at("149").submitted())
                .andAsks("send 2")
                .andReserved("19500");
    }

    @Test
    void aPositionMayBeTurnedAround() {
        EngineStory.margin("10000")
                .given(buy("100", "AAPL").at("100").submitted(), filled(1, "T-1", "100", "100"))
                .when(sell("200", "AAPL").at("100").submitted())
                .andAsks("send 2");
    }

    @Test
    void cryptoIsPaidForInFull() {
        EngineStory.margin("10000")
                .when(buy("0.2", "BTC/USD").at("60000").submitted())
                .thenDenied(new Denial.InsufficientBuyingPower(Money.usd("12000"), Money.usd("10000")))
                .when(buy("0.1", "BTC/USD").at("60000").submitted())
                .andAsks("send 2");
    }

    @Test
    void aLimitIsReservedAtItsOwnPriceAndAShortSaleAtTheMarkets() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").limit("140").at("150").submitted())
                .given(sell("10", "MSFT").limit("0.01").at("400").submitted())
                .when(sell("10", "NVDA").limit("120").at("100").submitted())
                .andReserved("6600");
    }

    @Test
    void oneCentDoesNotBuyALicenceToSellShort() {
        EngineStory.margin("2000")
                .when(sell("1000", "AAPL").limit("0.01").at("150").submitted())
                .thenDenied(new Denial.InsufficientBuyingPower(Money.usd("154500"), Money.usd("4000")));
    }

    @Test
    void anOrderForMoneyReservesThatMoney() {
        EngineStory.margin("2000")
                .when(buyFor("4000", "AAPL").at("150").submitted())
                .andAsks("send 1")
                .andReserved("4000")
                .when(buyFor("0.01", "AAPL").at("150").submitted())
                .thenDenied(new Denial.InsufficientBuyingPower(Money.usd("0.01"), Money.usd("0")));
    }

    @Test
    void anOrderForMoneyReservesItBeforeAnyPriceIsKnown() {
        EngineStory.margin("2000")
                .when(buyFor("2000", "AAPL").submitted())
                .andReserved("2000")
                .when(canceled(1))
                .andReserved("0");
    }

    @Test
    void whatIsReservedComesBackWithTheCancelTheRejectionAndTheFill() {
        EngineStory.cash("10000")
                .given(buy("10", "AAPL").limit("100").submitted(), accepted(1))
                .given(buy("10", "AAPL").limit("200").submitted(), accepted(2))
                .given(buy("10", "AAPL").limit("300").submitted())
                .given(rejected(3))
                .when(filled(1, "T-1", "4", "90"))
                .andCash("9640")
                .andReserved("2600")
                .andBuyingPower("7040")
                .when(canceled(2))
                .andReserved("600")
                .when(filled(1, "T-2", "6", "100"))
                .andReserved("0")
                .andBuyingPower("9040");
    }

    @Test
    void aCashAccountSellsOnlyWhatItHolds() {
        var story = EngineStory.cash("10000").given(buy("10", "AAPL").at("100").submitted(), filled(1, "T-1", "10", "100"));

        story.when(sell("11", "AAPL").at("100").submitted())
                .thenDenied(notEnough("11", "10", "0"))
                .when(sell("6", "AAPL").at("100").submitted())
                .andAsks("send 3")
                .when(sell("5", "AAPL").at("100").submitted())
                .thenDenied(notEnough("5", "4", "6"))
                .when(sell("4", "AAPL").at("100").submitted())
                .andAsks("send 5");
    }

    @Test
    void quantitiesComeInWholeLots() {
        EngineStory.margin("100000")
                .when(buy("1000.5", "EUR/USD").at("1.1").submitted())
                .thenDenied(new Denial.QuantityOffLot(Quantity.of("1000.5"), Decimal.ONE))
                .when(buyFor("1", "EUR/USD").at("1.1").submitted())
                .thenDenied(new Denial.NotionalBelowLot(Money.usd("1"), Decimal.ONE));
    }

    @Test
    void anAccountTradesItsOwnCurrency() {
        EngineStory.margin("100000")
                .when(buy("1000", "USD/JPY").at("150").submitted())
                .thenDenied(new Denial.CurrencyNotHeld(Currency.of("JPY"), Currency.USD));
    }

    @Test
    void noOrderIsTooLargeToBeDenied() {
        var tooLarge = new Denial.OrderTooLarge(Money.usd("5000000000"));

        EngineStory.unchecked("100000")
                .when(buy("999999999999999999", "AAPL").at("150").submitted())
                .thenDenied(tooLarge)
                .when(buy("999999999999999999", "AAPL").submitted())
                .thenDenied(tooLarge)
                .when(sell("999999999.999999999", "AAPL").limit("999999999999999999").submitted())
                .thenDenied(tooLarge)
                .when(buyFor("999999999999999999", "AAPL").at("150").submitted())
                .thenDenied(tooLarge)
                .when(buy("30000000", "AAPL").at("150").submitted())
                .andAsks("send 5")
                .when(buy("10000000", "AAPL").at("150").submitted())
                .thenDenied(tooLarge);
    }

    @Test
    void quantitiesThatTogetherNeedMoreThanEighteenDigitsAreDenied() {
        EngineStory.unchecked("100000")
                .given(buy("400000000.000000001", "AAPL").at("0.01").submitted())
                .when(buy("400000000.000000001", "AAPL").at("0.01").submitted())
                .thenDenied(new Denial.OrderTooLarge(Money.usd("5000000000")))
                .andOpenOrders(1);
    }

    @Test
    void anUncheckedAccountSpendsWhatItDoesNotHave() {
        EngineStory.unchecked("100")
                .when(buy("1000", "AAPL").at("150").submitted())
                .andAsks("send 1")
                .when(filled(1, "T-1", "1000", "150"))
                .andCash("-149900");
    }

    @Test
    void theCheckCanBeSwitchedOn() {
        EngineStory.unchecked("100")
                .when(command(new SetBuyingPowerCheck(account("main"), true)))
                .then(new BuyingPowerCheckSet(account("main"), true, AT))
                .when(buy("1000", "AAPL").at("150").submitted())
                .thenDenied(new Denial.InsufficientBuyingPower(Money.usd("150000"), Money.usd("100")))
                .when(command(new SetBuyingPowerCheck(account("nobody"), true)))
                .thenRefused(new Denial.UnknownAccount(account("nobody")));
    }

    private static Denial notEnough(String requested, String available, String held) {
        return new Denial.InsufficientQuantity(
                new Symbol("AAPL"), Quantity.of(requested), Quantity.of(available), Quantity.of(held));
    }
}
