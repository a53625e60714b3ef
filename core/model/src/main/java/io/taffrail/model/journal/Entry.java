package io.taffrail.model.journal;

import java.time.Instant;
import java.util.List;

/**
 * One line of the journal: what came, from whom, and what the desk made of it. The journal links it to the entry
 * before it by a hash of both texts.
 *
 * @param sequence 1 for the first, and one more for each that follows
 * @param at the desk's time, never earlier than the entry before
 */
public record Entry(long sequence, Instant at, Cause cause, Input input, List<Event> events) {

    public Entry {
        events = List.copyOf(events);
    }
}
