package io.taffrail.exchange;

import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * The profile {@code ideal}: an order takes the far side up to its size, at once and without fees. A limit order takes
 * it as long as it is within the limit; once it has met a quote beyond the limit it rests, and trades at its own price
 * whenever the far side comes back to it. Orders that may not wait look once.
 */
record IdealMatch() implements Matching {

    @Override
    public List<Match> at(WorkingOrder order, Quote quote, Optional<Quantity> room) {
        return List.of(of(order, quote));
    }

    @Override
    public List<Match> at(WorkingOrder order, Trade trade) {
        return List.of();
    }

    private static Match of(WorkingOrder working, Quote quote) {
        Order order = working.order();
        Price far = quote.farSide(order.side());
        Optional<Price> limit = order.spec().limitPrice();
        if (limit.isPresent() && Matching.isBeyond(far, limit.get(), order.side())) {
            return beyondLimit(working);
        }
        Price price = working.isBooked() ? limit.orElse(far) : far;
        Quantity leaves = working.leavesQty(price);
        Quantity takes = quote.farSize(order.side()).map(leaves::min).orElse(leaves);
        boolean complete = takes.equals(leaves);
        return switch (order.timeInForce()) {
            case FOK -> !complete || takes.isZero()
                    ? new Match.Kill("it could not be filled whole at once")
                    : new Match.Trade(takes, price, Liquidity.TAKER, true);
            case IOC, OPG, CLS -> takes.isZero()
                    ? new Match.Kill("nothing of it could be filled at once")
                    : new Match.Trade(takes, price, Liquidity.TAKER, complete);
            case DAY, GTC, GTD -> takes.isZero()
                    ? new Match.Nothing()
                    : new Match.Trade(takes, price, working.isBooked() ? Liquidity.MAKER : Liquidity.TAKER, complete);
        };
    }

    private static Match beyondLimit(WorkingOrder working) {
        TimeInForce timeInForce = working.order().timeInForce();
        if (timeInForce.isImmediate() || timeInForce.isForAuction()) {
            return new Match.Kill("the market is beyond its limit");
        }
        return working.isBooked() ? new Match.Nothing() : new Match.Rest();
    }
}
