package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;

/** What must happen in the market before an order may trade. */
sealed interface Trigger {

    /** The market comes to this price. */
    record Stop(BigDecimal price) implements Trigger {}

    /** The market turns by so much a unit. */
    record TrailPrice(BigDecimal offset) implements Trigger {}

    /** The market turns by so many hundredths. */
    record TrailPercent(BigDecimal percent) implements Trigger {}

    /**
     * The price at which a buy fires on the way up and a sell on the way down; exact, not rounded.
     *
     * @param mark the best price that the order has seen: the lowest for a buy, the highest for a sell
     */
    default BigDecimal stopFrom(BigDecimal mark, boolean buy) {
        return switch (this) {
            case Stop(var price)           -> price;
            case TrailPrice(var money)     -> away(mark, money, buy);
            case TrailPercent(var percent) -> away(mark, mark.multiply(percent).movePointLeft(2), buy);
        };
    }

    private static BigDecimal away(BigDecimal mark, BigDecimal offset, boolean buy) {
        return buy ? mark.add(offset) : mark.subtract(offset);
    }
}
