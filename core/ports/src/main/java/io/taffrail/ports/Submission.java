package io.taffrail.ports;

import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.order.Rejection;

/** How a broker answered an order that was offered to it. */
public sealed interface Submission {

    /** The venue has it, under this name. */
    record Accepted(VenueOrderId venueOrderId) implements Submission {}

    /** The venue has refused it for good. */
    record Refused(Rejection reason) implements Submission {}

    /** It was sent, and what became of it is not known. */
    record Unknown(String why) implements Submission {}

    /** It provably never left; it may be offered again. */
    record NotSent(String why) implements Submission {}
}
