package io.taffrail.simulation.world;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Something that a fibre waits for, filled once; who fills it later comes too late. */
public final class Slot<T> {
    private Optional<T> value = Optional.empty();
    private Optional<Thread> waiting = Optional.empty();

    public void fill(T with) {
        if (value.isEmpty()) {
            value = Optional.of(with);
            waiting.ifPresent(LockSupport::unpark);
        }
    }

    public boolean isFilled() {
        return value.isPresent();
    }

    /** Waits on the calling fibre. */
    public T await() throws InterruptedException {
        waiting = Optional.of(Thread.currentThread());
        while (value.isEmpty()) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                throw new InterruptedException("a wait was broken off");
            }
        }
        return value.get();
    }
}
