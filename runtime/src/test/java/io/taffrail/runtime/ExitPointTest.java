package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What leaves is what was written down: whatever else the house may believe. */
class ExitPointTest {
    private static final Instant AT = Instant.parse("2026-01-02T14:30:00Z");

    private final ExitPoint exits = new ExitPoint();

    @Test
    void whatWasWrittenDownLeavesOnce() {
        write(first(1, Side.BUY, "10", Optional.empty()), new OrderSubmitted(id(1), AT));

        assertThatCode(() -> exits.leave(order(1, Side.BUY, "10"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> exits.leave(order(1, Side.BUY, "10"))).hasMessageContaining("has left already");
    }

    @Test
    void aLargerOrderThanTheOneWrittenDownStaysHere() {
        write(first(1, Side.BUY, "10", Optional.empty()), new OrderSubmitted(id(1), AT));

        assertThatThrownBy(() -> exits.leave(order(1, Side.BUY, "10.000000001")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ALARM")
                .hasMessageContaining("10.000000001");
    }

    @Test
    void theOtherSideStaysHere() {
        write(first(1, Side.BUY, "10", Optional.empty()), new OrderSubmitted(id(1), AT));

        assertThatThrownBy(() -> exits.leave(order(1, Side.SELL, "10"))).hasMessageContaining("BUY AAPL");
    }

    @Test
    void whatWasNeverLetThroughStaysHere() {
        write(first(1, Side.BUY, "10", Optional.empty()));

        assertThatThrownBy(() -> exits.leave(order(1, Side.BUY, "10"))).hasMessageContaining("nothing was written down");
        assertThatThrownBy(() -> exits.leave(order(2, Side.BUY, "10"))).hasMessageContaining("nothing was written down");
    }

    @Test
    void aChildIsNeverLargerThanItsParent() {
        write(first(1, Side.BUY, "10", Optional.of(link(GroupLink.Role.ENTRY))), new OrderSubmitted(id(1), AT),
                first(2, Side.SELL, "11", Optional.of(link(GroupLink.Role.STOP_LOSS))), new OrderSubmitted(id(2), AT));

        Order child = Order.of(first(2, Side.SELL, "11", Optional.of(link(GroupLink.Role.STOP_LOSS))));

        assertThatThrownBy(() -> exits.leave(child)).hasMessageContaining("its parent is for 10");
    }

    @Test
    void whatWasRestatedLeavesAtItsNewSizeOnly() {
        write(first(1, Side.SELL, "10", Optional.empty()), new OrderSubmitted(id(1), AT),
                new OrderRestated(id(1), Quantity.of(4), "fits the position", AT));

        assertThatThrownBy(() -> exits.change(order(1, Side.SELL, "10"))).hasMessageContaining("written down for");
        assertThatCode(() -> exits.change(order(1, Side.SELL, "4"))).doesNotThrowAnyException();
    }

    @Test
    void aReplacementLeavesAsItWasAskedFor() {
        OrderInitialized next = first(2, Side.BUY, "12", Optional.empty());
        write(first(1, Side.BUY, "10", Optional.empty()), new OrderSubmitted(id(1), AT), next,
                new OrderPendingReplace(id(1), id(2), next.amount(), next.spec(), AT));

        assertThatCode(() -> exits.change(order(2, Side.BUY, "12"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> exits.change(order(2, Side.BUY, "13"))).hasMessageContaining("written down for");
    }

    private void write(Event... events) {
        exits.onEntry(new Entry(1, AT, Cause.DESK, new Input.MarksObserved(List.of()), List.of(events)));
    }

    private static Order order(long number, Side side, String quantity) {
        return Order.of(first(number, side, quantity, Optional.empty()));
    }

    private static OrderInitialized first(long number, Side side, String quantity, Optional<GroupLink> link) {
        return new OrderInitialized(
                id(number), number, new AccountId("paper"), new ClientOrderId("C-" + number),
                InstrumentDefaults.of(new Symbol("AAPL")), side, OrderAmount.units(Quantity.of(quantity)),
                new OrderSpec.Limit(Price.of("100")), TimeInForce.DAY, Optional.empty(), Optional.empty(), Instruction.NONE, link,
                Optional.empty(), Optional.empty(), AT);
    }

    private static GroupLink link(GroupLink.Role role) {
        return new GroupLink(id(1), GroupLink.Kind.BRACKET, role);
    }

    private static OrderId id(long number) {
        return OrderId.derived(new Identity("exit"), new DeskId("main"), number);
    }
}
