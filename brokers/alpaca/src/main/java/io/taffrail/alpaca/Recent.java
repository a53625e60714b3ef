package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.Purpose;
import io.taffrail.alpaca.wire.UntrustedException;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.ports.BrokerUnreachableException;
import io.taffrail.ports.Threads;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest orders, read all at once where many are looked up one after the other: a recovery of hundreds costs a few requests,
 * and the budget is left to those that are on no list. What is not on it, or on it twice, has to be asked for by its name.
 */
final class Recent {
    private static final long YOUNG = Duration.ofSeconds(1).toNanos();
    /** After which they are not one after the other. */
    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private static final int MANY = 4;

    private final OrderPages pages;
    private final Threads threads;
    /** Held while a page is read, which a monitor should not be. */
    private final ReentrantLock turn = new ReentrantLock();
    private Map<ClientOrderId, VenueOrder> orders = new HashMap<>();
    private long read;
    private long last;
    private int asked;

    Recent(OrderPages pages, Threads threads) {
        this.pages = pages;
        this.threads = threads;
        this.read = threads.nanos() - 2 * YOUNG;
        this.last = read;
    }

    /** An order as it stood a second ago or less; empty where few are asked for, or where it is not among the latest. */
    Optional<VenueOrder> find(ClientOrderId id) {
        turn.lock();
        try {
            return found(id);
        } finally {
            turn.unlock();
        }
    }

    private Optional<VenueOrder> found(ClientOrderId id) {
        long now = threads.nanos();
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
        Set<ClientOrderId> ambiguous = new HashSet<>();
        try {
            for (VenueOrder order : pages.latest(1, Purpose.RESCUE).values()) {
                if (fresh.put(order.clientOrderId(), order) != null) {
                    ambiguous.add(order.clientOrderId());
                }
            }
            fresh.keySet().removeAll(ambiguous);
        } catch (BrokerUnreachableException | UntrustedException silent) {
            // Then each is asked for by its name.
            fresh.clear();
        }
        orders = fresh;
        read = threads.nanos();
    }
}
