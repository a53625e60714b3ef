package io.taffrail.ports;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.performance.DayResult;
import io.taffrail.model.performance.Execution;
import io.taffrail.model.performance.RoundTrip;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What came of trading, on disk: row by row, so that a question about years costs time and no memory. A reader is called on
 * a thread of the history's own while the caller waits; it must not ask the history anything.
 */
public interface PerformanceHistory {

    /**
     * A stretch of time.
     *
     * @param from its first moment
     * @param until the first moment after it
     */
    record Span(Set<AccountId> accounts, Instant from, Instant until) {
        public Span {
            accounts = Set.copyOf(accounts);
        }
    }

    /** Every position that was closed in a span, the one closed first first. */
    void roundTrips(Span span, Consumer<RoundTrip> reader);

    /** The positions that were closed last in a span, the latest first, at most so many. */
    List<RoundTrip> latestRoundTrips(Span span, int limit);

    /** What each day brought that begins in a span, in the order of the days. */
    void days(Span span, Consumer<DayResult> reader);

    /** Every order that was decided in a span, the latest first, at most so many. */
    void executions(Span span, int limit, Consumer<Execution> reader);
}
