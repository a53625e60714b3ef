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
     * @param known the open orders, oldest first, each as its events have made it; for a broker behind a wire also entries
     *     that are over while their exits are open
     */
    void connect(BrokerListener listener, List<Order> known);

    /** Offers an order; offered twice under one id, it is taken once. */
    Submission submit(Order order);

    /**
     * Asks for an order's place to be taken by another; the answer comes as a report. Until then the first one works,
     * and may still trade. Asked twice for the same two, it is done once.
     *
     * @param order the order as it works; {@link Order#becoming} says that it is to be replaced
     * @param replacement what is to work instead. Its quantity counts what has traded of the order before it
     */
    void replace(Order order, Order replacement);

    /** Tells how much of a working order is to trade in all: the amount that the order has now. */
    void resize(Order order);

    /** Asks for what is left of an order to be taken off; the answer comes as a report. */
    void cancel(Order order);

    @Override
    void close();
}
