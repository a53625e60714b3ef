package io.taffrail.model.journal;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.Reading;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A fact about limits and about what they said. */
public sealed interface RiskEvent extends Event {

    /**
     * A limit holds from now on.
     *
     * @param until when it gives way to what held before it, where it is for a time
     */
    record LimitSet(
            Rule rule, Scope scope, Decimal value, String reason, String setBy, Optional<Instant> until, Instant at)
            implements RiskEvent {

        public Limit limit() {
            return new Limit(rule, scope, value, reason, setBy, at, until);
        }
    }

    /** A limit holds no longer, and nothing in its place. */
    record LimitLifted(Rule rule, Scope scope, String reason, String liftedBy, Instant at) implements RiskEvent {}

    /**
     * A limit that was for a time has given way.
     *
     * @param value what holds again, where something does
     */
    record LimitReverted(Rule rule, Scope scope, Optional<Decimal> value, Instant at) implements RiskEvent {}

    /**
     * What the limits said of an order, all of them.
     *
     * @param order the order; of a replacement that was refused, the one that it was to replace
     */
    record OrderChecked(OrderId order, List<Reading> readings, Instant at) implements RiskEvent {
        public OrderChecked {
            readings = List.copyOf(readings);
        }
    }

    /** A strategy went beyond a limit that stops it until a person has looked. */
    record RuleTripped(Rule rule, Scope scope, Decimal value, Decimal limit, Instant at) implements RiskEvent {}

    /** A person has looked, and lets the strategy go on. */
    record RuleRearmed(Rule rule, Scope scope, String reason, String by, Instant at) implements RiskEvent {}
}
