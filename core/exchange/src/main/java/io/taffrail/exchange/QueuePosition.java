package io.taffrail.exchange;

import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.Optional;

/**
 * How much stands ahead of a resting order at its price: first come, first served (price-time priority, as on every US
 * equity exchange; what Alpaca's paper trading says that it leaves out).
 *
 * <p>It is the size that the quote shows at that price when the order comes to rest, or, deeper in the book, when the
 * quote comes to that price. Trades at the price take from it first. Where nobody else bids at the price it is zero.
 * Cancels of those ahead are not seen, and nothing is assumed of them.
 */
final class QueuePosition {
    private Optional<Quantity> ahead = Optional.empty();

    /** Takes note of a quote. */
    void see(Quote quote, Side side, Price price) {
        Price near = quote.farSide(side.opposite());
        boolean alone = switch (side) {
            case BUY  -> near.isBelow(price);
            case SELL -> near.isAbove(price);
        };
        if (alone) {
            ahead = Optional.of(Quantity.ZERO);
        } else if (ahead.isEmpty() && near.equals(price)) {
            ahead = quote.farSize(side.opposite());
        }
    }

    /** What a trade of that size at its price leaves for the order, once those ahead have had theirs. */
    Quantity reachedBy(Quantity traded) {
        if (ahead.isEmpty()) {
            return Quantity.ZERO;
        }
        Quantity theirs = ahead.get().min(traded);
        ahead = Optional.of(ahead.get().minus(theirs));
        return traded.minus(theirs);
    }

    /** Whether it is the first at its price. */
    boolean isFirst() {
        return ahead.filter(Quantity::isZero).isPresent();
    }

    /** Goes to the end of the queue, wherever that is. */
    void lose() {
        ahead = Optional.empty();
    }
}
