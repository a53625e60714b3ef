package io.taffrail.server;

import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Order;

/** Follows the demo's orders. */
public interface DemoListener {

    /** Something happened to an order, which is as the event left it. */
    void onOrder(OrderEvent event, Order order);
}
