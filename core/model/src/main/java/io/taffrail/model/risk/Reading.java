package io.taffrail.model.risk;

import io.taffrail.model.value.Decimal;
import java.util.Optional;

/**
 * What one limit said of one order.
 *
 * @param value what was measured; empty where it could not be, which refuses but where another limit stands in for it
 * @param note why it could not be, or why it passed although it is beyond the limit
 */
public record Reading(
        Rule rule, Scope scope, Optional<Decimal> value, Decimal limit, boolean passed, Optional<String> note) {

    /** Whether the order is refused for it. */
    public boolean refuses() {
        return !passed && !rule.isWarning();
    }

    /** {@code the order's quantity: 12000 units; limit 10000 units (desk)}. */
    public String text() {
        return rule.measures() + ": " + value.map(rule.unit()::text).orElse("not known")
                + "; limit " + rule.unit().text(limit) + " (" + scope + ")" + note.map(words -> ", " + words).orElse("");
    }
}
