package io.taffrail.model.position;

import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What an account holds of one instrument, folded from fills at average cost.
 *
 * @param quantity above zero where long, below zero where short
 * @param averagePx the average price at which the open quantity was opened, to nine places; zero where it is flat
 * @param cost what the open quantity was bought, or sold short, for: zero or more
 */
public record Position(Instrument instrument, Decimal quantity, Price averagePx, Money cost) {
    private static final Price NONE = new Price(Decimal.ZERO);

    public static Position flat(Instrument instrument) {
        return new Position(instrument, Decimal.ZERO, NONE, instrument.currency().zero());
    }

    /** What one fill makes of a position, and the profit that it realises before commission. */
    public record Change(Position position, Money realised) {}

    /**
     * The position after a fill. What goes against the position closes it first; only what is left opens anew, so a
     * fill may flip a position from long to short. All that is realised over a position's life adds up exactly to
     * what its fills brought in less what they cost.
     */
    public Change apply(Side side, Fill fill) {
        Decimal signed = signed(side, fill.lastQty());
        Money worth = instrument.worth(fill.lastPx(), fill.lastQty(), RoundingMode.HALF_EVEN);
        if (isFlat() || quantity.signum() == signed.signum()) {
            Price average = averagePx.averagedWith(quantity.abs(), fill.lastPx(), signed.abs());
            return new Change(
                    new Position(instrument, quantity.plus(signed), average, cost.plus(worth)),
                    instrument.currency().zero());
        }
        Decimal closing = signed.abs().min(quantity.abs());
        Money proceeds = worth.share(closing, fill.lastQty().value(), RoundingMode.HALF_EVEN);
        Money basis = cost.share(closing, quantity.abs(), RoundingMode.HALF_EVEN);
        Money realised = isLong() ? proceeds.minus(basis) : basis.minus(proceeds);
        Decimal left = quantity.plus(signed);
        if (left.signum() == signed.signum()) {
            return new Change(new Position(instrument, left, fill.lastPx(), worth.minus(proceeds)), realised);
        }
        return new Change(
                new Position(instrument, left, left.isZero() ? NONE : averagePx, cost.minus(basis)), realised);
    }

    public boolean isFlat() {
        return quantity.isZero();
    }

    public boolean isLong() {
        return quantity.isPositive();
    }

    /** The average price at which it was opened, to nine places; empty where it is flat. */
    public Optional<Price> averagePrice() {
        return isFlat() ? Optional.empty() : Optional.of(averagePx);
    }

    /** What it would bring at a price: below zero for a short position. */
    public Money marketValue(Price price) {
        Money worth = instrument.worth(price, new Quantity(quantity.abs()), RoundingMode.HALF_EVEN);
        return isLong() ? worth : worth.negated();
    }

    /** The profit that closing it at a price would realise. */
    public Money unrealised(Price price) {
        return isLong() ? marketValue(price).minus(cost) : marketValue(price).plus(cost);
    }

    /** The side of an order that closes it. */
    public Side closingSide() {
        return isLong() ? Side.SELL : Side.BUY;
    }

    private static Decimal signed(Side side, Quantity quantity) {
        return switch (side) {
            case BUY  -> quantity.value();
            case SELL -> quantity.value().negated();
        };
    }
}
