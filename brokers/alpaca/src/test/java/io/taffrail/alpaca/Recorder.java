package io.taffrail.alpaca;

import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.ports.BrokerListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The desk's side: it writes down what it is told. */
class Recorder implements BrokerListener {
    final List<ExecutionReport> reports = new CopyOnWriteArrayList<>();
    final List<String> lost = new CopyOnWriteArrayList<>();
    final List<String> unexplained = new CopyOnWriteArrayList<>();
    final List<String> quarantined = new CopyOnWriteArrayList<>();
    volatile int live;

    @Override
    public void onReport(ExecutionReport report) {
        reports.add(report);
    }

    @Override
    public synchronized void onLive() {
        live++;
    }

    @Override
    public void onLost(String why) {
        lost.add(why);
    }

    @Override
    public void onUnexplained(String what) {
        unexplained.add(what);
    }

    @Override
    public void onQuarantined(String what) {
        quarantined.add(what);
    }

    /** The reports by their names: {@code Accepted}, {@code Filled}. */
    List<String> names() {
        return reports.stream().map(report -> report.getClass().getSimpleName()).toList();
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within ten seconds");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }
}
