package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Replacement;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Price;
import io.taffrail.ports.Receipt;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Limits that look at the market, on a desk that gathers what it does. */
class MarketLimitsTest {

    @Test
    void aReplacementIsJudgedByTheMarketOfItsSymbol() {
        try (var house = TradingHouse.open()) {
            house.quote(1, "150");
            limit(house, LimitChange.of(Rule.HALTED_INSTRUMENT, Scope.DESK, "1"), LimitChange.of(Rule.PRICE_COLLAR, Scope.DESK, "5"));
            OrderId order = house.buy("1", "140").order().orElseThrow().id();

            assertThat(replace(house, order, "200").denial()).map(Denial::code).contains("PRICE_COLLAR");
            assertThat(replace(house, order, "141").denial()).isEmpty();
        }
    }

    @Test
    void nothingIsOpenedWhileThePriceRunsAway() {
        try (var house = TradingHouse.open()) {
            limit(house, LimitChange.of(Rule.PRICE_DRIFT, Scope.DESK, "5"));

            assertThat(house.quote(1, "100").quote(60, "105").buy("1").denial()).isEmpty();
            assertThat(house.quote(61, "105.01").buy("2").denial()).map(Denial::code).contains("PRICE_DRIFT");
            assertThat(house.quote(400, "105.01").buy("3").denial()).isEmpty();
        }
    }

    private static void limit(TradingHouse house, LimitChange... changes) {
        assertThat(house.command(new Command.SetLimits(Arrays.asList(changes), Optional.empty(), "test")).denial()).isEmpty();
    }

    private static Receipt replace(TradingHouse house, OrderId order, String limit) {
        return house.command(new Command.ReplaceOrder(TradingHouse.ACCOUNT, order, new Replacement(
                Optional.empty(), Optional.of(Price.of(limit)), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty())));
    }
}
