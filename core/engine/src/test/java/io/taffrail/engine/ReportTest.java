package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.account;
import static io.taffrail.engine.EngineStory.booked;
import static io.taffrail.engine.EngineStory.cancel;
import static io.taffrail.engine.EngineStory.cancelRejected;
import static io.taffrail.engine.EngineStory.canceled;
import static io.taffrail.engine.EngineStory.expired;
import static io.taffrail.engine.EngineStory.fill;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.EngineStory.inDoubt;
import static io.taffrail.engine.EngineStory.instrument;
import static io.taffrail.engine.EngineStory.order;
import static io.taffrail.engine.EngineStory.rejected;
import static io.taffrail.engine.EngineStory.trailed;
import static io.taffrail.engine.Ticket.buy;
import static io.taffrail.engine.Ticket.buyFor;
import static io.taffrail.engine.Ticket.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.DeskEvent.MarksChanged;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.Input.MarksObserved;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderBooked;
import io.taffrail.model.journal.OrderEvent.OrderCancelRejected;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInDoubt;
import io.taffrail.model.journal.PositionEvent.PositionChanged;
import io.taffrail.model.journal.PositionEvent.PositionClosed;
import io.taffrail.model.journal.PositionEvent.PositionOpened;
import io.taffrail.model.market.Mark;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the desk believes of what brokers say. */
class ReportTest {
    private final EngineStory working =
            EngineStory.margin("100000").given(buy("10", "AAPL").limit("100").submitted(), accepted(1));

    @Test
    void theVenueHasTheOrderAndThenItRests() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").limit("100").submitted())
                .when(accepted(1))
                .then(new OrderAccepted(order(1), new VenueOrderId("V-1"), AT))
                .when(booked(1))
                .then(new OrderBooked(order(1), AT));
    }

    @Test
    void aReportThatIsRepeatedComesToNothing() {
        working.given(booked(1), filled(1, "T-1", "4", "99"))
                .when(accepted(1)).thenNothing()
                .when(booked(1)).thenNothing()
                .when(filled(1, "T-1", "4", "99")).thenNothing()
                .given(canceled(1))
                .when(canceled(1)).thenNothing()
                .when(rejected(1)).thenNothing()
                .when(expired(1)).thenNothing()
                .when(accepted(1)).thenNothing()
                .when(booked(1)).thenNothing()
                .when(cancelRejected(1)).thenNothing()
                .when(inDoubt(1)).thenNothing()
                .when(filled(1, "T-1", "4", "99")).thenNothing()
                .andPosition("AAPL", "4")
                .andReserved("0");
    }

    @Test
    void aFillOpensAPositionAndIsPaid() {
        working.when(filled(1, "T-1", "4", "99"))
                .then(
                        new OrderFilled(order(1), fill("T-1", "4", "99"), false, AT),
                        new PositionOpened(account("main"), held("4", "99", "396"), Money.usd("0"), AT),
                        new BalanceChanged(account("main"), Money.usd("-396"), Money.usd("99604"), "trade T-1", AT))
                .andAsks()
                .andReserved("600");
    }

    @Test
    void theLastFillCompletesTheOrderAlthoughTheVenueDoesNotSaySo() {
        working.given(filled(1, "T-1", "4", "99"))
                .when(filled(1, "T-2", "6", "100"))
                .then(
                        new OrderFilled(order(1), fill("T-2", "6", "100"), true, AT),
                        new PositionChanged(account("main"), held("10", "99.6", "996"), Money.usd("0"), AT),
                        new BalanceChanged(account("main"), Money.usd("-600"), Money.usd("99004"), "trade T-2", AT))
                .andOpenOrders();
    }

    @Test
    void anOrderForMoneyIsOverWhenTheVenueSaysSo() {
        EngineStory.margin("100000")
                .given(buyFor("1000", "AAPL").at("100").submitted(), accepted(1), filled(1, "T-1", "6", "100"))
                .andReserved("400")
                .when(new ExecutionReport.Filled(order(1), fill("T-2", "3.9", "102"), true))
                .andReserved("0")
                .andOpenOrders();
    }

    @Test
    void aFillMayComeBeforeTheVenueHasTheOrder() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").limit("100").submitted(), filled(1, "T-1", "4", "99"))
                .when(accepted(1))
                .then(new OrderAccepted(order(1), new VenueOrderId("V-1"), AT))
                .andReserved("600");
    }

    @Test
    void aFillAfterACancelStillCounts() {
        working.given(cancel(1), canceled(1))
                .when(filled(1, "T-1", "4", "99"))
                .andPosition("AAPL", "4")
                .andCash("99604")
                .andReserved("0")
                .andOpenOrders();
    }

    @Test
    void aCancelThatTheVenueRefusesLeavesTheOrderWorking() {
        working.given(cancel(1))
                .when(cancelRejected(1))
                .then(new OrderCancelRejected(order(1), "too late", AT))
                .andOpenOrders(1)
                .when(cancel(1))
                .andAsks("cancel 1");
    }

    @Test
    void anOrderIsInDoubtUntilThereIsEvidence() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").limit("100").submitted())
                .when(inDoubt(1))
                .then(new OrderInDoubt(order(1), "no answer", AT))
                .andAsks()
                .andReserved("1000")
                .when(inDoubt(1))
                .thenNothing()
                .when(accepted(1))
                .andOpenOrders(1)
                .when(inDoubt(1))
                .thenNothing();
    }

    @Test
    void theCommissionIsPaidOutOfTheCash() {
        var fill = new Fill(
                new TradeId("T-1"), Quantity.of(4), Price.of("99"), Money.usd("1.25"), Liquidity.MAKER, AT);

        working.when(new ExecutionReport.Filled(order(1), fill, false)).andCash("99602.75");
    }

    @Test
    void aSellThatIsLargerThanThePositionTurnsItShort() {
        working.given(filled(1, "T-1", "10", "100"))
                .given(sell("15", "AAPL").at("110").submitted(), accepted(2))
                .when(filled(2, "T-2", "15", "110"))
                .then(
                        new OrderFilled(order(2), fill("T-2", "15", "110"), true, AT),
                        new PositionChanged(account("main"), held("-5", "110", "550"), Money.usd("100"), AT),
                        new BalanceChanged(account("main"), Money.usd("1650"), Money.usd("100650"), "trade T-2", AT))
                .andBuyingPower("199650");
    }

    @Test
    void aPositionThatIsSoldIsClosed() {
        working.given(filled(1, "T-1", "10", "100"))
                .given(sell("10", "AAPL").at("90").submitted())
                .when(filled(2, "T-2", "10", "90"))
                .then(
                        new OrderFilled(order(2), fill("T-2", "10", "90"), true, AT),
                        new PositionClosed(account("main"), held("0", "0", "0"), Money.usd("-100"), AT),
                        new BalanceChanged(account("main"), Money.usd("900"), Money.usd("99900"), "trade T-2", AT))
                .andPosition("AAPL", "0");
    }

    @Test
    void whatIsHeldIsValuedInTheMiddleOfTheLatestQuote() {
        working.given(filled(1, "T-1", "10", "100"))
                .when(marks("AAPL", "118", "122"))
                .then(new MarksChanged(List.of(new Mark(new Symbol("AAPL"), Price.of("120"))), AT))
                .andBuyingPower("199200")
                .when(new MarksObserved(List.of()))
                .thenNothing();
    }

    @Test
    void symbolsAreMarkedInTheOrderInWhichTheyCame() {
        EngineStory story = EngineStory.margin("100000");
        String[] symbols = {"MSFT", "AAPL", "ZM", "NVDA", "BTC/USD", "AMD", "EUR/USD", "TSLA"};
        for (String symbol : symbols) {
            story.given(buy("1", symbol).limit("100").submitted());
        }

        assertThat(story.engine().book().account(account("main")).orElseThrow().symbols())
                .extracting(Symbol::value)
                .containsExactly(symbols);
    }

    @Test
    void aReportOfAnOrderThatNobodyKnowsIsNotBelieved() {
        assertThatIllegalStateException().isThrownBy(() -> working.when(accepted(99)));
    }

    private static Position held(String quantity, String average, String cost) {
        return new Position(instrument("AAPL"), Decimal.of(quantity), Price.of(average), Money.usd(cost));
    }

    private static Input marks(String symbol, String bid, String ask) {
        return new MarksObserved(List.of(new Quote(
                AT, new Symbol(symbol), Price.of(bid), Optional.empty(), Price.of(ask), Optional.empty())));
    }

    @Test
    void aFillBeyondTheOrderIsBookedAndTold() {
        working.given(filled(1, "T-1", "10", "100"))
                .when(filled(1, "T-2", "3", "100"))
                .andOrders("1 FILLED 13/10")
                .andPosition("AAPL", "13")
                .andOverfilledBy("3")
                .when(filled(1, "T-2", "3", "100"))
                .thenNothing();
    }

    @Test
    void aFillThatGoesBeyondTheOrderIsBookedAndTold() {
        working.when(filled(1, "T-1", "12", "100")).andOrders("1 FILLED 12/10").andOverfilledBy("2");
    }

    @Test
    void aMarkThatComesLateTakesNothingBackOfWhatTheTrailHasGained() {
        EngineStory.margin("10000")
                .given(sell("10", "AAPL").trailing("5").at("100").submitted(), accepted(1), trailed(1, "110"))
                .when(trailed(1, "108"))
                .thenNothing()
                .given(buy("10", "AAPL").trailing("5").at("100").submitted(), accepted(2), trailed(2, "90"))
                .when(trailed(2, "92"))
                .thenNothing();
    }
}
