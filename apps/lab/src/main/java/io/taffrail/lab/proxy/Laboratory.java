package io.taffrail.lab.proxy;

import io.taffrail.lab.fault.Fault;
import io.taffrail.lab.fault.FaultPlan;
import io.taffrail.lab.fault.Strike;
import io.taffrail.lab.wire.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What all conversations of a proxy share: the broker, the plan, the counts, and the places where they meet. */
final class Laboratory {
    private final Upstream upstream;
    private final FaultPlan plan;
    private final Consumer<Mishap> listener;
    private final Tally tally = new Tally();
    private final Overtaking overtaking = new Overtaking();
    private final Exchanger<Reply> swap = new Exchanger<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final long start = System.nanoTime();

    Laboratory(Upstream upstream, FaultPlan plan, Consumer<Mishap> listener) {
        this.upstream = upstream;
        this.plan = plan;
        this.listener = listener;
    }

    Upstream upstream() {
        return upstream;
    }

    FaultPlan plan() {
        return plan;
    }

    Tally tally() {
        return tally;
    }

    Overtaking overtaking() {
        return overtaking;
    }

    /** What strikes now, if anything does. */
    Optional<Strike> draw(Fault.Place place, FaultPlan.Turn turn) {
        return plan.draw(place, turn, elapsed());
    }

    /** Counts and tells a fault that happens. */
    void happened(Strike strike, String detail) {
        tally.fault(strike.fault());
        listener.accept(new Mishap(strike.fault(), strike.turn(), detail, elapsed()));
    }

    /** Another conversation's reply for this one; empty where nobody came within this time. */
    Optional<Reply> swapped(Reply reply, Duration most) throws InterruptedException {
        try {
            return Optional.of(swap.exchange(reply, most.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        }
    }

    /** Does something beside everything else. */
    void beside(Runnable work) {
        threads.execute(work);
    }

    /** Does something after a time. */
    void later(Duration time, Runnable work) {
        threads.execute(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(time.toNanos());
                work.run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** A line that ends with the laboratory, if it has not ended before. */
    void opened(Line line) {
        lines.add(line);
    }

    void closed(Line line) {
        lines.remove(line);
        line.close();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Ends everything that is under way. */
    void close() {
        threads.shutdownNow();
        lines.forEach(Line::close);
    }
}
