package io.taffrail.ports;

import io.taffrail.model.order.Order;
import java.util.List;

/**
 * A broker, as the house sees it: it takes orders and reports facts, and decides nothing.
 *
 * <p>No method throws for a business outcome. What happens to an order is told to the listener as execution reports,
 * which may come before the call that caused them returns.
 */
public interface Broker extends AutoCloseable {

    /** The name that accounts and causes carry: {@code paper}. */
    String name();

    /**
     * Starts listening, and tells the broker what the journal knows.
     *
     * @param open the open orders, oldest first, each as its events have made it
     */
    void connect(BrokerListener listener, List<Order> open);

    /** Offers an order; offered twice under one id, it is taken once. */
    Submission submit(Order order);

    /** Asks for what is left of an order to be taken off; the answer comes as a report. */
    void cancel(Order order);

    @Override
    void close();
}
