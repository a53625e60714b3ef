package io.taffrail.views;

import io.taffrail.model.id.AccountId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One follower of an account: a bounded queue that its own thread empties. It never holds the desk up. */
public final class Subscription implements AutoCloseable {
    private final AccountId account;
    private final BlockingQueue<TradeUpdate> waiting;
    private final Consumer<Subscription> leave;
    private volatile boolean dropped;

    Subscription(AccountId account, int capacity, Consumer<Subscription> leave) {
        this.account = account;
        this.waiting = new LinkedBlockingQueue<>(capacity);
        this.leave = leave;
    }

    public AccountId account() {
        return account;
    }

    /** The next update; empty where none came in time. */
    public Optional<TradeUpdate> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Whether the follower fell behind and gets no further updates: it has missed some. */
    public boolean isDropped() {
        return dropped;
    }

    void offer(TradeUpdate update) {
        if (!waiting.offer(update)) {
            dropped = true;
            close();
        }
    }

    @Override
    public void close() {
        leave.accept(this);
    }
}
