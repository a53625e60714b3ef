package io.taffrail.runtime;

import io.taffrail.model.market.MarketEvent;
import io.taffrail.ports.Excerpt;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One symbol's latest quotes, or its latest trades, one by one; the loop writes, anybody reads. */
final class Tape<E extends MarketEvent> {
    /** As many as the longest page that anybody may ask for; some 2 MiB of quotes. The oldest goes first. */
    static final int MOST = 10_000;

    private final ArrayDeque<E> events = new ArrayDeque<>();

    synchronized void accept(E event) {
        if (events.size() == MOST) {
            events.removeFirst();
        }
        events.addLast(event);
    }

    /**
     * What it remembers of an excerpt, and where that reaches beyond it, what is known of earlier.
     *
     * @param now how far the market has come
     * @param past is asked for what was before the first event that is remembered
     */
    List<E> read(Excerpt excerpt, Instant now, Function<Excerpt, List<E>> past) {
        List<E> remembered;
        Instant first;
        synchronized (this) {
            remembered = remembered(excerpt);
            first = Optional.ofNullable(events.peekFirst()).map(MarketEvent::at).orElse(now);
        }
        if (!excerpt.from().isBefore(first)) {
            return remembered;
        }
        Excerpt before = excerpt.before(first);
        if (excerpt.newestFirst()) {
            int left = excerpt.most() - remembered.size();
            return left == 0 ? remembered : joined(remembered, past.apply(before.of(left)), excerpt.most());
        }
        return joined(past.apply(before), remembered, excerpt.most());
    }

    private List<E> remembered(Excerpt excerpt) {
        var found = new ArrayList<E>();
        Iterator<E> all = excerpt.newestFirst() ? events.descendingIterator() : events.iterator();
        while (all.hasNext() && found.size() < excerpt.most()) {
            E event = all.next();
            if (excerpt.covers(event.at())) {
                found.add(event);
            }
        }
        return found;
    }

    private static <E> List<E> joined(List<E> one, List<E> other, int most) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all.size() > most ? all.subList(0, most) : all;
    }
}
