package io.taffrail.views.executions;

import io.taffrail.model.value.Decimal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Times between two moments of orders, by nearest rank: the p-th percentile is the smallest time that at least p of a hundred
 * do not exceed. In milliseconds, to the microsecond.
 */
public record Percentiles(int samples, Optional<Decimal> p50, Optional<Decimal> p95, Optional<Decimal> p99) {

    /** Collects times; each takes eight bytes. */
    static final class Sample {
        private long[] micros = new long[16];
        private int size;

        void add(Duration time) {
            if (size == micros.length) {
                micros = Arrays.copyOf(micros, size * 2);
            }
            // A venue's answer may be booked after the fill that it announces; nothing takes less than no time.
            micros[size++] = Math.max(0, time.toNanos() / 1_000);
        }

        Percentiles percentiles() {
            long[] sorted = Arrays.copyOf(micros, size);
            Arrays.sort(sorted);
            return new Percentiles(size, at(sorted, 50), at(sorted, 95), at(sorted, 99));
        }

        private static Optional<Decimal> at(long[] sorted, int percent) {
            if (sorted.length == 0) {
                return Optional.empty();
            }
            int rank = (int) ((long) sorted.length * percent + 99) / 100;
            return Optional.of(Decimal.of(BigDecimal.valueOf(sorted[rank - 1], 3)));
        }
    }
}
