package io.taffrail.model.portfolio;

import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.util.List;
import java.util.Optional;

/**
 * What a portfolio is to be.
 *
 * @param weights of its symbols
 * @param closeOthers whether what is held and has no weight is closed; otherwise it is left as it is
 * @param minimumTrade a change of the position that is worth less is not made, unless it closes all; empty for any
 * @param bandPercent a weight that is no further than so many hundredths of the equity off is left as it is; 0 for none
 * @param mostPercent how many hundredths of the equity all positions together may be; 100 is without leverage
 */
public record TargetWeights(
        List<Weight> weights, boolean closeOthers, Optional<Money> minimumTrade, Decimal bandPercent, Decimal mostPercent) {

    /** Without leverage. */
    public static final Decimal ALL = Decimal.of(100);

    public TargetWeights {
        weights = List.copyOf(weights);
        if (bandPercent.isNegative() || bandPercent.compareTo(ALL) > 0) {
            throw new IllegalArgumentException("a band is 0 to 100 percent, not " + bandPercent);
        }
        if (!mostPercent.isPositive() || mostPercent.compareTo(Decimal.of(1000)) > 0) {
            throw new IllegalArgumentException("positions together are above 0 and at most 1000 percent, not " + mostPercent);
        }
    }

    /** So much of each, all of it traded, and everything else left alone. */
    public static TargetWeights of(List<Weight> weights) {
        return new TargetWeights(weights, false, Optional.empty(), Decimal.ZERO, ALL);
    }
}
