package io.taffrail.ports;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.order.Order;
import java.util.List;
import java.util.Optional;

/** All orders that ever were, on disk: what is asked for costs what is answered, not what is stored. */
public interface OrderHistory {

    Optional<Order> find(OrderId id);

    /** The order that has that client order id; where all that asked for it were denied, the latest of those. */
    Optional<Order> find(AccountId account, ClientOrderId clientOrderId);

    /** All orders of a group, oldest first; none where there is no such group. */
    List<Order> group(OrderId group);

    /** Whether an execution of that name is booked for an order. */
    boolean isBooked(OrderId order, TradeId execution);

    /** The orders that a query asks for, in its direction, at most its limit. */
    List<Order> list(OrderQuery query);
}
