package io.taffrail.server;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.ports.EntryListener;
import io.taffrail.ports.LiveMarket;
import io.taffrail.ports.MarketUnreachableException;
import java.time.Duration;
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
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final LiveMarket market;
    private final Duration first;
    private final Set<Symbol> watched = ConcurrentHashMap.newKeySet();
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean recovered;

    Watch(LiveMarket market) {
        this(market, FIRST);
    }

    /** @param first after how long a market that did not answer is asked again; the wait doubles from there, up to a minute */
    Watch(LiveMarket market, Duration first) {
        this.market = market;
        this.first = first;
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
            asking.execute(() -> ask(symbol));
        } catch (RejectedExecutionException closing) {
            watched.remove(symbol);
        }
    }

    /** What is at stake has to be seen: nobody who cannot be reached is given up. */
    private void ask(Symbol symbol) {
        for (Duration pause = first; ; pause = longer(pause)) {
            try {
                if (market.watch(symbol).isEmpty()) {
                    // It does not trade here; should it be ordered again it is asked for again.
                    watched.remove(symbol);
                }
                return;
            } catch (MarketUnreachableException silent) {
                if (!slept(pause)) {
                    return;
                }
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException closing) {
            return false;
        }
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
