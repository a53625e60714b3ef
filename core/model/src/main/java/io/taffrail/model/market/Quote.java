package io.taffrail.model.market;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.Optional;

/**
 * The best bid and ask of one moment.
 *
 * @param bidSize how much is wanted at the bid, empty where the feed does not say
 * @param askSize how much is offered at the ask, empty where the feed does not say
 */
public record Quote(
        Instant at, Symbol symbol, Price bid, Optional<Quantity> bidSize, Price ask, Optional<Quantity> askSize)
        implements MarketEvent {

    private static final Decimal HALF = Decimal.of("0.5");

    /** A point of a bar: a price without spread or size. */
    public static Quote point(Instant at, Symbol symbol, Price price) {
        return new Quote(at, symbol, price, Optional.empty(), price, Optional.empty());
    }

    /** The same, at another moment. */
    public Quote told(Instant then) {
        return new Quote(then, symbol, bid, bidSize, ask, askSize);
    }

    /** The middle between bid and ask. */
    public Price mid() {
        return new Price(bid.value().plus(ask.value()).times(HALF));
    }

    /** The price that an order of this side trades against: the ask for a buy, the bid for a sell. */
    public Price farSide(Side side) {
        return switch (side) {
            case BUY  -> ask;
            case SELL -> bid;
        };
    }

    /** The size at the far side, empty where it is not known. */
    public Optional<Quantity> farSize(Side side) {
        return switch (side) {
            case BUY  -> askSize;
            case SELL -> bidSize;
        };
    }
}
