package io.taffrail.model.portfolio;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * The way from what is held to what is wanted, with its arithmetic.
 *
 * @param equity what weights are parts of
 * @param lines one for each symbol that was looked at
 * @param left what is not put to use at these prices: equity less the worth of all targets, long or short
 */
public record RebalancePlan(Money equity, List<Line> lines, Money left) {

    public RebalancePlan {
        lines = List.copyOf(lines);
    }

    /**
     * One symbol.
     *
     * @param percent of the equity that it is to be worth; empty where it is left as it is
     * @param price what it is reckoned at
     * @param held units now, below zero where they are owed
     * @param target units in the end
     * @param reduces what makes the position smaller; it is traded first, because it frees money
     * @param opens what opens a position or makes it larger, once everything that reduces has traded
     * @param words how it was reckoned
     */
    public record Line(
            Symbol symbol, Optional<Decimal> percent, Price price, Decimal held, Decimal target, Optional<Change> reduces,
            Optional<Change> opens, String words) {}

    /** So much this way. */
    public record Change(Side side, Quantity quantity) {}

    public boolean isNothing() {
        return lines.stream().allMatch(line -> line.reduces().isEmpty() && line.opens().isEmpty());
    }
}
