package io.taffrail.views;

import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;

/** Whether an order goes into a position or out of one. FIX 77 PositionEffect. */
public enum PositionEffect {
    OPEN,
    CLOSE;

    /** What an order of this side does to a position of that signed quantity. */
    public static PositionEffect of(Side side, Decimal held) {
        return switch (side) {
            case BUY  -> held.isNegative() ? CLOSE : OPEN;
            case SELL -> held.isPositive() ? CLOSE : OPEN;
        };
    }

    /** What an order of this side does in an account that sells nothing short. */
    static PositionEffect usual(Side side) {
        return switch (side) {
            case BUY  -> OPEN;
            case SELL -> CLOSE;
        };
    }
}
