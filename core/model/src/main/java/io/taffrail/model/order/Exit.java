package io.taffrail.model.order;

import io.taffrail.model.value.Price;

/** A way out of the position that an entry opens. */
public sealed interface Exit {

    /** Out with a profit, at the limit or better. */
    record TakeProfit(Price limit) implements Exit {
        @Override
        public OrderSpec spec() {
            return new OrderSpec.Limit(limit);
        }
    }

    /** Out with a loss, once the market has come to a stop: a stop, stop-limit or trailing stop. */
    record StopLoss(OrderSpec spec) implements Exit {
        public StopLoss {
            if (!spec.waitsForTrigger()) {
                throw new IllegalArgumentException("a stop loss waits for its stop, not " + spec);
            }
        }
    }

    /** At which prices it may trade. */
    OrderSpec spec();

    /** The part that its order plays in the group. */
    default GroupLink.Role role() {
        return switch (this) {
            case TakeProfit _ -> GroupLink.Role.TAKE_PROFIT;
            case StopLoss _   -> GroupLink.Role.STOP_LOSS;
        };
    }
}
