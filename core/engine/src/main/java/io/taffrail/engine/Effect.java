package io.taffrail.engine;

import io.taffrail.model.order.Order;
import java.util.List;

/** Something to be done outside once the event that asks for it is durable. */
public sealed interface Effect {

    /** The order that it is about. */
    Order order();

    /**
     * Offer the order to its account's broker.
     *
     * @param legs the exits that go with it, where the broker keeps groups itself
     */
    record Send(Order order, List<Order> legs) implements Effect {
        public Send {
            legs = List.copyOf(legs);
        }

        public Send(Order order) {
            this(order, List.of());
        }
    }

    /** Tell the broker that an order which came to it from elsewhere is followed from now on. */
    record Adopt(Order order) implements Effect {}

    /** Ask the broker to put the second order in the place of the first. */
    record Replace(Order order, Order replacement) implements Effect {}

    /** Tell the broker how much of the order is to trade in all. */
    record Resize(Order order) implements Effect {}

    /** Ask the broker to take off what is left of the order. */
    record Cancel(Order order) implements Effect {}
}
