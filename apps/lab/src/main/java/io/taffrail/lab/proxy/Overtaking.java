package io.taffrail.lab.proxy;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where a request waits until another has overtaken it. */
final class Overtaking {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition passed = lock.newCondition();
    private long count;

    /** Another request has reached the broker and was answered. */
    void passed() {
        lock.lock();
        try {
            count++;
            passed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next one, but no longer than this. Whether there was one. */
    boolean await(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long before = count;
            long left = most.toNanos();
            while (count == before && left > 0) {
                left = passed.awaitNanos(left);
            }
            return count != before;
        } finally {
            lock.unlock();
        }
    }
}
