package io.taffrail.engine.sizing;

import io.taffrail.model.order.Side;
import io.taffrail.model.signal.SizingProblem;
import java.math.BigDecimal;

/**
 * What a rule wants before caps and lots, kept as a fraction so that nothing is rounded twice.
 */
sealed interface Wish {

    /** So many units this way: {@code budget / perUnit}, both zero or more and the second above zero. */
    record Trade(Side side, BigDecimal budget, BigDecimal perUnit) implements Wish {}

    /** So many units in the end: {@code budget / perUnit}, below zero where they are owed. */
    record Target(BigDecimal budget, BigDecimal perUnit) implements Wish {}

    record Refused(SizingProblem problem) implements Wish {}

    /** The same with its budget multiplied. */
    default Wish times(BigDecimal factor) {
        return switch (this) {
            case Trade(var side, var budget, var perUnit) -> new Trade(side, budget.multiply(factor), perUnit);
            case Target(var budget, var perUnit) -> new Target(budget.multiply(factor), perUnit);
            case Refused refused -> refused;
        };
    }
}
