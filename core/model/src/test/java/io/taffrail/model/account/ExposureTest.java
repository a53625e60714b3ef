package io.taffrail.model.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSample;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final Instrument AAPL = InstrumentDefaults.of(new Symbol("AAPL"));
    private static final Exposure FLAT = Exposure.of(Position.flat(AAPL));

    @Test
    void anOrderThatOpensReservesItsWorth() {
        assertThat(FLAT.plus(buy("10", "100")).reserved()).isEqualTo(Money.usd("1000"));
        assertThat(FLAT.plus(sell("10", "100")).reserved()).isEqualTo(Money.usd("1000"));
        assertThat(FLAT.plus(buy("10", "100")).plus(sell("4", "120")).reserved()).isEqualTo(Money.usd("1480"));
    }

    @Test
    void anOrderThatClosesReservesNothing() {
        Exposure held = held("10");
        Exposure owed = held("-10");

        assertThat(held.plus(sell("10", "100")).reserved()).isEqualTo(Money.usd("0"));
        assertThat(owed.plus(buy("10", "100")).reserved()).isEqualTo(Money.usd("0"));
    }

    @Test
    void onlyThePartBeyondClosingIsReserved() {
        assertThat(held("10").plus(sell("15", "100")).reserved()).isEqualTo(Money.usd("500"));
        assertThat(held("-10").plus(buy("15", "100")).reserved()).isEqualTo(Money.usd("500"));
        assertThat(held("10").plus(buy("5", "100")).reserved()).isEqualTo(Money.usd("500"));
    }

    @Test
    void whatIsPromisedToOneOrderIsNotFreeForAnother() {
        Exposure exposure = held("10").plus(sell("4", "120"));

        assertThat(exposure.unpromised()).isEqualTo(Decimal.of(6));
        assertThat(exposure.closable()).isEqualTo(Quantity.of(6));
        assertThat(exposure.plus(sell("8", "120")).closable()).isEqualTo(Quantity.ZERO);
        assertThat(held("-10").plus(buy("4", "80")).closable()).isEqualTo(Quantity.of(6));
        assertThat(held("-10").unpromised()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void anOrderWithoutAPriceReservesNothingYetAndOneForMoneyAllOfIt() {
        assertThat(FLAT.plus(OrderSample.buy("10", "AAPL").submitted()).reserved()).isEqualTo(Money.usd("0"));
        assertThat(FLAT.plus(OrderSample.buyFor("250", "AAPL").submitted()).reserved()).isEqualTo(Money.usd("250"));
    }

    @Test
    void ordersComeAndGoInAnyOrderAndLeaveNothingBehind() {
        for (long seed = 1; seed <= 50; seed++) {
            Random dice = new Random(seed);
            List<Order> orders = orders(dice);
            Exposure one = all(orders);
            Collections.shuffle(orders, dice);
            Exposure other = all(orders);
            assertThat(other).as("seed %s", seed).isEqualTo(one);

            Collections.shuffle(orders, dice);
            for (Order order : orders) {
                OrderSample sample = OrderSample.buy("1", "AAPL").number(order.number());
                other = other.moved(Optional.of(order), order.apply(sample.cancel()));
            }
            assertThat(other).as("seed %s", seed).isEqualTo(FLAT);
            assertThat(other.isEmpty()).isTrue();
        }
    }

    @Test
    void aFillTakesWhatItTradedOutOfTheReservation() {
        OrderSample sample = OrderSample.buy("10", "AAPL").limit("100");
        Order working = sample.accepted();
        Order partly = working.apply(sample.fillSome("T-1", "4", "99"));
        Order whole = partly.apply(sample.fillRest("T-2", "6", "100"));

        Exposure after = FLAT.plus(working).moved(Optional.of(working), partly);
        assertThat(after.reserved()).isEqualTo(Money.usd("600"));
        assertThat(after.moved(Optional.of(partly), whole)).isEqualTo(FLAT);
    }

    @Test
    void aPositionIsValuedAtItsMarkOrElseAtItsCost() {
        assertThat(held("10").marketValue()).isEqualTo(Money.usd("1000"));
        assertThat(held("10").markedAt(Price.of("90")).marketValue()).isEqualTo(Money.usd("900"));
        assertThat(held("-10").markedAt(Price.of("90")).marketValue()).isEqualTo(Money.usd("-900"));
    }

    @Test
    void aCashAccountSpendsItsCashAndAMarginAccountTwiceItsEquity() {
        Balance cash = balance(AccountKind.CASH, "10000", "500", "0", "2000");
        Balance margin = balance(AccountKind.MARGIN, "10000", "500", "-300", "2000");

        assertThat(cash.buyingPower()).isEqualTo(Money.usd("8000"));
        assertThat(margin.equity()).isEqualTo(Money.usd("10200"));
        assertThat(margin.gross()).isEqualTo(Money.usd("800"));
        assertThat(margin.buyingPower()).isEqualTo(Money.usd("17600"));
        assertThat(margin.initialMargin()).isEqualTo(Money.usd("400"));
        assertThat(margin.excess()).isEqualTo(Decimal.of(9800));
    }

    private static Balance balance(AccountKind kind, String cash, String longs, String shorts, String reserved) {
        return new Balance(kind, Money.usd(cash), Money.usd(longs), Money.usd(shorts), Money.usd(reserved));
    }

    private static List<Order> orders(Random dice) {
        var orders = new ArrayList<Order>();
        for (int number = 1; number <= 30; number++) {
            String price = new Decimal(1 + dice.nextInt(100_000), 2).toString();
            String quantity = new Decimal(1 + dice.nextLong(9_000_000_000L), 9).toString();
            OrderSample sample = switch (dice.nextInt(4)) {
                case 0  -> OrderSample.buy(quantity, "AAPL").limit(price);
                case 1  -> OrderSample.sell(quantity, "AAPL").limit(price);
                case 2  -> OrderSample.sell(quantity, "AAPL").judgedAt(price);
                default -> OrderSample.buyFor("1000", "AAPL").judgedAt(price);
            };
            orders.add(sample.number(number).submitted());
        }
        return orders;
    }

    private static Exposure all(List<Order> orders) {
        Exposure exposure = FLAT;
        for (Order order : orders) {
            exposure = exposure.plus(order);
        }
        return exposure;
    }

    private static Exposure held(String quantity) {
        Decimal signed = Decimal.of(quantity);
        Money cost = new Money(signed.abs().times(Decimal.of(100)), AAPL.currency());
        return Exposure.of(new Position(AAPL, signed, Price.of("100"), cost));
    }

    private static Order buy(String quantity, String limit) {
        return OrderSample.buy(quantity, "AAPL").limit(limit).submitted();
    }

    private static Order sell(String quantity, String limit) {
        return OrderSample.sell(quantity, "AAPL").limit(limit).submitted();
    }
}
