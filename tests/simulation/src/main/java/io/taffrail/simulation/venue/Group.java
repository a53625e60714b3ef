package io.taffrail.simulation.venue;

import java.util.List;
import java.util.Optional;

/** What the venue does with orders that belong together: exits wake when the entry is filled, and one exit ends the other. */
final class Group {
    private final Venue venue;

    Group(Venue venue) {
        this.venue = venue;
    }

    void afterFill(VenueOrder order) {
        if (order.status.equals("filled")) {
            for (VenueOrder leg : List.copyOf(order.legs)) {
                if (leg.status.equals("held")) {
                    leg.quantity = order.quantity;
                    wake(leg);
                }
            }
        }
        partner(order).filter(VenueOrder::isOpen).ifPresent(other -> {
            if (order.isOpen()) {
                other.quantity = other.filled + order.leaves();
                venue.changed(other, "restated");
            } else {
                venue.ended(other, "canceled");
            }
        });
    }

    /** An exit goes with its partner; the exits of an entry that never traded go with it. */
    void afterEnd(VenueOrder order) {
        if (order.status.equals("canceled") || order.status.equals("expired")) {
            partner(order).filter(VenueOrder::isOpen).ifPresent(other -> venue.ended(other, order.status));
            for (VenueOrder leg : List.copyOf(order.legs)) {
                if (leg.isOpen()) {
                    venue.ended(leg, "canceled");
                }
            }
        }
    }

    private void wake(VenueOrder leg) {
        boolean stop = leg.stop != 0;
        // The profit's order works at once, and the stop is held beside it in Alpaca's words but guards all the same.
        leg.status = "new";
        venue.changed(leg, stop ? "held" : "new");
    }

    static Optional<VenueOrder> partner(VenueOrder order) {
        return order.parent.flatMap(entry -> entry.orderClass.equals("oco")
                        ? Optional.of(entry)
                        : entry.legs.stream().filter(leg -> leg != order).findFirst())
                .or(() -> order.orderClass.equals("oco") ? order.legs.stream().findFirst() : Optional.empty());
    }
}
