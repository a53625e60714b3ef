package io.taffrail.simulation.world;

import io.taffrail.ports.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One life of a process, from its start to its end: the threads and clocks that the product is given. Its wall clock may
 * jump. Once it is killed nothing of it reaches the world any more.
 */
public final class Life implements Threads {
    private final World world;
    private final SplittableRandom dice;
    private final Set<Thread> fibres = new LinkedHashSet<>();
    private Duration offset = Duration.ZERO;
    private boolean dead;

    public Life(World world, long seed) {
        this.world = world;
        dice = new SplittableRandom(seed);
    }

    /** @throws Died where it was killed */
    public void check() {
        if (dead) {
            throw new Died();
        }
    }

    public boolean isDead() {
        return dead;
    }

    /** Sets its wall clock forward or back. */
    public void jump(Duration by) {
        offset = offset.plus(by);
    }

    /** Its wall clock is right again. */
    public void calm() {
        offset = Duration.ZERO;
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        dead = true;
        List.copyOf(fibres).forEach(Thread::interrupt);
        fibres.clear();
    }

    @Override
    public Instant now() {
        check();
        return world.now().plus(offset).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long nanos() {
        check();
        return world.nanos();
    }

    @Override
    public long drawn(long bound) {
        check();
        return dice.nextLong(bound);
    }

    @Override
    public void sleep(Duration nap) throws InterruptedException {
        wait(nap);
    }

    /** Waits, and then is no longer there where it was killed meanwhile. */
    public void wait(Duration nap) throws InterruptedException {
        check();
        var slot = new Slot<Boolean>();
        world.in(nap, () -> slot.fill(true));
        await(slot);
    }

    /** Waits for something, and then is no longer there where it was killed meanwhile. */
    public <T> T await(Slot<T> slot) throws InterruptedException {
        check();
        try {
            return slot.await();
        } finally {
            check();
        }
    }

    @Override
    public Running start(String name, Runnable work) {
        check();
        return new Fibre(name, work);
    }

    @Override
    public Running dedicate(String name, Runnable work) {
        return start(name, work);
    }

    private final class Fibre implements Running {
        private final Thread thread;
        private final Slot<Boolean> over = new Slot<>();

        Fibre(String name, Runnable work) {
            thread = world.start(name, () -> run(work));
            fibres.add(thread);
        }

        private void run(Runnable work) {
            try {
                check();
                work.run();
            } catch (Died killed) {
                // The process is gone, and this was a part of it.
                return;
            } catch (RuntimeException | Error broken) {
                world.broken(broken);
            } finally {
                fibres.remove(Thread.currentThread());
                over.fill(true);
            }
        }

        @Override
        public void interrupt() {
            thread.interrupt();
        }

        @Override
        public void join(Duration patience) throws InterruptedException {
            world.in(patience, () -> over.fill(true));
            await(over);
        }
    }
}
