package io.taffrail.exchange;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** When working orders run out, the earliest first and those of one moment in the order in which they came. */
final class Expiries {
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(due -> due.order().number()));

    /** One that runs out, and when. */
    record Due(Instant at, WorkingOrder order) {}

    void add(Instant at, WorkingOrder order) {
        queue.add(new Due(at, order));
    }

    /**
     * When the next order runs out.
     *
     * @param isOver of orders that have come to another end: they are forgotten
     */
    Optional<Instant> next(Predicate<WorkingOrder> isOver) {
        while (!queue.isEmpty() && isOver.test(queue.element().order())) {
            queue.remove();
        }
        Due first = queue.peek();
        return first == null ? Optional.empty() : Optional.of(first.at());
    }

    /** Takes off the one that runs out next. */
    Due take() {
        return queue.remove();
    }
}
