package io.taffrail.alpaca;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Things to be done a little later, and again where they did not succeed. */
final class Chores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("alpaca-chores").factory());
    private final Set<Object> waiting = ConcurrentHashMap.newKeySet();

    /**
     * Does something after a wait, and again after twice the wait, and so on, until it has succeeded or was tried so often.
     * Of one subject nothing is done twice at a time.
     */
    void soon(Object subject, Duration wait, int tries, BooleanSupplier succeeds, Runnable givenUp) {
        if (waiting.add(subject)) {
            later(subject, wait, tries, succeeds, givenUp);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void later(Object subject, Duration wait, int tries, BooleanSupplier succeeds, Runnable givenUp) {
        Runnable attempt = () -> attempt(subject, wait, tries, succeeds, givenUp);
        try {
            Future<?> _ = timer.schedule(
                    () -> Thread.ofVirtual().name("alpaca-chore").start(attempt), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            waiting.remove(subject);
        }
    }

    private void attempt(Object subject, Duration wait, int tries, BooleanSupplier succeeds, Runnable givenUp) {
        boolean done = false;
        try {
            done = succeeds.getAsBoolean();
        } catch (RuntimeException unforeseen) {
            LOG.warn("a look at {} failed", subject, unforeseen);
        }
        if (done || tries <= 1) {
            waiting.remove(subject);
            if (!done) {
                givenUp.run();
            }
            return;
        }
        Duration twice = wait.multipliedBy(2);
        later(subject, twice.compareTo(LONGEST) > 0 ? LONGEST : twice, tries - 1, succeeds, givenUp);
    }
}
