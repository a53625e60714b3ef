package io.taffrail.engine;

import static io.taffrail.engine.Wish.buy;
import static io.taffrail.engine.Wish.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Replacement;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.value.Price;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of two orders of one's own that would trade with each other the newer is refused, and a position keeps its way out. */
class SelfTradeTest {

    @Test
    void theNewerOfTwoStrategiesIsRefusedAndTheOtherNamed() {
        var desk = strict().working(sell("10", "AAPL").limit("101").of("other"));

        var denial = desk.send(buy("1", "AAPL").limit("102").of("ema")).orElseThrow();

        assertThat(denial.code()).isEqualTo("SELF_TRADE");
        assertThat(denial.what()).contains(EngineStory.order(1).value(), "of other", "to SELL");
    }

    @Test
    void whatIsInDoubtMayStandAtTheVenue() {
        var desk = strict().inDoubt(buy("10", "AAPL").limit("99"));

        assertThat(desk.send(sell("1", "AAPL").limit("99.01"))).isEmpty();
        assertThat(desk.send(sell("1", "AAPL").limit("99"))).map(Denial::code).contains("SELF_TRADE");
    }

    @Test
    void whileAReplacementIsNotAnsweredTheFurtherOfBothPricesCounts() {
        var desk = strict().working(sell("10", "AAPL").limit("105"));
        desk.take(EngineStory.replace(1, "10", "103"));

        assertThat(desk.send(buy("1", "AAPL").limit("102.99"))).isEmpty();
        assertThat(desk.send(buy("1", "AAPL").limit("103"))).map(Denial::code).contains("SELF_TRADE");
    }

    @Test
    void aReplacementMayNotComeToOnesOwnOrderEither() {
        var desk = strict().working(sell("10", "AAPL").limit("105")).working(buy("10", "AAPL").limit("99"));

        desk.take(EngineStory.replace(2, "10", "105"));

        assertThat(desk.refusal()).map(Denial::code).contains("SELF_TRADE");
    }

    @Test
    void anOrderAtTheMarketReachesToTheOtherSideOfTheQuote() {
        var desk = strict().working(sell("10", "AAPL").limit("101").of("other"));

        assertThat(desk.trial(buy("1", "AAPL").atTheMarket().quoted("100", "100.99")).denial()).isEmpty();
        assertThat(desk.trial(buy("1", "AAPL").atTheMarket().quoted("100", "101")).denial()).isPresent();
    }

    @Test
    void whatWasFilledOrTakenOffStandsNowhere() {
        var desk = strict().held(sell("10", "AAPL").limit("101")).working(sell("10", "AAPL").limit("102"));
        desk.take(EngineStory.canceled(2));

        assertThat(desk.send(buy("1", "AAPL").limit("103"))).isEmpty();
    }

    @Test
    void anotherSymbolAndTheSameSideAreNoSelfTrade() {
        var desk = strict().working(sell("10", "MSFT").limit("90")).working(buy("10", "AAPL").limit("99"));

        assertThat(desk.send(buy("1", "AAPL").limit("101"))).isEmpty();
    }

    @Test
    void aStopStandsInNoBookBeforeItFires() {
        var desk = strict();
        desk.send(buy("10", "AAPL").stopping("95"));
        desk.take(EngineStory.accepted(1)).take(EngineStory.filled(1, "T1", "10", "100")).take(EngineStory.accepted(2));

        assertThat(desk.send(buy("1", "AAPL").limit("94"))).isEmpty();
    }

    @Test
    void theExitOfAGroupDoesNotMeetItsOwnEntry() {
        var desk = strict();
        var plain = buy("10", "AAPL").submit().intent();
        var bracket = new OrderIntent(
                Optional.empty(), plain.symbol(), plain.side(), plain.amount(), plain.spec(), plain.timeInForce(), Optional.empty(),
                Instruction.NONE,
                Optional.of(new OrderClass.Bracket(
                        new Exit.TakeProfit(Price.of("105")), new Exit.StopLoss(new OrderSpec.Stop(Price.of("95"))))),
                Optional.empty());
        desk.take(new CommandTaken(
                new Command.SubmitOrder(EngineStory.account("main"), bracket, Optional.empty()), buy("10", "AAPL").facts(desk.now())));
        desk.take(EngineStory.accepted(1)).take(EngineStory.filled(1, "T1", "4", "100")).take(EngineStory.accepted(2));

        desk.take(new CommandTaken(
                new Command.ReplaceOrder(EngineStory.account("main"), EngineStory.order(2), new Replacement(
                        Optional.empty(), Optional.of(Price.of("100")), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty())),
                buy("10", "AAPL").facts(desk.now())));

        assertThat(desk.refusal()).isEmpty();
        assertThat(desk.events()).hasAtLeastOneElementOfType(OrderPendingReplace.class);
    }

    @Test
    void aClosingOrderWaitsForACancelOfWhatStandsInItsWay() {
        var desk = strict().held(buy("10", "AAPL").of("ema")).working(buy("5", "AAPL").limit("99").of("ema"));
        var out = sell("10", "AAPL").limit("99").of("ema");

        assertThat(desk.send(out)).map(Denial::code).contains("SELF_TRADE");

        desk.take(EngineStory.canceled(2));
        assertThat(desk.send(out)).isEmpty();
    }

    @Test
    void whatCannotBeTakenOffKeepsNobodyInAPosition() {
        var desk = strict().held(buy("10", "AAPL")).inDoubt(buy("5", "AAPL").limit("99"));

        assertThat(desk.send(sell("10", "AAPL").limit("99"))).isEmpty();
    }

    private static LimitDesk strict() {
        return new LimitDesk().with(Rule.SELF_TRADE, "0");
    }
}
