package io.taffrail.runtime;

import io.taffrail.ports.Threads;
import java.time.Duration;
import java.time.Instant;

/** The machine's threads, with a clock on the wall that somebody sets. */
final class JumpingThreads implements Threads {
    private final Threads real = new MachineThreads();
    private volatile Duration off = Duration.ZERO;

    void jump(Duration by) {
        off = off.plus(by);
    }

    @Override
    public Instant now() {
        return real.now().plus(off);
    }

    @Override
    public long nanos() {
        return real.nanos();
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
