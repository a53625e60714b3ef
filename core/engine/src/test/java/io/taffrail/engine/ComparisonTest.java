package io.taffrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.statement.StatedExecution;
import io.taffrail.model.statement.StatedOrder;
import io.taffrail.model.statement.Statement;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A statement beside the books. */
class ComparisonTest {
    private static final Instant LATER = Instant.parse("2026-11-16T15:00:00Z");
    private static final ClientOrderId THEIRS = new ClientOrderId("a-name-of-the-brokers-own");

    @Test
    void anOrderThatTheBrokerCallsByANameOfItsOwnIsKnownByTheBrokersNumber() {
        var story = EngineStory.margin("100000");
        story.given(Ticket.buy("1", "AAPL").limit("100").named("mine").submitted(), EngineStory.accepted(1));
        story.given(EngineStory.filled(1, "T-1", "1", "100"));
        Order ours = story.engine().book().order(EngineStory.order(1)).orElseThrow();

        var comparison = new Comparison(
                story.engine().book(), new Nothing(), EngineStory.account("main"), statementOf(ours.venueOrderId().orElseThrow(), ours.fills()));

        assertThat(comparison.orders()).isEmpty();
        assertThat(comparison.executions()).isEmpty();
    }

    /** Found by the lab: an exit whose only news was its execution was a stranger's after a restart, and booked again. */
    @Test
    void withItsFirstExecutionTheBooksHearHowTheBrokerCallsAnOrder() {
        var story = EngineStory.margin("100000");
        story.given(Ticket.buy("10", "AAPL").limit("100").named("a").submitted());
        Order sent = story.engine().book().order(EngineStory.order(1)).orElseThrow();
        var id = new VenueOrderId("v-7");
        var order = new StatedOrder(
                id, sent.clientOrderId(), sent.instrument(), sent.side(), sent.amount(), sent.spec(), sent.timeInForce(),
                Optional.empty(), Quantity.of("10"), false, LATER);
        var fill = new Fill(new TradeId("T-1"), Quantity.of("10"), Price.of("100"), Money.usd("0"), Liquidity.TAKER, LATER);
        var statement = new Statement(
                LATER, Money.usd("99000"), List.of(), List.of(order), List.of(new StatedExecution(sent.clientOrderId(), fill)),
                List.of(), Optional.empty());

        var comparison = new Comparison(story.engine().book(), new Nothing(), EngineStory.account("main"), statement);

        assertThat(comparison.executions()).containsExactly(
                new ExecutionReport.Accepted(sent.id(), id, LATER), new ExecutionReport.Filled(sent.id(), fill, false));
    }

    /** Found by the lab: a statement of a moment before named an exit by that one which had fallen with its entry. */
    @Test
    void whichExitWorksIsAskedAndNotTakenFromTheStatement() {
        var story = EngineStory.margin("100000");
        story.given(Ticket.buy("10", "AAPL").limit("100").bracket("110", "90").submitted(), EngineStory.accepted(1));
        story.given(EngineStory.filled(1, "T-1", "10", "100"));
        Order profit = story.engine().book().order(EngineStory.order(2)).orElseThrow();
        assertThat(profit.isWorking()).isTrue();

        var statement = new Statement(
                LATER, Money.usd("99000"), List.of(), List.of(stated(profit, new VenueOrderId("v-7"), "0")), List.of(), List.of(),
                Optional.empty());
        var comparison = new Comparison(story.engine().book(), new Nothing(), EngineStory.account("main"), statement);

        assertThat(comparison.orders()).isEmpty();
        assertThat(comparison.rest(List.of()).toLookUp()).contains(profit.id());
    }

    /** It counts on, or begins anew; what it counts beyond that is a trade that it has not listed yet. */
    @ParameterizedTest
    @CsvSource({"7, true", "3, true", "0, true", "4, false", "8, false"})
    void nothingIsSettledWhileTheBrokerCountsMoreOfAnOrderThanItHasListed(String counted, boolean settled) {
        var story = EngineStory.margin("100000");
        story.given(Ticket.buy("10", "AAPL").limit("100").named("a").submitted(), EngineStory.accepted(1));
        story.given(EngineStory.filled(1, "T-1", "4", "100"));
        story.given(EngineStory.replace(1, "12", "100"), EngineStory.replaced(1, 2));
        story.given(EngineStory.filled(2, "T-2", "3", "100"));
        Order second = story.engine().book().order(EngineStory.order(2)).orElseThrow();
        assertThat(second.cumQty()).isEqualTo(Quantity.of("7"));

        var statement = new Statement(
                LATER, Money.usd("99300"), List.of(), List.of(stated(second, second.venueOrderId().orElseThrow(), counted)), List.of(), List.of(),
                Optional.empty());
        var comparison = new Comparison(story.engine().book(), new Nothing(), EngineStory.account("main"), statement);

        assertThat(comparison.rest(List.of()).toLookUp().isEmpty()).isEqualTo(settled);
    }

    private static StatedOrder stated(Order order, VenueOrderId id, String counted) {
        return new StatedOrder(
                id, order.clientOrderId(), order.instrument(), order.side(), order.amount(),
                order.spec(), order.timeInForce(), Optional.empty(), Quantity.of(counted), true, LATER);
    }

    /** Found by the lab, too: that a broker's name is not known of it makes nobody's order of one whose execution is booked. */
    @Test
    void whatHasTradedIsKnownByItsExecutions() {
        var story = EngineStory.margin("100000");
        story.given(Ticket.buy("1", "AAPL").limit("100").named("mine").submitted());
        story.given(EngineStory.filled(1, "T-1", "1", "100"));
        Order ours = story.engine().book().order(EngineStory.order(1)).orElseThrow();
        assertThat(ours.venueOrderId()).isEmpty();

        var comparison = new Comparison(
                story.engine().book(), new Nothing(), EngineStory.account("main"), statementOf(new VenueOrderId("v-7"), 1));

        assertThat(comparison.orders()).isEmpty();
        assertThat(comparison.executions()).isEmpty();
    }

    private static Statement statementOf(VenueOrderId id, long fills) {
        var order = new StatedOrder(
                id, THEIRS, InstrumentDefaults.of(new Symbol("AAPL")), Side.BUY,
                OrderAmount.units(Quantity.of("1")), new OrderSpec.Limit(Price.of("100")), TimeInForce.DAY, Optional.empty(),
                Quantity.of(Long.toString(fills)), false, LATER);
        var fill = new Fill(
                new TradeId("T-1"), Quantity.of("1"), Price.of("100"), Money.usd("0"), Liquidity.TAKER, LATER);
        return new Statement(
                LATER, Money.usd("99900"), List.of(), List.of(order), List.of(new StatedExecution(THEIRS, fill)), List.of(),
                Optional.empty());
    }

    /** A past without orders. */
    private static final class Nothing implements Earlier {

        @Override
        public Optional<OrderId> order(AccountId account, ClientOrderId clientOrderId) {
            return Optional.empty();
        }

        @Override
        public boolean isBooked(OrderId order, TradeId execution) {
            return false;
        }
    }
}
