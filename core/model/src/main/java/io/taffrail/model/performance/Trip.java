package io.taffrail.model.performance;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Side;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * What one strategy, or nobody's, holds of one instrument on an account, from the fill that opened it on: a position of
 * its own on an account that is held in one net.
 *
 * @param strategy whose it is; empty where the orders were nobody's strategy
 * @param position what is held of it now
 * @param largest the most that was held, without sign
 * @param entered how many units went in, over all of its fills
 * @param entryWorth what those were worth
 * @param exited how many units came out
 * @param exitWorth what those were worth
 * @param realised the profit before commission so far
 * @param commission what the venue took so far
 * @param carry what holding it brought, below zero where it cost: dividends, loans of shares
 * @param openedBy the order that opened it; empty where the broker's word did
 */
public record Trip(
        AccountId account,
        Optional<StrategyId> strategy,
        Position position,
        boolean isLong,
        Decimal largest,
        Decimal entered,
        Money entryWorth,
        Decimal exited,
        Money exitWorth,
        Money realised,
        Money commission,
        Money carry,
        Instant openedAt,
        Optional<OrderId> openedBy) {

    /** One that begins with a position. */
    static Trip begun(
            AccountId account, Optional<StrategyId> strategy, Position position, Money commission, Instant at,
            Optional<OrderId> by) {
        Money zero = position.instrument().currency().zero();
        Decimal held = position.quantity().abs();
        return new Trip(account, strategy, position, position.isLong(), held, held, position.cost(), Decimal.ZERO, zero, zero,
                commission, zero, at, by);
    }

    public Instrument instrument() {
        return position.instrument();
    }

    public Symbol symbol() {
        return instrument().symbol();
    }

    /** Whether a trade of that side makes it smaller. */
    boolean isClosedBy(Side side) {
        return isLong == (side == Side.SELL);
    }

    /** After one more fill, which never takes it beyond nothing. */
    Trip filled(Side side, Fill fill) {
        Position.Change change = position.apply(side, fill);
        boolean closing = isClosedBy(side);
        Decimal units = fill.lastQty().value();
        Money worth = instrument().worth(fill.lastPx(), fill.lastQty(), RoundingMode.HALF_EVEN);
        return new Trip(
                account, strategy, change.position(), isLong, largest.max(change.position().quantity().abs()),
                closing ? entered : entered.plus(units),
                closing ? entryWorth : entryWorth.plus(worth),
                closing ? exited.plus(units) : exited,
                closing ? exitWorth.plus(worth) : exitWorth,
                realised.plus(change.realised()), commission.plus(fill.commission()), carry, openedAt, openedBy);
    }

    Trip carried(Money brought) {
        return new Trip(account, strategy, position, isLong, largest, entered, entryWorth, exited, exitWorth, realised, commission,
                carry.plus(brought), openedAt, openedBy);
    }

    /** The same, holding what the broker says. */
    Trip holding(Position said) {
        return new Trip(account, strategy, said, isLong, largest.max(said.quantity().abs()), entered, entryWorth, exited, exitWorth,
                realised, commission, carry, openedAt, openedBy);
    }

    RoundTrip over(Instant at, Optional<OrderId> by, ExitReason reason) {
        return new RoundTrip(
                account, strategy, symbol(), instrument().assetClass(), isLong, largest,
                average(entryWorth, entered).orElse(new Price(Decimal.ZERO)), average(exitWorth, exited), entryWorth, realised,
                commission, carry, openedAt, openedBy, at, by, reason);
    }

    private static Optional<Price> average(Money worth, Decimal units) {
        return units.isZero()
                ? Optional.empty()
                : Optional.of(new Price(Decimal.of(average(worth.amount().toBigDecimal(), units.toBigDecimal()))));
    }

    private static BigDecimal average(BigDecimal worth, BigDecimal units) {
        return worth.divide(units, 9, RoundingMode.HALF_EVEN);
    }
}
