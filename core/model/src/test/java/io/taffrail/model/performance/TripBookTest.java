package io.taffrail.model.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whose position a fill changes, and what a round trip comes to. */
class TripBookTest {
    private static final Instant NOON = Instant.parse("2026-03-02T17:00:00Z");
    private static final AccountId PAPER = new AccountId("paper");
    private static final Instrument AAPL = InstrumentDefaults.of(new Symbol("AAPL"));
    private static final Optional<StrategyId> NOBODY = Optional.empty();
    private static final Optional<StrategyId> TREND = Optional.of(new StrategyId("trend"));
    private static final Optional<StrategyId> FADE = Optional.of(new StrategyId("fade"));

    private final TripBook book = new TripBook();
    private int orders;

    @Test
    void aTripGoesFromFlatToFlat() {
        fill(TREND, Side.BUY, "10", "100", "1");
        fill(TREND, Side.BUY, "10", "110", "1");
        fill(TREND, Side.SELL, "5", "120", "0.5");
        RoundTrip over = only(fill(TREND, Side.SELL, "15", "104", "1.5"));

        assertThat(over.largest()).isEqualTo(Decimal.of(20));
        assertThat(over.entryPx()).isEqualTo(Price.of("105"));
        assertThat(over.exitPx()).contains(Price.of("108"));
        assertThat(over.realised()).isEqualTo(Money.usd("60"));
        assertThat(over.commission()).isEqualTo(Money.usd("4"));
        assertThat(over.net()).isEqualTo(Money.usd("56"));
        assertThat(over.openedBy()).contains(new OrderId("o1"));
        assertThat(over.closedBy()).contains(new OrderId("o4"));
        assertThat(book.open()).isEmpty();
    }

    @Test
    void eachStrategyHasAPositionOfItsOwn() {
        fill(TREND, Side.BUY, "10", "100", "0");
        fill(FADE, Side.SELL, "4", "101", "0");

        assertThat(held(TREND)).isEqualTo(Decimal.of(10));
        assertThat(held(FADE)).isEqualTo(Decimal.of(-4));
    }

    @Test
    void anOrderOfNobodysClosesNobodysFirstThenTheOldestStrategys() {
        fill(TREND, Side.BUY, "10", "100", "0");
        fill(FADE, Side.BUY, "10", "100", "0");
        fill(NOBODY, Side.BUY, "2", "100", "0");

        List<Step> steps = fill(NOBODY, Side.SELL, "15", "103", "1.5");

        assertThat(held(NOBODY)).isEqualTo(Decimal.ZERO);
        assertThat(held(TREND)).isEqualTo(Decimal.ZERO);
        assertThat(held(FADE)).isEqualTo(Decimal.of(7));
        assertThat(steps).extracting(Step::strategy).containsExactly(NOBODY, TREND, FADE);
        assertThat(steps).extracting(Step::commission).containsExactly(Money.usd("0.2"), Money.usd("1"), Money.usd("0.3"));
    }

    @Test
    void aFillThatTurnsAPositionRoundPaysForTheClosing() {
        fill(TREND, Side.BUY, "1", "150", "0.01");
        List<Step> steps = fill(TREND, Side.SELL, "3", "155", "0.01");

        assertThat(only(steps).commission()).isEqualTo(Money.usd("0.02"));
        assertThat(only(steps).realised()).isEqualTo(Money.usd("5"));
        assertThat(held(TREND)).isEqualTo(Decimal.of(-2));
        assertThat(book.open().getFirst().commission()).isEqualTo(Money.usd("0"));
    }

    @Test
    void carryIsSharedByWhatIsHeld() {
        fill(TREND, Side.SELL, "10", "100", "0");
        fill(NOBODY, Side.SELL, "20", "100", "0");

        List<Step> steps = book.carry(PAPER, AAPL.symbol(), Money.usd("-1"), NOON);

        assertThat(steps).extracting(Step::carry).containsExactly(Money.usd("-0.33333333"), Money.usd("-0.66666667"));
        assertThat(only(fill(TREND, Side.BUY, "10", "90", "0")).net()).isEqualTo(Money.usd("99.66666667"));
    }

    @Test
    void whatTheBrokerDoesNotHoldIsOverWithoutAResult() {
        fill(TREND, Side.BUY, "10", "100", "1");
        List<Step> steps = book.adopt(PAPER, Position.flat(AAPL), NOON);

        RoundTrip over = only(steps);
        assertThat(over.reason()).isEqualTo(ExitReason.RECONCILED);
        assertThat(over.net()).isEqualTo(Money.usd("-1"));
        assertThat(over.exitPx()).isEmpty();
        assertThat(book.open()).isEmpty();
    }

    @Test
    void whatTheBrokerHoldsBeyondTheStrategiesIsNobodys() {
        fill(TREND, Side.BUY, "10", "100", "0");
        book.adopt(PAPER, new Position(AAPL, Decimal.of(25), Price.of("101"), Money.usd("2525")), NOON);

        assertThat(held(TREND)).isEqualTo(Decimal.of(10));
        assertThat(held(NOBODY)).isEqualTo(Decimal.of(15));
    }

    /** Whatever comes: the trips add up to the account's position, and what they brought to what its fills brought. */
    @Test
    void tripsAddUpToTheAccount() {
        for (long seed = 1; seed <= 200; seed++) {
            var dice = new SplittableRandom(seed);
            var all = new TripBook();
            Position account = Position.flat(AAPL);
            Money spent = Money.usd("0");
            Money brought = Money.usd("0");
            for (int i = 0; i < 40; i++) {
                var whose = List.of(NOBODY, TREND, FADE).get(dice.nextInt(3));
                Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
                var fill = made(Integer.toString(1 + dice.nextInt(30)), Integer.toString(90 + dice.nextInt(20)), "0.07");
                account = account.apply(side, fill).position();
                Money worth = AAPL.worth(fill.lastPx(), fill.lastQty(), RoundingMode.HALF_EVEN);
                spent = spent.plus(side == Side.BUY ? worth : worth.negated()).plus(fill.commission());
                for (Step step : all.fill(order(whose, side), fill, ExitReason.ORDER, NOON)) {
                    brought = brought.plus(step.realised()).minus(step.commission());
                }
                Decimal held = all.open().stream().map(trip -> trip.position().quantity()).reduce(Decimal.ZERO, Decimal::plus);
                Money cost = all.open().stream()
                        .map(trip -> trip.isLong() ? trip.position().cost() : trip.position().cost().negated())
                        .reduce(Money.usd("0"), Money::plus);
                assertThat(held).as("seed %s, fill %s", seed, i).isEqualTo(account.quantity());
                assertThat(brought.plus(spent)).as("seed %s, fill %s", seed, i).isEqualTo(cost);
            }
        }
    }

    private Decimal held(Optional<StrategyId> strategy) {
        return book.open().stream()
                .filter(trip -> trip.strategy().equals(strategy))
                .map(trip -> trip.position().quantity())
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    private static RoundTrip only(List<Step> steps) {
        var over = new ArrayList<RoundTrip>();
        steps.forEach(step -> step.over().ifPresent(over::add));
        assertThat(over).hasSize(1);
        return over.getFirst();
    }

    private List<Step> fill(Optional<StrategyId> strategy, Side side, String quantity, String price, String commission) {
        return book.fill(order(strategy, side), made(quantity, price, commission), ExitReason.ORDER, NOON);
    }

    private Fill made(String quantity, String price, String commission) {
        return new Fill(
                new TradeId("t" + orders), Quantity.of(quantity), Price.of(price), Money.usd(commission), Liquidity.TAKER, NOON);
    }

    private Order order(Optional<StrategyId> strategy, Side side) {
        orders++;
        return Order.of(new OrderInitialized(
                new OrderId("o" + orders), orders, PAPER, new ClientOrderId("c" + orders), AAPL, side,
                OrderAmount.units(Quantity.of(1)), new OrderSpec.Market(), TimeInForce.DAY, Optional.empty(), Optional.empty(),
                Instruction.NONE, Optional.empty(), Optional.empty(), strategy.map(Origin::of), NOON));
    }
}
