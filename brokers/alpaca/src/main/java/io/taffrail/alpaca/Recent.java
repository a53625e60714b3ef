package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.Purpose;
import io.taffrail.alpaca.wire.UntrustedException;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.ports.BrokerUnreachableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest orders, read all at once where many are looked up one after the other: a recovery of hundreds costs a few requests,
 * and the budget is left to those that are on no list. What is not on it has to be asked for by its name.
 */
final class Recent {
    private static final long YOUNG = Duration.ofSeconds(1).toNanos();
    /** After which they are not one after the other. */
    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private static final int MANY = 4;

    private final OrderPages pages;
    private Map<ClientOrderId, VenueOrder> orders = new HashMap<>();
    private long read = System.nanoTime() - 2 * YOUNG;
    private long last = read;
    private int asked;

    Recent(OrderPages pages) {
        this.pages = pages;
    }

    /** An order as it stood a second ago or less; empty where few are asked for, or where it is not among the latest. */
    synchronized Optional<VenueOrder> find(ClientOrderId id) {
        long now = System.nanoTime();
        asked = now - last > PAUSE ? 1 : asked + 1;
        last = now;
        if (asked <= MANY) {
            return Optional.empty();
        }
        if (now - read > YOUNG) {
            refresh();
        }
        return Optional.ofNullable(orders.get(id));
    }

    private void refresh() {
        Map<ClientOrderId, VenueOrder> fresh = new HashMap<>();
        try {
            pages.latest(1, Purpose.RESCUE).values().forEach(order -> fresh.put(order.clientOrderId(), order));
        } catch (BrokerUnreachableException | UntrustedException silent) {
            // Then each is asked for by its name.
            fresh.clear();
        }
        orders = fresh;
        read = System.nanoTime();
    }
}
