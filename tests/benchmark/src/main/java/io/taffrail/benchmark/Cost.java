package io.taffrail.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What some work has cost the whole process, its compiler and garbage collector included.
 *
 * @param operations how many times the work was done
 */
record Cost(long operations, long wallNanos, long cpuNanos, long bytes) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Work that may fail. */
    interface Work {
        void run() throws Exception;
    }

    static Cost of(long operations, Work work) throws Exception {
        long cpu = SYSTEM.getProcessCpuTime();
        long bytes = THREADS.getTotalThreadAllocatedBytes();
        long start = System.nanoTime();
        work.run();
        return new Cost(
                operations,
                System.nanoTime() - start,
                SYSTEM.getProcessCpuTime() - cpu,
                THREADS.getTotalThreadAllocatedBytes() - bytes);
    }

    double cpuMicros() {
        return cpuNanos / 1e3 / operations;
    }

    double bytesEach() {
        return (double) bytes / operations;
    }

    double perSecond() {
        return operations * 1e9 / wallNanos;
    }

    /** The clock of process CPU time has ticks of 10 ms: less than one counts as one. */
    double perCpuSecond() {
        return operations * 1e9 / Math.max(cpuNanos, 10_000_000);
    }

    /** Bytes in use once the garbage is gone. */
    static long heapAfterGc() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(40);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
