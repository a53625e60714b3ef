package io.taffrail.alpaca;

import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.ports.BrokerListener;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/** The reports on their way to the desk: handed over one at a time and in order, whatever thread found them out. */
final class Outbox {
    private final Queue<ExecutionReport> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();
    private volatile BrokerListener listener = _ -> {};

    void tellTo(BrokerListener desk) {
        listener = desk;
    }

    BrokerListener listener() {
        return listener;
    }

    /** Puts a report behind all others; {@link #deliver} hands it over. */
    void add(ExecutionReport report) {
        waiting.add(report);
    }

    /** Hands over all that waits, unless another thread is just doing so. */
    void deliver() {
        while (!waiting.isEmpty() && turn.tryLock()) {
            try {
                for (ExecutionReport report = waiting.poll(); report != null; report = waiting.poll()) {
                    listener.onReport(report);
                }
            } finally {
                turn.unlock();
            }
        }
    }
}
