package io.taffrail.engine.sizing;

import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.math.BigDecimal;

/**
 * What a fill is taken to cost beside its price, in hundredths of a percent of it; estimates, which a size allows for.
 *
 * @param feeBps commission and other fees, zero or more
 * @param slippageBps how much worse than hoped for it may be, zero or more
 */
public record Costs(Decimal feeBps, Decimal slippageBps) {
    public static final Costs NONE = new Costs(Decimal.ZERO, Decimal.ZERO);

    public Costs {
        if (feeBps.isNegative() || slippageBps.isNegative()) {
            throw new IllegalArgumentException("costs are zero or more: " + feeBps + ", " + slippageBps);
        }
    }

    /**
     * What the house allows for: for pairs of coins the taker's fee of Alpaca's lowest tier (25 bps), for shares what the
     * regulators take of sales, and a slippage that fits liquid symbols.
     */
    public static Costs usual(AssetClass assetClass) {
        return switch (assetClass) {
            case US_EQUITY     -> new Costs(Decimal.of("0.5"), Decimal.of(5));
            case CRYPTO_PAIR   -> new Costs(Decimal.of(25), Decimal.of(10));
            case CURRENCY_PAIR -> new Costs(Decimal.ZERO, Decimal.of(2));
        };
    }

    Decimal totalBps() {
        return feeBps.plus(slippageBps);
    }

    /** What one unit costs beside its price. */
    public BigDecimal perUnit(Price price) {
        return price.value().toBigDecimal().abs().multiply(totalBps().toBigDecimal()).movePointLeft(4);
    }
}
