package io.taffrail.runtime;

import io.taffrail.engine.drill.Drills;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.risk.Drill;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.LimitUse;
import io.taffrail.model.risk.Trial;
import io.taffrail.ports.DeskStoppedException;
import io.taffrail.ports.Desks;
import io.taffrail.ports.Receipt;
import io.taffrail.ports.Reconciler.BrokerHealth;
import io.taffrail.ports.Reconciler.SideBySide;
import io.taffrail.ports.Reconciler;
import io.taffrail.ports.RiskDesk;
import io.taffrail.ports.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One desk, open for commands and market events from any thread.
 *
 * <p>Whoever holds {@code turn} is the desk's one writer. A command that is alone in the process takes its turn
 * itself; otherwise it waits in the inbox for the desk's own thread, which takes all that has gathered and commits it
 * in one transaction. Market events take their turn on the feed's thread.
 */
public final class Desk implements Desks, Reconciler, RiskDesk, AutoCloseable {
    /** How many commands one transaction takes at most, so that the first of them need not wait for a flood. */
    private static final int LARGEST_BATCH = 256;
    /** How many commands may wait; a caller beyond that waits for room, and the desk's memory stays bounded. */
    private static final int INBOX = 16_384;
    private static final Duration LAST_TURN = Duration.ofSeconds(10);

    private final Loop loop;
    private final Traffic traffic;
    private final BlockingQueue<Arrival> inbox = new LinkedBlockingQueue<>(INBOX);
    private final ReentrantLock turn = new ReentrantLock();
    private final List<RemoteLink> links;
    private final Threads.Running writer;
    private volatile boolean closed;

    private Desk(Loop loop, Traffic traffic, DeskSetup setup) {
        this.loop = loop;
        links = setup.remote().stream().map(held -> new RemoteLink(held, new Inlet(), setup.threads())).toList();
        loop.link(links);
        this.traffic = traffic;
        writer = setup.threads().dedicate("desk-" + setup.name(), this::write);
    }

    /**
     * Recovers a desk from its journal and opens it.
     *
     * @throws io.taffrail.ports.JournalException where the journal cannot be read
     */
    public static Desk open(DeskSetup setup, Traffic traffic) {
        Loop loop = new Loop(setup);
        loop.recover();
        return new Desk(loop, traffic, setup);
    }

    /** Begins to hear the brokers behind wires; their accounts must be open. Until they are heard nothing goes there. */
    public void connect() {
        links.forEach(RemoteLink::connect);
    }

    @Override
    public List<SideBySide> compare(boolean fresh) {
        return links.stream().map(link -> link.sideBySide(fresh)).toList();
    }

    @Override
    public List<BrokerHealth> health() {
        return links.stream()
                .map(link -> new BrokerHealth(link.account(), link.broker().name(), link.broker().health()))
                .toList();
    }

    @Override
    public List<LimitUse> limits(AccountId account) {
        turn.lock();
        try {
            return loop.enquiry().limits(account);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Trial trial(AccountId account, OrderIntent intent) {
        refuseWhereStopped();
        turn.lock();
        try {
            return loop.enquiry().trial(new Command.SubmitOrder(account, intent, Optional.empty()));
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Drill drill(Limit limit) {
        return Drills.of(limit);
    }

    @Override
    public List<Event> decision(Command command) {
        refuseWhereStopped();
        turn.lock();
        try {
            return loop.enquiry().decision(command);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Receipt submit(Command command, Cause cause) {
        refuseWhereStopped();
        Pending pending = Pending.of(command, cause);
        try {
            if (traffic.enter() && inbox.isEmpty() && turn.tryLock()) {
                try {
                    loop.take(List.of(new Arrival.Commanded(pending)));
                } finally {
                    turn.unlock();
                }
            } else {
                var arrival = new Arrival.Commanded(pending);
                inbox.put(arrival);
                refuseWhereStoppedMeanwhile(arrival);
            }
            return pending.reply().join();
        } catch (CompletionException failed) {
            throw unwrapped(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DeskStoppedException("interrupted while the desk was busy; the command has not happened", interrupted);
        } finally {
            traffic.leave();
        }
    }

    /** Tells the desk what the market said; working orders may trade on it before this returns. */
    public void onMarket(MarketEvent event) {
        turn.lock();
        try {
            loop.market(event);
        } finally {
            turn.unlock();
        }
    }

    /**
     * Lets time pass although the market may say nothing: what is due at the brokers by then happens.
     *
     * @param until the desk's time by now
     * @param reached told of each moment before what is due at it happens, so that a clock that goes by the market can
     *     be set to it
     */
    public void passTime(Instant until, Consumer<Instant> reached) {
        turn.lock();
        try {
            loop.passTime(until, reached);
        } finally {
            turn.unlock();
        }
    }

    /** Tells the desk what the market said before the desk last stopped: nothing trades on it. */
    public void prime(MarketEvent event) {
        turn.lock();
        try {
            loop.prime(event);
        } finally {
            turn.unlock();
        }
    }

    /** Tells the desk that its market has ended and says no more. */
    public void onMarketOver() {
        turn.lock();
        try {
            loop.marketOver();
        } finally {
            turn.unlock();
        }
    }

    /** Writes down at which prices what is held stands now, where that has changed. */
    public void observeMarks() {
        turn.lock();
        try {
            loop.observeMarks();
        } finally {
            turn.unlock();
        }
    }

    /** What the desk recovered from its journal when it was opened. */
    public Recovered recovered() {
        return loop.recovered();
    }

    /** Why the desk has stopped, where it has. */
    public Optional<String> stopped() {
        return closed ? Optional.of("the desk is closed") : loop.failure().map(Throwable::toString);
    }

    /** Ends the desk's thread; what still waits in the inbox is told that it has not happened. */
    @Override
    public void close() {
        closed = true;
        links.forEach(RemoteLink::close);
        writer.interrupt();
        turn.lock();
        try {
            loop.close();
        } finally {
            turn.unlock();
        }
        awaitWriter();
        turnAwayTheRest();
    }

    /** Whatever the writer took before it saw the end is decided or turned away before the journal is closed. */
    private void awaitWriter() {
        try {
            writer.join(LAST_TURN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        var batch = new ArrayList<Arrival>(LARGEST_BATCH);
        while (!closed) {
            try {
                batch.add(inbox.take());
            } catch (InterruptedException closing) {
                return;
            }
            turn.lock();
            try {
                inbox.drainTo(batch, LARGEST_BATCH - 1);
                loop.take(batch);
            } finally {
                turn.unlock();
                batch.clear();
            }
        }
    }

    private void refuseWhereStopped() {
        if (closed) {
            throw new DeskStoppedException("the desk is closed");
        }
        loop.failure().ifPresent(cause -> {
            throw new DeskStoppedException("the desk has stopped: " + cause, cause);
        });
    }

    /** The desk may have closed between the look and the put, and then nobody drains the inbox any more. */
    private void refuseWhereStoppedMeanwhile(Arrival.Commanded arrival) {
        if (closed && inbox.remove(arrival)) {
            arrival.pending().reply().completeExceptionally(new DeskStoppedException("the desk is closed"));
        }
    }

    private void turnAwayTheRest() {
        var rest = new ArrayList<Arrival>();
        inbox.drainTo(rest);
        for (Arrival arrival : rest) {
            if (arrival instanceof Arrival.Commanded(var pending)) {
                pending.reply().completeExceptionally(new DeskStoppedException("the desk is closed"));
            }
        }
    }

    private static RuntimeException unwrapped(CompletionException failed) {
        return failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }

    /** How what brokers tell comes to the loop. */
    private final class Inlet implements Turn {

        @Override
        public void post(List<Arrival> arrivals) {
            try {
                for (Arrival arrival : arrivals) {
                    inbox.put(arrival);
                }
            } catch (InterruptedException closing) {
                // What a broker told is told again after the next start.
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public <T> T take(Function<Loop, T> work) {
            turn.lock();
            try {
                return work.apply(loop);
            } finally {
                turn.unlock();
            }
        }
    }
}
