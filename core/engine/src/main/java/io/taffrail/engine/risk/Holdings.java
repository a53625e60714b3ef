package io.taffrail.engine.risk;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.order.Order;

/**
 * Whose limit is asked for, and what it holds and works.
 *
 * @param tally of all its exposures
 * @param counted its exposure in the order's instrument, as it is counted in the tally
 * @param base the same without the order that the judged one is to replace, where it replaces one
 * @param symbolOrders how many orders work in the instrument
 */
public record Holdings(Tally tally, Exposure counted, Exposure base, int symbolOrders) {

    /** The exposure in the order's instrument, were the order let through. */
    Exposure exposureWith(Order order) {
        return base.plus(order);
    }

    /** All, were the order let through. */
    Tally with(Order order) {
        return tally.replaced(counted, exposureWith(order)).withOrders(more(order));
    }

    int symbolOrdersWith(Order order) {
        return symbolOrders + more(order);
    }

    /** One that takes another's place adds none. */
    private static int more(Order order) {
        return order.replaces().isPresent() ? 0 : 1;
    }
}
