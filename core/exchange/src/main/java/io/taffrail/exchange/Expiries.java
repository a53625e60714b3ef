package io.taffrail.exchange;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** When working orders run out, the earliest first and those of one moment in the order in which they came. */
final class Expiries {
    private final PriorityQueue<Expiry> queue =
            new PriorityQueue<>(Comparator.comparing(Expiry::at).thenComparing(expiry -> expiry.order().number()));

    private record Expiry(Instant at, WorkingOrder order) {}

    /** One that has run out, and when. */
    record Due(Instant at, WorkingOrder order) {}

    void add(Instant at, WorkingOrder order) {
        queue.add(new Expiry(at, order));
    }

    /** The next order that runs out before a moment, or at it where {@code inclusive}; it is taken off. */
    Optional<Due> next(Instant until, boolean inclusive) {
        Expiry first = queue.peek();
        boolean due = first != null && (first.at().isBefore(until) || (inclusive && first.at().equals(until)));
        if (!due) {
            return Optional.empty();
        }
        queue.remove();
        return Optional.of(new Due(first.at(), first.order()));
    }
}
