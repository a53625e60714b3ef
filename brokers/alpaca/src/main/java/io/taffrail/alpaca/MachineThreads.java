package io.taffrail.alpaca;

import io.taffrail.ports.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The machine's own clocks, dice and threads. The runtime has the same for itself: neither room may know the other. */
class MachineThreads implements Threads {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public long drawn(long bound) {
        return ThreadLocalRandom.current().nextLong(bound);
    }

    @Override
    public void sleep(Duration nap) throws InterruptedException {
        Thread.sleep(nap);
    }

    @Override
    public Running start(String name, Runnable work) {
        return new Begun(Thread.ofVirtual().name(name).start(work));
    }

    @Override
    public Running dedicate(String name, Runnable work) {
        return new Begun(Thread.ofPlatform().name(name).daemon().start(work));
    }

    private record Begun(Thread thread) implements Running {

        @Override
        public void interrupt() {
            thread.interrupt();
        }

        @Override
        public void join(Duration patience) throws InterruptedException {
            thread.join(patience);
        }
    }
}
