package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.cancel;
import static io.taffrail.engine.EngineStory.canceled;
import static io.taffrail.engine.EngineStory.expired;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.EngineStory.order;
import static io.taffrail.engine.EngineStory.replace;
import static io.taffrail.engine.EngineStory.replaceLimit;
import static io.taffrail.engine.EngineStory.replaceRejected;
import static io.taffrail.engine.EngineStory.replaceStop;
import static io.taffrail.engine.EngineStory.replaced;
import static io.taffrail.engine.Ticket.buy;
import static io.taffrail.engine.Ticket.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import org.junit.jupiter.api.Test;

/** Replacements and their races. */
class ReplaceTest {
    private final EngineStory working =
            EngineStory.margin("10000").given(buy("10", "AAPL").limit("100").submitted(), accepted(1));

    @Test
    void anotherOrderTakesThePlace() {
        working.when(replace(1, "12", "101"))
                .andAsks("replace 1 by 2")
                .andOrders("1 PENDING_REPLACE 0/10", "2 INITIALIZED 0/12")
                .when(replaced(1, 2))
                .andAsks()
                .andOrders("1 REPLACED 0/10", "2 ACCEPTED 0/12")
                .andReserved("1212");
    }

    @Test
    void theQuantityIsTheTotalOfTheChain() {
        working.given(filled(1, "T-1", "4", "100"), replace(1, "8", "100"), replaced(1, 2))
                .andOrders("1 REPLACED 4/10", "2 PARTIALLY_FILLED 4/8")
                .when(filled(2, "T-2", "4", "100"))
                .andOrders("1 REPLACED 4/10", "2 FILLED 8/8")
                .andPosition("AAPL", "8");
    }

    @Test
    void aFillThatComesBeforeTheAnswerCountsInTheChain() {
        working.given(replace(1, "12", "101"), filled(1, "T-1", "3", "100"), replaced(1, 2))
                .andOrders("1 REPLACED 3/10", "2 PARTIALLY_FILLED 3/12")
                .andPosition("AAPL", "3")
                .andReserved("909");
    }

    @Test
    void theChainKeepsItsAveragePrice() {
        working.given(filled(1, "T-1", "4", "90"), replace(1, "8", "100"), replaced(1, 2), filled(2, "T-2", "4", "100"));

        var chain = working.engine().book().order(order(2)).orElseThrow();

        assertThat(chain.avgPx()).contains(Price.of("95"));
        assertThat(chain.traded()).isEqualTo(Money.usd("760"));
    }

    @Test
    void anOrderThatFillsFirstRefusesItsReplacement() {
        working.given(replace(1, "12", "101"), filled(1, "T-1", "10", "100"))
                .when(replaceRejected(1, 2))
                .andOrders("1 FILLED 10/10", "2 REJECTED 0/12")
                .andPosition("AAPL", "10");
    }

    @Test
    void anOrderThatExpiresFirstRefusesItsReplacement() {
        working.given(replace(1, "12", "101"), expired(1))
                .when(replaceRejected(1, 2))
                .andOrders("1 EXPIRED 0/10", "2 REJECTED 0/12");
    }

    @Test
    void anOrderWhoseReplacementTheVenueRefusesGoesOn() {
        working.given(filled(1, "T-1", "4", "100"), replace(1, "12", "101"))
                .when(replaceRejected(1, 2))
                .andOrders("1 PARTIALLY_FILLED 4/10", "2 REJECTED 0/12")
                .when(replaceRejected(1, 2))
                .thenNothing();
    }

    @Test
    void anAnswerThatComesTwiceChangesNothing() {
        working.given(replace(1, "12", "101"), replaced(1, 2)).when(replaced(1, 2)).thenNothing();
    }

    @Test
    void untilTheAnswerTheLargerOfTheTwoIsReserved() {
        working.given(replace(1, "12", "100")).andReserved("1200");
        EngineStory.margin("10000")
                .given(buy("10", "AAPL").limit("100").submitted(), accepted(1), replace(1, "5", "100"))
                .andReserved("1000")
                .given(replaced(1, 2))
                .andReserved("500");
    }

    @Test
    void aReplacementThatCannotBePaidIsRefused() {
        working.when(replace(1, "1000", "100"))
                .thenRefused(new Denial.InsufficientBuyingPower(Money.usd("100000"), Money.usd("20000")))
                .andOrders("1 ACCEPTED 0/10");
    }

    @Test
    void whatTheOldOrderReservesIsThereForTheNewOne() {
        EngineStory.cash("1000")
                .given(buy("10", "AAPL").limit("100").submitted(), accepted(1))
                .when(replace(1, "5", "200"))
                .andAsks("replace 1 by 2");
    }

    @Test
    void theTotalIsAboveWhatHasTraded() {
        working.given(filled(1, "T-1", "4", "100"))
                .when(replace(1, "4", "100"))
                .thenRefused(new Denial.QuantityNotAboveFilled(order(1), Quantity.of(4), Quantity.of(4)));
    }

    @Test
    void aReplacementChangesSomething() {
        working.when(replace(1, "10", "100"));
        assertThat(working.engine().book().openOrders()).hasSize(1);
        working.andAsks();
    }

    @Test
    void anOrderIsReplacedByOneRequestAtATime() {
        working.given(replace(1, "12", "101"))
                .when(replace(1, "13", "101"))
                .thenRefused(new Denial.ReplacePending(order(1)))
                .when(replace(2, "13", "101"))
                .thenRefused(new Denial.ReplacePending(order(2)))
                .when(cancel(1))
                .thenRefused(new Denial.ReplacePending(order(1)))
                .when(cancel(2))
                .thenRefused(new Denial.ReplacePending(order(2)));
    }

    @Test
    void anOrderThatIsOverOrGoingCannotBeReplaced() {
        working.given(cancel(1))
                .when(replace(1, "12", "101"))
                .thenRefused(new Denial.OrderNotReplaceable(order(1), OrderStatus.PENDING_CANCEL))
                .given(canceled(1))
                .when(replace(1, "12", "101"))
                .thenRefused(new Denial.OrderNotReplaceable(order(1), OrderStatus.CANCELED));
    }

    @Test
    void anOrderThatTheVenueHasNotAnsweredCannotBeReplaced() {
        EngineStory.margin("10000")
                .given(buy("10", "AAPL").limit("100").submitted())
                .when(replace(1, "12", "101"))
                .thenRefused(new Denial.OrderNotReplaceable(order(1), OrderStatus.SUBMITTED));
    }

    @Test
    void nobodyReplacesWhatIsNotThere() {
        working.when(replace(7, "12", "101")).then(new CommandRefused(new Denial.UnknownOrder(order(7)), EngineStory.AT));
    }

    @Test
    void anExitThatWaitsIsReplacedInTheHouse() {
        EngineStory.margin("10000")
                .given(buy("10", "AAPL").limit("100").bracket("110", "90").submitted(), accepted(1))
                .when(replaceStop(3, "95"))
                .andAsks()
                .andOrders(
                        "1 ENTRY ACCEPTED 0/10", "2 TAKE_PROFIT HELD 0/10", "3 STOP_LOSS REPLACED 0/10",
                        "4 STOP_LOSS HELD 0/10")
                .when(filled(1, "T-1", "10", "100"))
                .andAsks("send 2", "send 4");
    }

    @Test
    void anExitAtTheVenueIsReplacedThereAndStaysPartOfItsGroup() {
        EngineStory.margin("10000")
                .given(buy("10", "AAPL").limit("100").bracket("110", "90").submitted(), accepted(1))
                .given(filled(1, "T-1", "10", "100"), accepted(2), accepted(3))
                .when(replaceLimit(2, "120"))
                .andAsks("replace 2 by 4")
                .given(replaced(2, 4))
                .when(filled(4, "T-2", "4", "120"))
                .andAsks("resize 3 to 6")
                .when(filled(3, "T-3", "6", "90"))
                .andAsks("cancel 4");
    }

    @Test
    void anExitKeepsToItsSideOfTheOther() {
        EngineStory.margin("10000")
                .given(buy("10", "AAPL").limit("100").bracket("110", "90").submitted(), accepted(1))
                .when(replaceStop(3, "115"))
                .thenRefused(new Denial.ExitsCrossed(Price.of("110"), Price.of("115")));
    }

    @Test
    void theHouseSizesTheOrdersOfAGroup() {
        EngineStory.margin("10000")
                .given(buy("10", "AAPL").limit("100").bracket("110", "90").submitted(), accepted(1))
                .when(replace(1, "12", "100"))
                .andOrders("1 ENTRY ACCEPTED 0/10", "2 TAKE_PROFIT HELD 0/10", "3 STOP_LOSS HELD 0/10");
    }

    @Test
    void anEntryThatIsReplacedKeepsItsExits() {
        EngineStory.margin("10000")
                .given(buy("10", "AAPL").limit("100").bracket("110", "90").submitted(), accepted(1))
                .given(replaceLimit(1, "101"), replaced(1, 4))
                .andOrders(
                        "1 ENTRY REPLACED 0/10", "2 TAKE_PROFIT HELD 0/10", "3 STOP_LOSS HELD 0/10",
                        "4 ENTRY ACCEPTED 0/10")
                .when(filled(4, "T-1", "10", "101"))
                .andAsks("send 2", "send 3");
    }

    @Test
    void aReduceOnlyOrderShrinksWithThePosition() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").at("100").submitted(), accepted(1), filled(1, "T-1", "10", "100"))
                .given(sell("10", "AAPL").limit("110").reduceOnly().submitted(), accepted(2))
                .given(sell("4", "AAPL").at("100").submitted(), accepted(3))
                .when(filled(3, "T-2", "4", "100"))
                .andAsks("resize 2 to 6")
                .given(sell("6", "AAPL").at("100").submitted(), accepted(4))
                .when(filled(4, "T-3", "6", "100"))
                .andAsks("cancel 2");
    }

    @Test
    void reduceOnlyOrdersTogetherCloseNoMoreThanIsHeld() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").at("100").submitted(), accepted(1), filled(1, "T-1", "10", "100"))
                .given(sell("6", "AAPL").limit("110").reduceOnly().submitted(), accepted(2))
                .given(sell("4", "AAPL").limit("120").reduceOnly().submitted(), accepted(3))
                .given(sell("3", "AAPL").at("100").submitted(), accepted(4))
                .when(filled(4, "T-2", "3", "100"))
                .andAsks("resize 3 to 1");
    }

    @Test
    void aReduceOnlyOrderThatIsOnItsWayShrinksOnceTheVenueHasIt() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").at("100").submitted(), accepted(1), filled(1, "T-1", "10", "100"))
                .given(sell("10", "AAPL").limit("110").reduceOnly().submitted())
                .given(sell("4", "AAPL").at("100").submitted(), accepted(3), filled(3, "T-2", "4", "100"))
                .andAsks()
                .when(accepted(2))
                .andAsks("resize 2 to 6");
    }

    @Test
    void anOrderThatTradesBeforeTheVenueAnswersWaitsForTheAnswer() {
        EngineStory.margin("10000")
                .given(buy("10", "AAPL").limit("100").submitted(), filled(1, "T-1", "4", "100"))
                .when(replace(1, "12", "101"))
                .thenRefused(new Denial.OrderNotReplaceable(order(1), OrderStatus.PARTIALLY_FILLED));
    }

    @Test
    void anAnswerToAnEarlierRequestSaysNothingAboutTheLatest() {
        working.given(replace(1, "12", "101"), replaceRejected(1, 2), replace(1, "13", "101"))
                .when(replaceRejected(1, 2))
                .thenNothing()
                .when(replaced(1, 2))
                .thenNothing()
                .given(replaced(1, 3))
                .andOrders("1 REPLACED 0/10", "2 REJECTED 0/12", "3 ACCEPTED 0/13");
    }

    @Test
    void anExitGetsItsNewPriceWhateverElseIsToBeSold() {
        EngineStory.margin("10000")
                .given(buy("10", "AAPL").limit("100").bracket("110", "90").submitted(), accepted(1))
                .given(filled(1, "T-1", "10", "100"), accepted(2), accepted(3))
                .given(sell("5", "AAPL").limit("130").submitted(), accepted(4))
                .when(replaceLimit(2, "120"))
                .andAsks("replace 2 by 5");
    }
}
