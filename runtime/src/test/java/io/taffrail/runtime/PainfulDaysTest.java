package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What has gone wrong for users of other systems (issue 3, scenarios P13 to P18), lived on the real desk. */
class PainfulDaysTest {

    /** P13: after a restart the exits are still there, and still know each other. */
    @Test
    void exitsAreLinkedAfterARestart() {
        var day = BracketLife.of("a restart").bracket(Side.BUY, "10", "101", "110", "90").quote("100", "101");
        var before = live(day);

        try (var after = TradingHouse.reopen(before.journal)) {
            assertThat(statuses(after)).containsEntry(2L, OrderStatus.ACCEPTED).containsEntry(3L, OrderStatus.ACCEPTED);
            after.quote(60, "90");

            assertThat(statuses(after))
                    .isEqualTo(Map.of(1L, OrderStatus.FILLED, 2L, OrderStatus.CANCELED, 3L, OrderStatus.FILLED));
            assertThat(CoverageRecount.of(after.journal.entries()).position()).isEqualTo(Decimal.ZERO);
        }
    }

    /** P14: exits are as large as what the entry has traded, step by step, and never nothing. */
    @Test
    void theExitsOfAPartlyFilledEntryAreAsLargeAsIt() {
        var house = live(BracketLife.of("in parts")
                .bracket(Side.BUY, "10", "100", "110", "90")
                .quote("99", "100", "4")
                .quote("99", "100", "3"));

        assertThat(events(house).stream()
                        .filter(OrderRestated.class::isInstance)
                        .map(event -> ((OrderRestated) event).quantity()))
                .containsExactly(Quantity.of(4), Quantity.of(4), Quantity.of(7), Quantity.of(7));
    }

    /** P15: the quantity of a replacement is the total, and only what is left of it trades. */
    @Test
    void aReplacementOfAPartlyFilledOrderTradesOnlyTheRest() {
        var house = live(BracketLife.of("a replacement")
                .buyAt("10", "100")
                .quote("99", "100", "4")
                .replaceQuantity(1, "6")
                .quote("99", "100"));

        assertThat(CoverageRecount.of(house.journal.entries()).position()).isEqualTo(Decimal.of(6));
        assertThat(statuses(house)).isEqualTo(Map.of(1L, OrderStatus.REPLACED, 2L, OrderStatus.FILLED));
    }

    /** P16: what each execution has traded is booked, once, and adds up to what the order says. */
    @Test
    void executionsAddUpToWhatTheirOrderHasTraded() {
        var house = live(BracketLife.of("three executions")
                .buyAt("10", "100")
                .quote("99", "100", "4")
                .quote("99", "100", "3")
                .quote("99", "100"));

        assertThat(events(house).stream()
                        .filter(OrderFilled.class::isInstance)
                        .map(event -> ((OrderFilled) event).fill().lastQty()))
                .containsExactly(Quantity.of(4), Quantity.of(3), Quantity.of(3));
        assertThat(CoverageRecount.of(house.journal.entries()).position()).isEqualTo(Decimal.of(10));
    }

    /** P17: the stop works until the target has traded; a part of the target only makes it smaller. */
    @Test
    void theStopIsNotTakenOffBeforeTheTargetHasTraded() {
        var house = live(BracketLife.of("a target in parts")
                .bracket(Side.BUY, "10", "101", "110", "90")
                .quote("110", "111", "4")
                .quote("110", "111"));

        List<String> steps = events(house).stream()
                .filter(event -> event instanceof OrderFilled || event instanceof OrderPendingCancel)
                .map(event -> event.getClass().getSimpleName())
                .toList();
        assertThat(steps).containsExactly("OrderFilled", "OrderFilled", "OrderFilled", "OrderPendingCancel");
    }

    /** P18: groups are the house's own, of every class, and end with nothing held and nothing open. */
    @Test
    void everyClassOfGroupEndsFlatWithNothingLeft() {
        var house = live(BracketLife.of("all classes")
                .bracket(Side.BUY, "10", "101", "110", "90")
                .quote("110", "111")
                .oto("10", "112", "100")
                .quote("100", "101")
                .buy("10")
                .oco("10", "120", "95")
                .quote("120", "121"));

        var end = CoverageRecount.of(house.journal.entries());
        assertThat(end.orders()).hasSize(8).noneMatch(Order::isOpen);
        assertThat(end.position()).isEqualTo(Decimal.ZERO);
    }

    private static TradingHouse live(BracketLife life) {
        try (var house = TradingHouse.open()) {
            BracketCrashTest.live(house, life);
            return house;
        }
    }

    private static List<Event> events(TradingHouse house) {
        return house.journal.entries().stream().map(Entry::events).flatMap(List::stream).toList();
    }

    private static Map<Long, OrderStatus> statuses(TradingHouse house) {
        var statuses = new TreeMap<Long, OrderStatus>();
        CoverageRecount.of(house.journal.entries())
                .orders()
                .forEach(order -> statuses.put(order.number(), order.status()));
        return statuses;
    }
}
