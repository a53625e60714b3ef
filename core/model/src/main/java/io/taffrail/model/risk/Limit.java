package io.taffrail.model.risk;

import io.taffrail.model.value.Decimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A limit as it stands.
 *
 * @param value in the rule's unit
 * @param reason why it is what it is
 * @param setBy who set it: {@code default}, a file, or a key
 * @param until when it gives way to what held before it, where it is for a time
 */
public record Limit(
        Rule rule, Scope scope, Decimal value, String reason, String setBy, Instant at, Optional<Instant> until) {

    /** Whether it holds at a moment, as far as its time goes. */
    public boolean holds(Instant moment) {
        return until.isEmpty() || moment.isBefore(until.get());
    }
}
