package io.taffrail.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderCarriedOver;
import io.taffrail.model.journal.OrderEvent.OrderHeld;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.journal.OrderEvent.OrderReplaced;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.GroupLink.Role;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is whose leg, as orders of a bracket are replaced. */
class FamilyTest {
    private static final Instant AT = Instant.parse("2026-03-02T15:30:00Z");

    private final Map<OrderId, Order> orders = new LinkedHashMap<>();

    FamilyTest() {
        wanted(1, Role.ENTRY, Optional.empty());
        happens(new OrderSubmitted(id(1), AT));
        wanted(2, Role.TAKE_PROFIT, Optional.empty());
        happens(new OrderHeld(id(2), AT));
        wanted(3, Role.STOP_LOSS, Optional.empty());
        happens(new OrderHeld(id(3), AT));
    }

    @Test
    void theTakeProfitStandsBeforeTheStopLoss() {
        assertThat(told()).isEqualTo("1: 2 3");
    }

    @Test
    void whatTookALegsPlaceIsTheLeg() {
        wanted(4, Role.TAKE_PROFIT, Optional.of(id(2)));
        happens(new OrderReplaced(id(2), id(4), AT));

        assertThat(told()).isEqualTo("1: 4 3");
    }

    @Test
    void aReplacementThatIsNotAnsweredPlaysNoPartYet() {
        happens(new OrderAccepted(id(1), new VenueOrderId("V-1"), AT));
        wanted(4, Role.ENTRY, Optional.of(id(1)));
        happens(new OrderPendingReplace(id(1), id(4), amount(), new OrderSpec.Market(), AT));
        assertThat(told()).isEqualTo("1: 2 3");

        happens(new OrderReplaced(id(1), id(4), AT));
        happens(new OrderCarriedOver(
                id(4), id(1), new VenueOrderId("V-4"), Quantity.ZERO, Optional.empty(),
                orders.get(id(4)).instrument().currency().zero(), false, Optional.empty(), AT));
        assertThat(told()).isEqualTo("4: 2 3");
    }

    @Test
    void anExitThatComesAgainTakesTheLegsPlace() {
        wanted(4, Role.STOP_LOSS, Optional.empty());

        assertThat(told()).isEqualTo("1: 2 4");
    }

    private String told() {
        Family family = Family.of(List.copyOf(orders.values()));
        return family.parent().id() + ": " + String.join(" ", family.legs().stream().map(leg -> leg.id().value()).toList());
    }

    private void wanted(int number, Role role, Optional<OrderId> replaces) {
        orders.put(id(number), Order.of(new OrderInitialized(
                id(number), number, new AccountId("paper"), new ClientOrderId("c-" + number),
                InstrumentDefaults.of(new Symbol("AAPL")), role.isExit() ? Side.SELL : Side.BUY, amount(),
                new OrderSpec.Limit(Price.of("100")), TimeInForce.GTC, Optional.empty(), Optional.empty(), Instruction.NONE,
                Optional.of(new GroupLink(id(1), GroupLink.Kind.BRACKET, role)), replaces, AT)));
    }

    private void happens(OrderEvent event) {
        orders.computeIfPresent(event.order(), (_, order) -> order.apply(event));
    }

    private static OrderAmount amount() {
        return OrderAmount.units(Quantity.of(10));
    }

    private static OrderId id(int number) {
        return new OrderId(String.valueOf(number));
    }
}
