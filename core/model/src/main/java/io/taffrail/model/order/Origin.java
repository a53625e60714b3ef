package io.taffrail.model.order;

import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.StrategyId;
import java.util.Optional;

/**
 * Whose decision an order is.
 *
 * @param signal the signal that it answers, where there was one
 */
public record Origin(StrategyId strategy, Optional<SignalId> signal) {

    /** An order of a strategy that no signal asked for. */
    public static Origin of(StrategyId strategy) {
        return new Origin(strategy, Optional.empty());
    }

    public static Origin of(StrategyId strategy, SignalId signal) {
        return new Origin(strategy, Optional.of(signal));
    }
}
