package io.taffrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.instrument.InstrumentDefaults;
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
                story.engine().book(), new Nothing(), EngineStory.account("main"), statementOf(ours, ours.fills()));

        assertThat(comparison.orders()).isEmpty();
        assertThat(comparison.executions()).isEmpty();
    }

    private static Statement statementOf(Order ours, long fills) {
        var order = new StatedOrder(
                ours.venueOrderId().orElseThrow(), THEIRS, InstrumentDefaults.of(new Symbol("AAPL")), Side.BUY,
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
