package io.taffrail.views;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One follower of what happens: a bounded queue that its own thread empties. It never holds the desk up. */
public final class Follower<T> implements AutoCloseable {
    private final BlockingQueue<T> waiting;
    private final Consumer<Follower<T>> leave;
    private volatile boolean dropped;

    Follower(int capacity, Consumer<Follower<T>> leave) {
        this.waiting = new LinkedBlockingQueue<>(capacity);
        this.leave = leave;
    }

    /** The next that happened; empty where none came in time. */
    public Optional<T> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Whether the follower fell behind and hears nothing further: it has missed some. */
    public boolean isDropped() {
        return dropped;
    }

    void offer(T happened) {
        if (!waiting.offer(happened)) {
            dropped = true;
            close();
        }
    }

    @Override
    public void close() {
        leave.accept(this);
    }
}
