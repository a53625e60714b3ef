package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.account;
import static io.taffrail.engine.EngineStory.canceled;
import static io.taffrail.engine.EngineStory.command;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.Ticket.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.RebalanceEvent.RebalanceEnded;
import io.taffrail.model.journal.RebalanceEvent.RebalancePlanned;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Denial;
import io.taffrail.model.portfolio.RebalanceProblem;
import io.taffrail.model.portfolio.TargetWeights;
import io.taffrail.model.portfolio.Weight;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A portfolio on its way to its weights. */
class RebalanceStory {

    @Test
    void whatReducesIsSentFirstAndWhatOpensOnceItHasTraded() {
        // 100 MSFT at 100 are held of 20,000; AAPL at 50 is to be 40%: 8,000 / 50.0275 = 159.91.
        var story = EngineStory.cash("20000").given(buy("100", "MSFT").at("100").submitted(), filled(1, "T-1", "100", "100"));

        story.when(rebalance("MSFT=10%", "AAPL=40%"));
        assertThat(story.events()).singleElement().isInstanceOf(RebalancePlanned.class);

        step(story, "MSFT", "100").andAsks("send 2");
        assertThat(story.engine().nextCommand()).as("what opens waits").isEmpty();
        story.when(filled(2, "T-2", "80.010993954", "100"));
        step(story, "AAPL", "50").andAsks("send 3");
        assertThat(story.events()).last().isEqualTo(
                new RebalanceEnded(account("main"), true, "every step has its order", AT));
        assertThat(story.engine().nextCommand()).isEmpty();
        story.when(filled(3, "T-3", "159.912048373", "50"))
                .andPosition("MSFT", "19.989006046")
                .andPosition("AAPL", "159.912048373");
    }

    @Test
    void whereWhatReducesComesToNothingTheRestIsLeft() {
        var story = EngineStory.cash("20000").given(buy("100", "MSFT").at("100").submitted(), filled(1, "T-1", "100", "100"));
        story.given(rebalance("MSFT=0%", "AAPL=40%"));
        step(story, "MSFT", "100").andAsks("send 2");

        story.when(canceled(2));
        step(story, "AAPL", "50").andAsks();

        assertThat(story.events()).singleElement().isInstanceOfSatisfying(RebalanceEnded.class, ended -> {
            assertThat(ended.complete()).isFalse();
            assertThat(ended.words()).contains("is CANCELED: [AAPL] are left as they are");
        });
        assertThat(story.engine().nextCommand()).isEmpty();
    }

    @Test
    void aPortfolioThatIsThereTradesNothing() {
        var story = EngineStory.cash("20000");

        story.when(rebalance("AAPL=0%"));

        assertThat(story.events()).last().isEqualTo(
                new RebalanceEnded(account("main"), true, "everything is where it is to be", AT));
        assertThat(story.engine().nextCommand()).isEmpty();
    }

    @Test
    void aPreviewIsReckonedAndNothingIsSent() {
        var story = EngineStory.cash("20000");

        story.when(rebalance(true, "AAPL=40%"));

        assertThat(story.events()).hasSize(2).last().isEqualTo(
                new RebalanceEnded(account("main"), true, "a preview: nothing was sent", AT));
        assertThat(story.engine().nextCommand()).isEmpty();
    }

    @Test
    void whatCannotBeDoneWholeIsNotBegun() {
        var story = EngineStory.margin("20000");

        story.when(rebalance("AAPL=60%", "MSFT=60%"))
                .thenRefused(new Denial.NotRebalanced(new RebalanceProblem.TooMuch(Decimal.of(120), Decimal.of(100))));
        story.when(rebalance("NOPE=5%"))
                .thenRefused(new Denial.NotRebalanced(new RebalanceProblem.UnknownInstrument(new Symbol("NOPE"))));
        story.when(command(new Command.Rebalance(account("nobody"), Optional.empty(), TargetWeights.of(List.of()), false)))
                .thenRefused(new Denial.UnknownAccount(account("nobody")));
        story.when(command(new Command.Rebalance(
                        account("main"), Optional.of(new StrategyId("ema")), TargetWeights.of(List.of()), false)))
                .thenRefused(new Denial.NotRebalanced(new RebalanceProblem.UnknownOwner(new StrategyId("ema"))));
        story.given(buy("1", "AAPL").limit("10").at("50").submitted())
                .when(rebalance("AAPL=5%"))
                .thenRefused(new Denial.NotRebalanced(new RebalanceProblem.OrdersWorking(new Symbol("AAPL"))));
        story.given(rebalance("MSFT=5%"))
                .when(rebalance("MSFT=6%"))
                .thenRefused(new Denial.NotRebalanced(new RebalanceProblem.UnderWay(AT.toString())));
    }

    /** What the desk asks itself, with the prices of that moment. */
    private static EngineStory step(EngineStory story, String symbol, String price) {
        Command next = story.engine().nextCommand().orElseThrow();
        assertThat(next).isEqualTo(new Command.RebalanceNext(account("main"), new Symbol(symbol)));
        return story.when(new Input.CommandTaken(next, facts(symbol, price)));
    }

    private static Input rebalance(String... weights) {
        return rebalance(false, weights);
    }

    private static Input rebalance(boolean preview, String... weights) {
        var wanted = TargetWeights.of(Stream.of(weights).map(Weight::of).toList());
        var listed = Stream.of(listed("AAPL", "50"), listed("MSFT", "100")).toList();
        return new Input.CommandTaken(new Command.Rebalance(account("main"), Optional.empty(), wanted, preview), Facts.NONE.with(listed));
    }

    private static Facts.Listed listed(String symbol, String price) {
        Facts facts = facts(symbol, price);
        return new Facts.Listed(facts.instrument().orElseThrow(), facts.quote());
    }

    private static Facts facts(String symbol, String price) {
        var name = new Symbol(symbol);
        return Facts.of(InstrumentDefaults.of(name), Optional.of(Quote.point(AT, name, Price.of(price))));
    }
}
