package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Price;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an order that waits has become is in the journal: a restart neither forgets it nor begins it anew. */
class RestartTest {
    private static final OrderSpec TRAIL_OF_TWO = new OrderSpec.TrailingStop(new Trail.ByPrice(Price.of("2")));

    @Test
    void aTrailGoesOnFromTheBestPriceItHasSeen() {
        var before = TradingHouse.open().quote(1, "100");
        var order = before.buyForTheDay(TRAIL_OF_TWO).order().orElseThrow();
        before.quote(2, "90").close();

        try (var after = TradingHouse.reopen(before.journal)) {
            assertThat(after.order(order.id()).trailMark()).contains(Price.of("90"));
            after.quote(3, "91.99");
            assertThat(after.order(order.id()).status()).isEqualTo(OrderStatus.ACCEPTED);
            after.quote(4, "92");

            Order filled = after.order(order.id());
            assertThat(filled.status()).isEqualTo(OrderStatus.FILLED);
            assertThat(filled.avgPx()).isEqualTo(Optional.of(Price.of("92")));
        }
    }

    @Test
    void aTriggeredStopLimitStaysTriggered() {
        var before = TradingHouse.open().quote(1, "100");
        var order = before.buyForTheDay(new OrderSpec.StopLimit(Price.of("101"), Price.of("99"))).order().orElseThrow();
        before.quote(2, "102").close();

        try (var after = TradingHouse.reopen(before.journal)) {
            assertThat(after.order(order.id()).status()).isEqualTo(OrderStatus.TRIGGERED);
            after.quote(3, "98");

            assertThat(after.order(order.id()).avgPx()).contains(Price.of("99"));
        }
    }

    @Test
    void aDayThatEndedMeanwhileIsOverAtTheFirstThingThatHappens() {
        var before = TradingHouse.open().quote(1, "100");
        var order = before.buyForTheDay(TRAIL_OF_TWO).order().orElseThrow();
        before.close();

        try (var after = TradingHouse.reopen(before.journal)) {
            after.quote(24 * 3_600, "102");

            assertThat(after.order(order.id()).status()).isEqualTo(OrderStatus.EXPIRED);
        }
    }
}
