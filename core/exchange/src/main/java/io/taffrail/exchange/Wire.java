package io.taffrail.exchange;

import io.taffrail.model.id.OrderId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** Messages on their way to the book. Those about one order never overtake each other, as on one connection. */
final class Wire {
    private final PriorityQueue<Message> queue =
            new PriorityQueue<>(Comparator.comparing(Message::due).thenComparing(Message::number));
    private final Map<OrderId, Line> lines = new HashMap<>();
    private long sent;

    /** What a message does at the moment at which it is there. */
    interface Arrival {
        void at(Instant due);
    }

    private record Message(Instant due, long number, OrderId order, Arrival arrival) {}

    /** The messages about one order that are under way: when the last of them is there, and how many they are. */
    private record Line(Instant last, int count) {}

    /** Sends a message about an order, to be there at a moment, or with the one before it where that comes later. */
    void send(OrderId order, Instant due, Arrival arrival) {
        Line line = lines.getOrDefault(order, new Line(due, 0));
        Instant there = line.last().isAfter(due) ? line.last() : due;
        lines.put(order, new Line(there, line.count() + 1));
        queue.add(new Message(there, sent++, order, arrival));
    }

    /** Whether anything about an order is under way. */
    boolean carries(OrderId order) {
        return lines.containsKey(order);
    }

    /** When the next message is there. */
    Optional<Instant> nextDue() {
        Message next = queue.peek();
        return next == null ? Optional.empty() : Optional.of(next.due());
    }

    /** Lets the next message arrive. */
    void deliverNext() {
        Message next = queue.remove();
        lines.computeIfPresent(next.order(), (_, line) ->
                line.count() == 1 ? null : new Line(line.last(), line.count() - 1));
        next.arrival().at(next.due());
    }
}
