package io.taffrail.views;

import io.taffrail.model.journal.Entry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One follower of the desk: a bounded queue that its own thread empties. It never holds the desk up. */
public final class EntryFollower implements AutoCloseable {
    private final BlockingQueue<Entry> waiting;
    private final Consumer<EntryFollower> leave;
    private volatile boolean dropped;

    EntryFollower(int capacity, Consumer<EntryFollower> leave) {
        this.waiting = new LinkedBlockingQueue<>(capacity);
        this.leave = leave;
    }

    /** The next entry; empty where none came in time. */
    public Optional<Entry> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Whether the follower fell behind and gets no further entries: it has missed some. */
    public boolean isDropped() {
        return dropped;
    }

    void offer(Entry entry) {
        if (!waiting.offer(entry)) {
            dropped = true;
            close();
        }
    }

    @Override
    public void close() {
        leave.accept(this);
    }
}
