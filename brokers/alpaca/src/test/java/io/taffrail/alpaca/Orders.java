package io.taffrail.alpaca;

import io.taffrail.conformance.Samples;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderHeld;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.Optional;

/** Orders of the desk, as they are handed to the broker. */
final class Orders {
    private Orders() {}

    static OrderId id(long number) {
        return OrderId.derived(new Identity("alpaca"), new DeskId("main"), number);
    }

    /** The first event of an order to buy ten AAPL at 100, called {@code c-<number>}. */
    static OrderInitialized first(long number) {
        return new OrderInitialized(
                id(number), number, Samples.ACCOUNT, new ClientOrderId("c-" + number), Samples.AAPL, Side.BUY,
                OrderAmount.units(Quantity.of(10)), new OrderSpec.Limit(Price.of("100")), TimeInForce.GTC,
                Optional.empty(), Samples.AT);
    }

    static Order buy(long number) {
        return Order.of(first(number)).apply(new OrderSubmitted(id(number), Samples.AT));
    }

    /** An order to buy AAPL for 500 dollars. */
    static Order forMoney(long number) {
        OrderInitialized first = first(number);
        return Order.of(new OrderInitialized(
                        first.order(), number, first.account(), first.clientOrderId(), first.instrument(), first.side(),
                        new OrderAmount.Notional(Money.usd("500")), new OrderSpec.Market(), TimeInForce.DAY, Optional.empty(),
                        first.at()))
                .apply(new OrderSubmitted(id(number), Samples.AT));
    }

    /** An order to buy ten AAPL at 101, which is to take another's place. */
    static Order heir(long number, long of) {
        OrderInitialized first = first(number);
        return Order.of(new OrderInitialized(
                first.order(), number, first.account(), first.clientOrderId(), first.instrument(), first.side(),
                first.amount(), new OrderSpec.Limit(Price.of("101")), first.timeInForce(), Optional.empty(), Optional.empty(),
                Instruction.NONE, Optional.empty(), Optional.of(id(of)), Samples.AT));
    }

    /** The entry of a bracket, order 1 of a group of its own name: to buy ten AAPL at 100. */
    static Order entry() {
        return grouped(1, Side.BUY, new OrderSpec.Limit(Price.of("100")), GroupLink.Role.ENTRY)
                .apply(new OrderSubmitted(id(1), Samples.AT));
    }

    /** Order 2: it takes the profit at 110. Held until it is released. */
    static Order profit() {
        return grouped(2, Side.SELL, new OrderSpec.Limit(Price.of("110")), GroupLink.Role.TAKE_PROFIT)
                .apply(new OrderHeld(id(2), Samples.AT));
    }

    /** Order 3: it stops the loss at 90. Held until it is released. */
    static Order stop() {
        return grouped(3, Side.SELL, new OrderSpec.Stop(Price.of("90")), GroupLink.Role.STOP_LOSS)
                .apply(new OrderHeld(id(3), Samples.AT));
    }

    static Order released(Order held) {
        return held.apply(new OrderSubmitted(held.id(), Samples.AT));
    }

    private static Order grouped(long number, Side side, OrderSpec spec, GroupLink.Role role) {
        OrderInitialized first = first(number);
        return Order.of(new OrderInitialized(
                first.order(), number, first.account(), first.clientOrderId(), first.instrument(), side,
                first.amount(), spec, first.timeInForce(), Optional.empty(), Optional.empty(),
                Instruction.NONE, Optional.of(new GroupLink(id(1), GroupLink.Kind.BRACKET, role)), Optional.empty(), Samples.AT));
    }

    /** Traded whole, at 100. */
    static Order filled(Order order) {
        var fill = new Fill(
                new TradeId("x-" + order.number()), order.orderQty().orElseThrow(), Price.of("100"), Money.usd("0"), Liquidity.TAKER,
                Samples.AT);
        return order.apply(new OrderFilled(order.id(), fill, true, Samples.AT));
    }

    static Order accepted(Order order, String venueId) {
        return order.apply(new OrderAccepted(order.id(), new VenueOrderId(venueId), Samples.AT));
    }
}
