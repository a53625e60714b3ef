package io.taffrail.http.house.signals;

import io.taffrail.http.signal.AlertException;
import io.taffrail.http.signal.Flaw;
import io.taffrail.model.id.StrategyId;

/** Reads the names that senders give. */
final class Names {
    private Names() {}

    /** A strategy's name in an alert. */
    static StrategyId strategy(String text) {
        try {
            return new StrategyId(text);
        } catch (IllegalArgumentException notOne) {
            throw new AlertException(Flaw.FIELD_MALFORMED, "the field strategy is malformed: " + notOne.getMessage());
        }
    }
}
