package io.taffrail.model.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final OrderSample BUY = OrderSample.buy("10", "AAPL").limit("150");

    @Test
    void anOrderCountsItsFills() {
        Order order = BUY.accepted()
                .apply(BUY.fillSome("T-1", "4", "149"))
                .apply(BUY.fillSome("T-2", "2", "150"));

        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(order.cumQty()).isEqualTo(Quantity.of(6));
        assertThat(order.traded()).isEqualTo(Money.usd("896"));
        assertThat(order.fills()).isEqualTo(2);
        assertThat(order.avgPx()).contains(Price.of("149.333333333"));
        assertThat(order.leavesQty(Price.of("150"))).isEqualTo(Quantity.of(4));
        assertThat(order.leavesWorth()).isEqualTo(Money.usd("600"));
    }

    @Test
    void aFillAfterACancelStillCounts() {
        Order order = BUY.accepted().apply(BUY.cancel()).apply(BUY.fillSome("T-1", "4", "149"));

        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(order.cumQty()).isEqualTo(Quantity.of(4));
        assertThat(order.doneAt()).contains(OrderSample.AT);
    }

    @Test
    void aFillMayComeBeforeTheAnswer() {
        Order order = BUY.submitted().apply(BUY.fillSome("T-1", "4", "149")).apply(BUY.accept());

        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(order.venueOrderId()).isPresent();
    }

    @Test
    void anOrderKeepsTheEvidenceOfItsEnd() {
        Order denied = BUY.initialized().apply(BUY.deny());
        Order rejected = BUY.submitted().apply(BUY.reject());

        assertThat(denied.denial()).isPresent();
        assertThat(denied.doneAt()).isPresent();
        assertThat(denied.submittedAt()).isEmpty();
        assertThat(rejected.rejection()).contains(new Rejection("CLOSED", "the market is closed"));
        assertThatIllegalStateException().isThrownBy(() -> denied.apply(BUY.submit()));
        assertThatIllegalStateException().isThrownBy(() -> rejected.apply(BUY.accept()));
    }

    @Test
    void anOrderForMoneyLeavesWhatTheRestOfItPaysFor() {
        OrderSample sample = OrderSample.buyFor("1000", "AAPL").judgedAt("100");
        Order order = sample.accepted().apply(sample.fillSome("T-1", "4", "100"));

        assertThat(order.orderQty()).isEmpty();
        assertThat(order.notional()).contains(Money.usd("1000"));
        assertThat(order.leavesQty(Price.of("120"))).isEqualTo(Quantity.of(5));
        assertThat(order.leavesWorth()).isEqualTo(Money.usd("600"));
    }

    @Test
    void anOrderThatIsNotJudgedDoesNotWork() {
        assertThat(BUY.initialized().isOpen()).isTrue();
        assertThat(BUY.initialized().isWorking()).isFalse();
        assertThat(BUY.submitted().isWorking()).isTrue();
        assertThat(BUY.accepted().apply(BUY.cancel()).isWorking()).isFalse();
    }

    @Test
    void aSellIsTakenToBringAtLeastWhatTheMarketPaid() {
        Order cheap = OrderSample.sell("10", "AAPL").limit("0.01").judgedAt("150").submitted();
        Order dear = OrderSample.sell("10", "AAPL").limit("160").judgedAt("150").submitted();

        assertThat(cheap.leavesWorth()).isEqualTo(Money.usd("1500"));
        assertThat(dear.leavesWorth()).isEqualTo(Money.usd("1600"));
    }

    @Test
    void anOrderOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderAmount.units(Quantity.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderAmount.Notional(Money.usd("0")));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderAmount.Notional(Money.usd("-5")));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderSpec.Limit(Price.of("0")));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderSpec.Limit(Price.of("-1")));
        assertThatIllegalArgumentException().isThrownBy(() -> OrderSample.fill("T-1", "0", "150"));
    }
}
