package io.taffrail.model.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.OrderSample;
import io.taffrail.model.order.Side;
import io.taffrail.model.position.Position.Change;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final Instrument AAPL = InstrumentDefaults.of(new Symbol("AAPL"));
    private static final Position FLAT = Position.flat(AAPL);

    @Test
    void fillsOfOneSideAverageTheirPrices() {
        Position position = FLAT.apply(Side.BUY, fill("10", "100")).position()
                .apply(Side.BUY, fill("5", "103")).position();

        assertThat(position).isEqualTo(held(15, "101", "1515"));
        assertThat(position.averagePrice()).contains(Price.of("101"));
        assertThat(position.marketValue(Price.of("102"))).isEqualTo(Money.usd("1530"));
        assertThat(position.unrealised(Price.of("102"))).isEqualTo(Money.usd("15"));
        assertThat(position.closingSide()).isEqualTo(Side.SELL);
    }

    @Test
    void closingAPartRealisesItsProfitAndKeepsTheAverage() {
        Change change = FLAT.apply(Side.BUY, fill("10", "100")).position().apply(Side.SELL, fill("4", "110"));

        assertThat(change).isEqualTo(new Change(held(6, "100", "600"), Money.usd("40")));
    }

    @Test
    void aShortPositionProfitsFromAFall() {
        Position shorted = FLAT.apply(Side.SELL, fill("10", "100")).position();
        Change change = shorted.apply(Side.BUY, fill("4", "90"));

        assertThat(shorted.quantity()).isEqualTo(Decimal.of(-10));
        assertThat(shorted.marketValue(Price.of("90"))).isEqualTo(Money.usd("-900"));
        assertThat(shorted.unrealised(Price.of("90"))).isEqualTo(Money.usd("100"));
        assertThat(shorted.closingSide()).isEqualTo(Side.BUY);
        assertThat(change).isEqualTo(new Change(held(-6, "100", "600"), Money.usd("40")));
    }

    @Test
    void aLargerFillOfTheOtherSideFlipsThePosition() {
        Change change = FLAT.apply(Side.BUY, fill("10", "100")).position().apply(Side.SELL, fill("15", "110"));

        assertThat(change).isEqualTo(new Change(held(-5, "110", "550"), Money.usd("100")));
    }

    @Test
    void aClosedPositionHasNoCostAndNoAverage() {
        Change change = FLAT.apply(Side.SELL, fill("0.3", "33.33")).position().apply(Side.BUY, fill("0.3", "33.33"));

        assertThat(change).isEqualTo(new Change(FLAT, Money.usd("0")));
        assertThat(change.position().averagePrice()).isEmpty();
    }

    @Test
    void profitIsExactlyWhatCameInLessWhatIsStillAtStake() {
        for (long seed = 1; seed <= 20; seed++) {
            Random dice = new Random(seed);
            Position position = FLAT;
            Money cash = Money.usd("0");
            Money realised = Money.usd("0");
            for (int round = 0; round < 500; round++) {
                Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
                Fill fill = fill(quantity(dice), price(dice));
                Money worth = AAPL.worth(fill.lastPx(), fill.lastQty(), RoundingMode.HALF_EVEN);
                Decimal before = position.quantity();

                Change change = position.apply(side, fill);
                position = change.position();
                realised = realised.plus(change.realised());
                cash = side == Side.BUY ? cash.minus(worth) : cash.plus(worth);

                // Whatever is held was paid for out of the cash, whatever is short was paid into it.
                Money atStake = position.isLong() ? position.cost() : position.cost().negated();
                assertThat(realised).as("seed %s, fill %s", seed, round).isEqualTo(cash.plus(atStake));
                Decimal signed = side == Side.BUY ? fill.lastQty().value() : fill.lastQty().value().negated();
                assertThat(position.quantity()).isEqualTo(before.plus(signed));
                assertThat(position.cost().isNegative()).as("seed %s, fill %s", seed, round).isFalse();
                assertThat(position.isFlat()).isEqualTo(position.cost().isZero());
            }
        }
    }

    private static Position held(long quantity, String average, String cost) {
        return new Position(AAPL, Decimal.of(quantity), Price.of(average), Money.usd(cost));
    }

    private static Fill fill(String quantity, String price) {
        return OrderSample.fill("T-1", quantity, price);
    }

    /** A few shares, often the same few so that positions close exactly, at times a fraction of nine places. */
    private static String quantity(Random dice) {
        return dice.nextInt(3) == 0
                ? new Quantity(new Decimal(1 + dice.nextLong(5_000_000_000L), 9)).toString()
                : Integer.toString(1 + dice.nextInt(3));
    }

    private static String price(Random dice) {
        return new Decimal(1 + dice.nextLong(2_000_000), 4).toString();
    }
}
