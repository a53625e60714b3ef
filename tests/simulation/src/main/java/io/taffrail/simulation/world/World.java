package io.taffrail.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * A world of its own in one thread: a clock that jumps from one event to the next, and fibres of which a seed picks the one
 * that runs. Events of one moment come in an order that the seed draws, not in that in which they were made.
 */
public final class World {
    /** A Monday morning in New York, half an hour after the open. */
    private static final Instant BEGIN = Instant.parse("2026-11-16T15:00:00Z");
    private static final int MOST_STEPS_OF_A_MOMENT = 200_000;

    private final SplittableRandom schedule;
    private final Thread carrier = Thread.currentThread();
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::nanos)
            .thenComparingLong(Due::draw).thenComparingLong(Due::number));
    private final List<Runnable> ready = new ArrayList<>();
    private final Trace trace = new Trace();
    private long nanos;
    private long events;
    private long steps;
    private Optional<Throwable> broken = Optional.empty();
    private Runnable afterStep = () -> {};

    private record Due(long nanos, long draw, long number, Runnable what) {}

    public World(long seed) {
        schedule = new SplittableRandom(seed);
    }

    /** The world's true time, which no process need know. */
    public Instant now() {
        return BEGIN.plusNanos(nanos);
    }

    /** Nanoseconds since the world began. */
    public long nanos() {
        return nanos;
    }

    /** How often a fibre has run until it waited. */
    public long steps() {
        return steps;
    }

    public Trace trace() {
        return trace;
    }

    /** A thread of the product has died of this, which none may. */
    void broken(Throwable of) {
        broken = broken.or(() -> Optional.of(of));
    }

    /** Of what a thread of the product has died, where one has. */
    public Optional<Throwable> broken() {
        return broken;
    }

    /** Something to look at after each step. */
    public void afterEachStep(Runnable look) {
        afterStep = look;
    }

    /** Makes something happen a while from now. */
    public void in(Duration wait, Runnable what) {
        long at = nanos + Math.max(0, wait.toNanos());
        due.add(new Due(at, schedule.nextLong(), events++, what));
    }

    /** Begins a fibre that belongs to no process. */
    public Thread start(String name, Runnable work) {
        Thread fibre = Fibres.make(name, this::runnable, work);
        fibre.start();
        return fibre;
    }

    private void runnable(Runnable continuation) {
        if (Thread.currentThread() != carrier && !Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("a thread from outside reaches into the simulation: " + Thread.currentThread());
        }
        ready.add(continuation);
    }

    /** Lets the world go on until something is so, or until its time is over. */
    public void run(Duration most, BooleanSupplier until) {
        long end = nanos + most.toNanos();
        long moment = nanos;
        int ofThisMoment = 0;
        while (!until.getAsBoolean()) {
            if (!ready.isEmpty()) {
                if (nanos != moment) {
                    moment = nanos;
                    ofThisMoment = 0;
                }
                if (++ofThisMoment > MOST_STEPS_OF_A_MOMENT) {
                    throw new IllegalStateException("time stands still at " + now() + ": something spins");
                }
                step();
            } else if (due.isEmpty() || due.peek().nanos() > end) {
                nanos = end;
                return;
            } else {
                Due next = due.poll();
                nanos = next.nanos();
                next.what().run();
            }
        }
    }

    private void step() {
        int chosen = ready.size() == 1 ? 0 : schedule.nextInt(ready.size());
        Runnable next = ready.get(chosen);
        ready.set(chosen, ready.getLast());
        ready.removeLast();
        steps++;
        trace.add(nanos ^ chosen);
        next.run();
        afterStep.run();
    }
}
