package io.taffrail.engine;

import io.taffrail.model.order.Order;

/** Something to be done outside once the event that asks for it is durable. */
public sealed interface Effect {

    /** Offer the order to its account's broker. */
    record Send(Order order) implements Effect {}

    /** Ask the broker to put the second order in the place of the first. */
    record Replace(Order order, Order replacement) implements Effect {}

    /** Tell the broker how much of the order is to trade in all. */
    record Resize(Order order) implements Effect {}

    /** Ask the broker to take off what is left of the order. */
    record Cancel(Order order) implements Effect {}
}
