package io.taffrail.model.signal;

import io.taffrail.model.order.Side;
import io.taffrail.model.value.Quantity;
import java.util.List;

/** What a rule made of a signal, with the arithmetic that led there; it is journaled and shown by {@code explain}. */
public sealed interface Sizing {

    /** The arithmetic, in the order in which it was done. */
    List<Step> steps();

    /**
     * So much is to be traded.
     *
     * @param side the signal's own, or the one that leads to the target
     * @param quantity whole lots, above zero
     */
    record Sized(Side side, Quantity quantity, List<Step> steps) implements Sizing {
        public Sized {
            steps = List.copyOf(steps);
            if (quantity.isZero()) {
                throw new IllegalArgumentException("what is sized is above zero");
            }
        }
    }

    /** Nothing is to be traded, and why. */
    record Unsized(SizingProblem problem, List<Step> steps) implements Sizing {
        public Unsized {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One line of the arithmetic.
     *
     * @param name what was reckoned: {@code budget}
     * @param value what came out, as text: {@code 1000 USD}
     * @param words how: {@code 1% of equity}
     */
    record Step(String name, String value, String words) {}
}
