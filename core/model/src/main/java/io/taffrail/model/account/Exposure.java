package io.taffrail.model.account;

import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What an account has at stake in one instrument: the position, and what its open orders could make of it.
 *
 * <p>It is kept by adding and taking away single orders, so that its cost does not grow with their number.
 *
 * @param mark the latest journaled price, where there is one
 * @param openBuys the units that open buy orders could still buy
 * @param buyWorth what those are taken to cost
 * @param openSells the units that open sell orders could still sell
 * @param sellWorth what those are taken to bring
 * @param closingBuys the units that reduce-only buy orders could still close; they open nothing and reserve nothing
 * @param closingSells the same for sell orders
 */
public record Exposure(
        Position position,
        Optional<Price> mark,
        Decimal openBuys,
        Money buyWorth,
        Decimal openSells,
        Money sellWorth,
        Decimal closingBuys,
        Decimal closingSells) {

    public static Exposure of(Position position) {
        Money zero = position.instrument().currency().zero();
        return new Exposure(position, Optional.empty(), Decimal.ZERO, zero, Decimal.ZERO, zero, Decimal.ZERO, Decimal.ZERO);
    }

    public Exposure withPosition(Position changed) {
        return new Exposure(changed, mark, openBuys, buyWorth, openSells, sellWorth, closingBuys, closingSells);
    }

    public Exposure markedAt(Price price) {
        return new Exposure(
                position, Optional.of(price), openBuys, buyWorth, openSells, sellWorth, closingBuys, closingSells);
    }

    /** After an order has moved: it counts while it works, and not before the house has let it through. */
    public Exposure moved(Optional<Order> before, Order after) {
        Exposure without = before.filter(Order::isWorking).map(this::minus).orElse(this);
        return after.isWorking() ? without.plus(after) : without;
    }

    /** With one more open order. */
    public Exposure plus(Order order) {
        return counted(order, units(order), worth(order));
    }

    /** As if one of the orders that are counted in it were gone. */
    public Exposure without(Order order) {
        return order.isWorking() ? minus(order) : this;
    }

    /** Without an order that was counted in this state. */
    private Exposure minus(Order order) {
        return counted(order, units(order).negated(), worth(order).negated());
    }

    /** What the open orders reserve: the worth of whatever of them would open, not close, a position. */
    public Money reserved() {
        Decimal quantity = position.quantity();
        Money buys = opening(openBuys, buyWorth, quantity.negated());
        Money sells = opening(openSells, sellWorth, quantity);
        return buys.plus(sells);
    }

    /** What the account holds and has not promised to a sell order; zero where it is short. */
    public Decimal unpromised() {
        return position.quantity().minus(openSells).minus(closingSells).max(Decimal.ZERO);
    }

    /** What orders could still close without opening the other side, once the orders that are open have filled. */
    public Quantity closable() {
        Decimal promised = position.isLong() ? openSells.plus(closingSells) : openBuys.plus(closingBuys);
        return new Quantity(position.quantity().abs().minus(promised).max(Decimal.ZERO));
    }

    /** What the position is worth at the mark, else at its cost; below zero where it is short. */
    public Money marketValue() {
        return position.averagePrice()
                .map(average -> position.marketValue(mark.orElse(average)))
                .orElse(position.cost());
    }

    /** What the account has to keep of its own in the position, at the mark, else at its cost. */
    public Money maintenance() {
        return mark.or(position::averagePrice)
                .map(price -> MaintenanceMargin.of(position, price))
                .orElse(position.cost());
    }

    /** The most that could be at stake on either side, were all that opens on that side to trade. */
    public Money worst() {
        Money held = marketValue();
        Money none = held.currency().zero();
        Money bought = held.max(none).plus(opening(openBuys, buyWorth, position.quantity().negated()));
        Money sold = held.negated().max(none).plus(opening(openSells, sellWorth, position.quantity()));
        return bought.max(sold);
    }

    /** The worth of all that is ordered and may trade, but for what only closes. */
    public Money unexecuted() {
        return buyWorth.plus(sellWorth);
    }

    /** What would be held at most, on the larger side, were all on that side to trade. */
    public Decimal worstUnits() {
        return position.quantity().plus(openBuys).abs().max(position.quantity().minus(openSells).abs());
    }

    /** Whether nothing is held and nothing works; an order for money counts although its units are not known yet. */
    public boolean isEmpty() {
        return position.isFlat()
                && openBuys.isZero()
                && buyWorth.isZero()
                && openSells.isZero()
                && sellWorth.isZero()
                && closingBuys.isZero()
                && closingSells.isZero();
    }

    /** What of some open orders goes beyond closing; an order for money of which no price is known counts whole. */
    private static Money opening(Decimal units, Money worth, Decimal closable) {
        if (!closable.isPositive()) {
            return worth;
        }
        Decimal opening = units.minus(closable);
        return opening.isPositive() ? worth.share(opening, units, RoundingMode.UP) : worth.currency().zero();
    }

    private Exposure counted(Order order, Decimal units, Money worth) {
        if (order.link().filter(GroupLink::isCountedElsewhere).isPresent()) {
            return this;
        }
        return order.has(Instruction.REDUCE_ONLY) ? closing(order.side(), units) : open(order.side(), units, worth);
    }

    private Exposure open(Side side, Decimal units, Money worth) {
        return switch (side) {
            case BUY ->
                new Exposure(
                        position, mark, openBuys.plus(units), buyWorth.plus(worth), openSells, sellWorth, closingBuys,
                        closingSells);
            case SELL ->
                new Exposure(
                        position, mark, openBuys, buyWorth, openSells.plus(units), sellWorth.plus(worth), closingBuys,
                        closingSells);
        };
    }

    private Exposure closing(Side side, Decimal units) {
        boolean buys = side == Side.BUY;
        return new Exposure(
                position, mark, openBuys, buyWorth, openSells, sellWorth,
                buys ? closingBuys.plus(units) : closingBuys,
                buys ? closingSells : closingSells.plus(units));
    }

    /** While an order's replacement is not answered, the larger of the two counts: either may be what trades. */
    private static Decimal units(Order order) {
        Decimal own = ownUnits(order);
        return order.replacement().map(next -> ownUnits(next).max(own)).orElse(own);
    }

    private static Money worth(Order order) {
        Money own = order.leavesWorth();
        return order.replacement().map(next -> next.leavesWorth().max(own)).orElse(own);
    }

    private static Decimal ownUnits(Order order) {
        return order.spec()
                .limitPrice()
                .or(order::reference)
                .map(price -> order.leavesQty(price).value())
                .orElseGet(() -> unpriced(order));
    }

    private static Decimal unpriced(Order order) {
        return order.orderQty()
                .map(quantity -> quantity.value().minus(order.cumQty().value()).max(Decimal.ZERO))
                .orElse(Decimal.ZERO);
    }
}
