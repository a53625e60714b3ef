package io.taffrail.exchange;

import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The profile {@code realistic}.
 *
 * <p>An order that takes has the quoted size at the quote, as much again one level behind it ({@link Slippage}), and
 * looks for what is left at the next quote; where the feed tells no size, all that it takes is behind the quote. In a
 * bar it has a tenth of the volume ({@link BarVolume}). A limit order that may pay no more rests at its price, and
 * trades there when the market trades through it, or once it is the first in the queue ({@link QueuePosition}).
 */
record RealisticMatch(Slippage slippage) implements Matching {

    @Override
    public List<Match> at(WorkingOrder order, Quote quote, Optional<Quantity> room) {
        Side side = order.order().side();
        Price far = quote.farSide(side);
        Optional<Price> limit = order.order().spec().limitPrice();
        if (order.isBooked() && limit.isPresent()) {
            return resting(order, quote, limit.get(), room);
        }
        if (limit.isPresent() && Matching.isBeyond(far, limit.get(), side)) {
            return List.of(looksOnce(order) ? new Match.Kill("the market is beyond its limit") : rest(order, quote));
        }
        return taking(order, quote, room);
    }

    @Override
    public List<Match> at(WorkingOrder order, Trade trade) {
        Optional<Price> limit = order.order().spec().limitPrice();
        if (!order.isBooked() || limit.isEmpty() || Matching.isBeyond(trade.price(), limit.get(), order.order().side())) {
            return List.of();
        }
        boolean through = !trade.price().equals(limit.get());
        return made(order, limit.get(), through ? trade.size() : order.queue().reachedBy(trade.size()));
    }

    private static List<Match> resting(WorkingOrder order, Quote quote, Price limit, Optional<Quantity> room) {
        Side side = order.order().side();
        order.queue().see(quote, side, limit);
        Price far = quote.farSide(side);
        boolean through = !far.equals(limit);
        if (Matching.isBeyond(far, limit, side) || (!through && !order.queue().isFirst())) {
            return List.of();
        }
        return made(order, limit, least(order.leavesQty(limit), quote.farSize(side), room));
    }

    private static List<Match> made(WorkingOrder order, Price price, Quantity reached) {
        Quantity leaves = order.leavesQty(price);
        Quantity makes = leaves.min(reached);
        return makes.isZero() ? List.of() : List.of(new Match.Trade(makes, price, Liquidity.MAKER, makes.equals(leaves)));
    }

    private List<Match> taking(WorkingOrder order, Quote quote, Optional<Quantity> room) {
        Taking taking = taken(order, quote, room);
        List<Match> steps = new ArrayList<>(taking.trades());
        return switch (order.order().timeInForce()) {
            case FOK -> taking.complete() ? steps : List.of(new Match.Kill("it could not be filled whole at once"));
            case IOC, OPG, CLS ->
                steps.isEmpty() ? List.of(new Match.Kill("nothing of it could be filled at once")) : steps;
            case DAY, GTC, GTD -> {
                if (!taking.complete() && taking.limited()) {
                    steps.add(rest(order, quote));
                }
                yield steps;
            }
        };
    }

    /**
     * What an order takes at one quote.
     *
     * @param complete whether nothing is left of it
     * @param limited whether its limit keeps it from going on
     */
    private record Taking(List<Match.Trade> trades, boolean complete, boolean limited) {}

    private Taking taken(WorkingOrder order, Quote quote, Optional<Quantity> room) {
        Side side = order.order().side();
        Price far = quote.farSide(side);
        Price behind = slippage.behind(far, side, order.instrument(), order.id(), order.fills());
        boolean limited = order.order().spec().limitPrice()
                .filter(limit -> Matching.isBeyond(behind, limit, side)).isPresent();
        Quantity wanted = order.leavesQty(far);
        Quantity first = least(wanted, Optional.of(quote.farSize(side).orElse(Quantity.ZERO)), room);
        Quantity left = order.leavesQty(first, far, behind);
        Quantity second = limited
                ? Quantity.ZERO
                : least(left, quote.farSize(side), room.map(all -> all.minus(first)));
        boolean complete = left.equals(second) || wanted.equals(first);
        var trades = new ArrayList<Match.Trade>();
        if (!first.isZero()) {
            trades.add(new Match.Trade(first, far, Liquidity.TAKER, complete && second.isZero()));
        }
        if (!second.isZero()) {
            trades.add(new Match.Trade(second, behind, Liquidity.TAKER, complete));
        }
        return new Taking(trades, complete && !trades.isEmpty(), limited);
    }

    private static Match rest(WorkingOrder order, Quote quote) {
        order.order().spec().limitPrice()
                .ifPresent(limit -> order.queue().see(quote, order.order().side(), limit));
        return new Match.Rest();
    }

    private static boolean looksOnce(WorkingOrder order) {
        TimeInForce timeInForce = order.order().timeInForce();
        return timeInForce.isImmediate() || timeInForce.isForAuction();
    }

    private static Quantity least(Quantity wanted, Optional<Quantity> offered, Optional<Quantity> room) {
        Quantity within = offered.map(wanted::min).orElse(wanted);
        return room.map(within::min).orElse(within);
    }
}
