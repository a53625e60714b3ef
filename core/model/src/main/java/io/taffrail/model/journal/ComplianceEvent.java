package io.taffrail.model.journal;

import io.taffrail.model.compliance.RulePack;
import io.taffrail.model.compliance.Screening;
import io.taffrail.model.id.OrderId;
import java.time.Instant;
import java.util.List;

/** A fact about rule packs, and what they say of orders. */
public sealed interface ComplianceEvent extends Event {

    /** The pack applies from now on, in the place of an older one of its name. */
    record RulesImported(RulePack pack, Instant at) implements ComplianceEvent {}

    /** The pack of that name applies no longer. */
    record RulesDropped(String name, String reason, Instant at) implements ComplianceEvent {}

    /** What each pack that applies says of the order; written for each order of a desk that has packs. */
    record OrderScreened(OrderId order, List<Screening> screenings, Instant at) implements ComplianceEvent {
        public OrderScreened {
            screenings = List.copyOf(screenings);
        }
    }
}
