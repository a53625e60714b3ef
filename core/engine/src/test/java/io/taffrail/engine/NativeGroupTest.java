package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.canceled;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.Ticket.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Input.StopTouched;
import io.taffrail.model.journal.LinkReport;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.statement.Capabilities;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.model.value.Price;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Brackets at a broker that keeps them itself, and wakes their exits only once the entry is filled completely. */
class NativeGroupTest {
    private static final Capabilities GROUPS =
            new Capabilities(List.of(TimeInForce.DAY, TimeInForce.GTC), List.of(), true);

    private final EngineStory linked = EngineStory.margin("100000").given(
            new LinkReport.LinkLive(EngineStory.account("main"), GROUPS, OnBreak.ASK),
            new LinkReport.Compared(EngineStory.account("main"), List.of(), List.of(), true, Optional.empty()));
    private final EngineStory waiting =
            linked.given(buy("10", "AAPL").limit("100").bracket("110", "90").submitted(), accepted(1));

    @Test
    void anEntryTakesItsExitsWithIt() {
        linked.when(buy("5", "MSFT").limit("100").bracket("110", "90").submitted())
                .andAsks("send 4 with 5 with 6");
    }

    @Test
    void whileTheEntryIsOnlyPartlyFilledItsExitsWaitAtTheBroker() {
        waiting.when(filled(1, "T-1", "4", "100"))
                .andAsks()
                .andOrders("1 ENTRY PARTIALLY_FILLED 4/10", "2 TAKE_PROFIT HELD 0/10", "3 STOP_LOSS HELD 0/10")
                .andTells();
    }

    @Test
    void aFilledEntryWakesBothExitsAndTheyAreOneRequest() {
        waiting.when(filled(1, "T-1", "10", "100")).andAsks("send 2 with 3");
    }

    @Test
    void anEntryThatEndsPartlyFilledIsProtectedAnewForWhatItHasTraded() {
        waiting.given(filled(1, "T-1", "4", "100"))
                .when(canceled(1))
                .andAsks("send 2 with 3")
                .andOrders("1 ENTRY CANCELED 4/10", "2 TAKE_PROFIT SUBMITTED 0/4", "3 STOP_LOSS SUBMITTED 0/4");
    }

    @Test
    void theHouseWatchesTheStopAsLongAsTheBrokerDoesNot() {
        EngineStory partly = waiting.given(filled(1, "T-1", "4", "100"));
        assertThat(partly.engine().isTouched(quote("90.01"))).isFalse();
        assertThat(partly.engine().isTouched(quote("90"))).isTrue();

        partly.when(new StopTouched(quote("90")))
                .andAsks("cancel 1")
                .andTells("stopped at 90");
    }

    @Test
    void whatTradedOfAStoppedEntryIsClosedAtTheMarketOnceTheEntryIsGone() {
        waiting.given(filled(1, "T-1", "4", "100"), new StopTouched(quote("89")))
                .when(canceled(1))
                .andAsks("send 4")
                .andOrders("1 ENTRY CANCELED 4/10", "2 TAKE_PROFIT CANCELED 0/10", "3 STOP_LOSS CANCELED 0/10",
                        "4 STOP_LOSS SUBMITTED 0/4");
    }

    @Test
    void anEntryThatFillsBeforeItsCancelLeavesItsExitsToTheBroker() {
        waiting.given(filled(1, "T-1", "4", "100"), new StopTouched(quote("89")))
                .when(filled(1, "T-2", "6", "100"))
                .andAsks("send 2 with 3");
    }

    @Test
    void exitsThatTheBrokerHasAreNotCalledCanceledBeforeTheirEntryIsGone() {
        waiting.when(EngineStory.cancelAll())
                .andAsks("cancel 1")
                .andOrders("1 ENTRY PENDING_CANCEL 0/10", "2 TAKE_PROFIT HELD 0/10", "3 STOP_LOSS HELD 0/10")
                .when(canceled(1))
                .andAsks()
                .andOrders("1 ENTRY CANCELED 0/10", "2 TAKE_PROFIT CANCELED 0/10", "3 STOP_LOSS CANCELED 0/10");
    }

    @Test
    void exitsThatTheBrokerWokeBeforeTheCancelCameAreTakenOffThere() {
        waiting.given(EngineStory.cancelAll())
                .when(filled(1, "T-1", "10", "100"))
                .andAsks("send 2 with 3", "cancel 2", "cancel 3")
                .andOrders("1 ENTRY FILLED 10/10", "2 TAKE_PROFIT PENDING_CANCEL 0/10", "3 STOP_LOSS PENDING_CANCEL 0/10");
    }

    private static Quote quote(String price) {
        return Quote.point(EngineStory.AT, new Symbol("AAPL"), Price.of(price));
    }
}
