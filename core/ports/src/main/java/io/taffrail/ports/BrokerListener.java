package io.taffrail.ports;

import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Order;
import java.util.Optional;

/** Where a broker reports what it knows. */
public interface BrokerListener {
    void onReport(ExecutionReport report);

    /** From now on everything that happens at the broker is told. It is said again after every loss. */
    default void onLive() {}

    /**
     * Asked right before an order goes on the wire: a halt may have been called since the order was offered.
     *
     * @return why it has to stay here after all
     */
    default Optional<String> keepsBack(Order order) {
        return Optional.empty();
    }

    /** Until it is told otherwise, things may happen at the broker that are not told. */
    default void onLost(String why) {}

    /** The broker told something that concerns none of the orders that it was given: its statement must be read. */
    default void onUnexplained(String what) {}

    /** Something came that cannot be trusted, and was put aside; nothing of it was believed. */
    default void onQuarantined(String what) {}
}
