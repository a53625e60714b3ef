package io.taffrail.runtime;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.order.Order;
import io.taffrail.ports.Threads;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls to a broker on virtual threads: those of one order, or of one group, one after the other, and all others at once. */
final class Lanes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Threads threads;
    private final Map<OrderId, CompletableFuture<Void>> last = new HashMap<>();
    private final Set<Threads.Running> underWay = new LinkedHashSet<>();
    private boolean closed;

    Lanes(Threads threads) {
        this.threads = threads;
    }

    /** Runs a call once those before it on the same order are over. */
    synchronized void run(Order order, Runnable call) {
        OrderId lane = order.group().orElse(order.id());
        CompletableFuture<Void> before = last.getOrDefault(lane, CompletableFuture.completedFuture(null));
        var next = before.thenRunAsync(() -> guarded(lane, call), this::begin);
        last.put(lane, next);
        var _ = next.whenComplete((_, _) -> over(lane, next));
    }

    private synchronized void begin(Runnable work) {
        if (closed) {
            LOG.debug("the link is closing: a call is left to the next start");
            return;
        }
        var running = new CompletableFuture<Threads.Running>();
        Threads.Running begun = threads.start("lane", () -> {
            try {
                work.run();
            } finally {
                var _ = running.thenAccept(this::ended);
            }
        });
        underWay.add(begun);
        running.complete(begun);
    }

    private synchronized void ended(Threads.Running running) {
        underWay.remove(running);
    }

    /** Whether a call of the order, or of its group, is under way. */
    synchronized boolean isBusy(Order order) {
        return last.containsKey(order.group().orElse(order.id()));
    }

    private synchronized void over(OrderId lane, CompletableFuture<Void> call) {
        last.remove(lane, call);
    }

    private static void guarded(OrderId lane, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failed) {
            // Whatever it was to ask for is looked up later, and asked for again where that does no harm.
            LOG.warn("a call for order {} failed", lane, failed);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        underWay.forEach(Threads.Running::interrupt);
    }
}
