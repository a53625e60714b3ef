package io.taffrail.exchange;

import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * The price at which an auction crosses: the session's first trade, or its last, where the feed has trades, else the
 * middle of its first quote, or its last, rounded to the tick.
 *
 * <p>The official opening and closing prices of US exchanges are those of their auctions' trades (NYSE Rule 7.35, Nasdaq
 * Rules 4752 and 4754). Imbalances are not modelled: every order is filled whole, because an auction's volume is large
 * against one account's.
 */
final class Auction {

    private Auction() {}

    /** The opening price, where this event tells it. */
    static Optional<Price> opening(MarketEvent event, Tape tape, Instrument instrument) {
        return switch (event) {
            case Trade trade -> Optional.of(trade.price());
            case Quote quote -> tape.trade().isPresent() ? Optional.empty() : Optional.of(middle(quote, instrument));
            case Bar _       -> Optional.empty();
        };
    }

    /** The closing price of a session, where the market has said anything since it opened. */
    static Optional<Price> closing(Tape tape, Instant open, Instrument instrument) {
        return tape.trade().filter(trade -> !trade.at().isBefore(open)).map(Trade::price)
                .or(() -> tape.quote().filter(quote -> !quote.at().isBefore(open)).map(quote -> middle(quote, instrument)));
    }

    /** All that an order has left, at the auction's price. */
    static Match all(WorkingOrder order, Price price) {
        Quantity leaves = order.leavesQty(price);
        return leaves.isZero()
                ? new Match.Kill("it is not worth one lot at the auction's price")
                : new Match.Trade(leaves, price, Liquidity.TAKER, true);
    }

    private static Price middle(Quote quote, Instrument instrument) {
        Price mid = quote.mid();
        return new Price(mid.value().toMultipleOf(instrument.rules().tickAt(mid), RoundingMode.HALF_EVEN));
    }
}
