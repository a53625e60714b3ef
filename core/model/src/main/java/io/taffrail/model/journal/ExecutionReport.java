package io.taffrail.model.journal;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.value.Price;
import java.time.Instant;

/** What a broker says about one of our orders, before we believe it. FIX 35=8. */
public sealed interface ExecutionReport extends Input {

    OrderId order();

    /** When the venue says that it happened. */
    Instant venueTime();

    /** The venue has the order. */
    record Accepted(OrderId order, VenueOrderId venueOrderId, Instant venueTime) implements ExecutionReport {}

    /** The order has come to rest in the venue's book. */
    record Booked(OrderId order, Instant venueTime) implements ExecutionReport {}

    /** The order's stop has been reached. */
    record Triggered(OrderId order, Instant venueTime) implements ExecutionReport {}

    /** The best price that a trailing order follows is now this. */
    record TrailMoved(OrderId order, Price mark, Instant venueTime) implements ExecutionReport {}

    /** The venue refused the order. */
    record Rejected(OrderId order, Rejection reason, Instant venueTime) implements ExecutionReport {}

    /** Some of the order has traded; {@code complete} where nothing is left of it. */
    record Filled(OrderId order, Fill fill, boolean complete) implements ExecutionReport {
        @Override
        public Instant venueTime() {
            return fill.venueTime();
        }
    }

    /** The order works no more; {@code evidence} says how that is known. */
    record Canceled(OrderId order, String evidence, Instant venueTime) implements ExecutionReport {}

    /** The venue would not cancel the order. */
    record CancelRejected(OrderId order, String why, Instant venueTime) implements ExecutionReport {}

    /** The order's place was taken by the order that was to replace it. */
    record Replaced(OrderId order, OrderId by, VenueOrderId venueOrderId, Instant venueTime) implements ExecutionReport {}

    /** The venue would not replace the order; the one that was to take its place is refused with it. */
    record ReplaceRejected(OrderId order, OrderId by, String why, Instant venueTime) implements ExecutionReport {}

    /** The order's time in force ran out. */
    record Expired(OrderId order, String evidence, Instant venueTime) implements ExecutionReport {}

    /** The venue, asked when no request for the order could be under way any more, says that it has no such order. */
    record Unfound(OrderId order, String words, Instant venueTime) implements ExecutionReport {}

    /** The order was sent and no answer came; {@code why} says what came instead. */
    record InDoubt(OrderId order, String why, Instant venueTime) implements ExecutionReport {}
}
