package io.taffrail.exchange;

import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Price;
import java.util.Optional;

/** When an order that waits for its stop may trade, and how a trail follows the market. */
final class Trigger {

    private Trigger() {}

    /** The best price that a trailing order has seen, with this one: the lowest for a buy, the highest for a sell. */
    static Price mark(Side side, Optional<Price> before, Price seen) {
        return before.filter(best -> switch (side) {
                    case BUY  -> !seen.isBelow(best);
                    case SELL -> !seen.isAbove(best);
                })
                .orElse(seen);
    }

    /** Whether the market has come to an order's stop. */
    static boolean isReached(Order order, Optional<Price> mark, Price seen) {
        Optional<Price> trailed = order.spec().trailed().flatMap(trail -> stopFrom(trail, mark, order.side()));
        return order.spec().stopPrice().or(() -> trailed).filter(stop -> isReached(order.side(), stop, seen)).isPresent();
    }

    private static Optional<Price> stopFrom(Trail trail, Optional<Price> mark, Side side) {
        return mark.map(best -> trail.stopFrom(best, side));
    }

    private static boolean isReached(Side side, Price stop, Price seen) {
        return switch (side) {
            case BUY  -> !seen.isBelow(stop);
            case SELL -> !seen.isAbove(stop);
        };
    }
}
