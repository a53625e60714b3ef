package io.taffrail.engine;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import java.util.Optional;

/** What is written down of orders that have left the book. */
public interface Earlier {

    /** The order of that client order id, where there was one. */
    Optional<OrderId> order(AccountId account, ClientOrderId clientOrderId);

    /** Whether an execution of that name is booked for an order. */
    boolean isBooked(OrderId order, TradeId execution);
}
