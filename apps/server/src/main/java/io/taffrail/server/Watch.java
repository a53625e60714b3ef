package io.taffrail.server;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.ports.EntryListener;
import io.taffrail.ports.LiveMarket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Has a live market told of everything that is held or ordered, also of what the broker alone knew; the desk never waits for
 * it.
 */
final class Watch implements EntryListener, AutoCloseable {
    private final LiveMarket market;
    private final Set<Symbol> watched = ConcurrentHashMap.newKeySet();
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean recovered;

    Watch(LiveMarket market) {
        this.market = market;
    }

    /** The old entries have all been told: of what they were about only what is still at stake is watched. */
    void recovered(Iterable<Symbol> atStake) {
        recovered = true;
        atStake.forEach(this::watch);
    }

    @Override
    public void onEntry(Entry entry) {
        if (recovered) {
            entry.events().forEach(event -> symbol(event).ifPresent(this::watch));
        }
    }

    private static Optional<Symbol> symbol(Event event) {
        return switch (event) {
            case OrderInitialized first -> Optional.of(first.instrument().symbol());
            case PositionEvent position -> Optional.of(position.position().instrument().symbol());
            case Event _ -> Optional.empty();
        };
    }

    private void watch(Symbol symbol) {
        if (!watched.add(symbol)) {
            return;
        }
        try {
            asking.execute(() -> {
                if (market.watch(symbol).isEmpty()) {
                    // Nobody answered, or it is not traded: the next order asks again.
                    watched.remove(symbol);
                }
            });
        } catch (RejectedExecutionException closing) {
            watched.remove(symbol);
        }
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
