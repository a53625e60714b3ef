package io.taffrail.acceptance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something to become true, and not longer than it may take. */
public final class Waiting {

    private static final long STEP_NANOS = Duration.ofMillis(20).toNanos();

    private Waiting() {}

    /** Waits until the condition holds; a deadline that passes is a failure that names what did not happen. */
    public static void until(String what, Duration deadline, BooleanSupplier condition) {
        forValue(what, deadline, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Waits until there is a value. */
    public static <T> T forValue(String what, Duration deadline, Supplier<Optional<T>> source) {
        var end = System.nanoTime() + deadline.toNanos();
        while (true) {
            var value = source.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + deadline + ": " + what);
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }
}
