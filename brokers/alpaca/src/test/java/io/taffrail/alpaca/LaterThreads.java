package io.taffrail.alpaca;

import java.time.Duration;
import java.time.Instant;

/** The machine's threads, at a later time. */
final class LaterThreads extends MachineThreads {
    private volatile Duration later = Duration.ZERO;

    void later(Duration by) {
        later = later.plus(by);
    }

    @Override
    public Instant now() {
        return super.now().plus(later);
    }

    @Override
    public long nanos() {
        return super.nanos() + later.toNanos();
    }
}
