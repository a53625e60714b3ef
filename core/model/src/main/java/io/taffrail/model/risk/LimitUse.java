package io.taffrail.model.risk;

import io.taffrail.model.value.Decimal;
import java.util.Optional;

/**
 * A limit, and how much of it is used.
 *
 * @param used what counts against it now; empty where only an order has it, such as a price
 * @param tripped whether a strategy that went beyond it is stopped
 */
public record LimitUse(Limit limit, Optional<Decimal> used, boolean tripped) {

    /** What is left; below zero where it is exceeded. */
    public Optional<Decimal> headroom() {
        return limit.rule().isLeast() ? Optional.empty() : used.map(now -> limit.value().minus(now));
    }
}
