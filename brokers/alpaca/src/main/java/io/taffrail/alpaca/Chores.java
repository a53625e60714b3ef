package io.taffrail.alpaca;

import io.taffrail.ports.Threads;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Things to be done a little later, and again where they did not succeed. */
final class Chores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Threads threads;
    private final Set<Object> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Chores(Threads threads) {
        this.threads = threads;
    }

    /**
     * Does something after a wait, and again after twice the wait, and so on, until it has succeeded or was tried so often.
     * Of one subject nothing is done twice at a time.
     */
    void soon(Object subject, Duration wait, int tries, BooleanSupplier succeeds, Runnable givenUp) {
        if (!closed && waiting.add(subject)) {
            threads.start("alpaca-chore", () -> attempts(subject, wait, tries, succeeds, givenUp));
        }
    }

    /** What waits for its time never comes; what is under way ends by itself. */
    @Override
    public void close() {
        closed = true;
    }

    private void attempts(Object subject, Duration first, int tries, BooleanSupplier succeeds, Runnable givenUp) {
        boolean done = false;
        try {
            Duration wait = first;
            for (int attempt = 0; attempt < tries && !done; attempt++) {
                threads.sleep(wait);
                if (closed) {
                    return;
                }
                done = succeeded(subject, succeeds);
                Duration twice = wait.multipliedBy(2);
                wait = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return;
        } finally {
            waiting.remove(subject);
        }
        if (!done) {
            givenUp.run();
        }
    }

    private static boolean succeeded(Object subject, BooleanSupplier succeeds) {
        try {
            return succeeds.getAsBoolean();
        } catch (RuntimeException unforeseen) {
            LOG.warn("a look at {} failed", subject, unforeseen);
            return false;
        }
    }
}
