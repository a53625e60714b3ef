package io.taffrail.model.risk;

import io.taffrail.model.value.Decimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a limit is to become.
 *
 * @param until when it is to give way again to what held before, where it is for a time
 */
public record LimitChange(Rule rule, Scope scope, Decimal value, Optional<Instant> until) {

    /** One that lasts. */
    public static LimitChange of(Rule rule, Scope scope, String value) {
        return new LimitChange(rule, scope, Decimal.of(value), Optional.empty());
    }
}
