package io.taffrail.alpaca;

import io.taffrail.ports.Threads;
import java.time.Duration;
import java.time.Instant;

/** The machine's threads, at a later time. */
final class LaterThreads implements Threads {
    private final Threads real = new MachineThreads();
    private volatile Duration later = Duration.ZERO;

    void later(Duration by) {
        later = later.plus(by);
    }

    @Override
    public Instant now() {
        return real.now().plus(later);
    }

    @Override
    public long nanos() {
        return real.nanos() + later.toNanos();
    }

    @Override
    public long drawn(long bound) {
        return real.drawn(bound);
    }

    @Override
    public void sleep(Duration nap) throws InterruptedException {
        real.sleep(nap);
    }

    @Override
    public Running start(String name, Runnable work) {
        return real.start(name, work);
    }

    @Override
    public Running dedicate(String name, Runnable work) {
        return real.dedicate(name, work);
    }
}
