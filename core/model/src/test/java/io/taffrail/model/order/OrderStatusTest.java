package io.taffrail.model.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.taffrail.model.journal.OrderEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every status against every event: the next status, or a dash where the event cannot follow. */
class OrderStatusTest {
    private static final OrderSample ORDER = OrderSample.buy("10", "AAPL");

    // The columns are the events of events(), in that order.
    private static final String TABLE = """
            status           deny   submit    doubt    accept           book             reject   someFill         lastFill askCancel      refuseCancel cancel   expire   trail          trigger
            INITIALIZED      DENIED SUBMITTED -        -                -                -        -                -        -              -            -        -        -              -
            DENIED           -      -         -        -                -                -        -                -        -              -            -        -        -              -
            HELD             -      -         -        -                -                -        -                -        -              -            -        -        -              -
            SUBMITTED        -      -         IN_DOUBT ACCEPTED         -                REJECTED PARTIALLY_FILLED FILLED   PENDING_CANCEL -            CANCELED -        -              -
            IN_DOUBT         -      -         IN_DOUBT ACCEPTED         -                REJECTED PARTIALLY_FILLED FILLED   PENDING_CANCEL -            CANCELED -        -              -
            ACCEPTED         -      -         -        ACCEPTED         ACCEPTED         REJECTED PARTIALLY_FILLED FILLED   PENDING_CANCEL -            CANCELED EXPIRED  ACCEPTED       TRIGGERED
            TRIGGERED        -      -         -        TRIGGERED        TRIGGERED        REJECTED PARTIALLY_FILLED FILLED   PENDING_CANCEL -            CANCELED EXPIRED  -              -
            PARTIALLY_FILLED -      -         -        PARTIALLY_FILLED PARTIALLY_FILLED -        PARTIALLY_FILLED FILLED   PENDING_CANCEL -            CANCELED EXPIRED  -              -
            FILLED           -      -         -        -                -                -        -                -        -              -            -        -        -              -
            PENDING_CANCEL   -      -         -        PENDING_CANCEL   PENDING_CANCEL   REJECTED PENDING_CANCEL   FILLED   PENDING_CANCEL ACCEPTED     CANCELED EXPIRED  PENDING_CANCEL PENDING_CANCEL
            PENDING_REPLACE  -      -         -        -                -                -        PENDING_REPLACE  FILLED   -              -            -        -        -              -
            REPLACED         -      -         -        -                -                -        -                -        -              -            -        -        -              -
            CANCELED         -      -         -        -                -                -        CANCELED         FILLED   -              -            -        -        -              -
            EXPIRED          -      -         -        -                -                -        EXPIRED          FILLED   -              -            -        -        -              -
            REJECTED         -      -         -        -                -                -        REJECTED         FILLED   -              -            -        -        -              -
            DONE_FOR_DAY     -      -         -        -                -                -        PARTIALLY_FILLED FILLED   PENDING_CANCEL -            CANCELED EXPIRED  DONE_FOR_DAY   TRIGGERED
            SUSPENDED        -      -         -        -                -                -        PARTIALLY_FILLED FILLED   PENDING_CANCEL -            CANCELED EXPIRED  SUSPENDED      TRIGGERED
            """;

    @Test
    void theLifecycleIsThisTableAndNoMore() {
        assertThat(String.join("\n", actual())).isEqualTo(String.join("\n", expected()));
    }

    @Test
    void theTableHasEveryStatusAndEveryEvent() {
        assertThat(expected()).hasSize(1 + OrderStatus.values().length);
        var kinds = new LinkedHashSet<Class<?>>();
        events().values().forEach(event -> kinds.add(event.getClass()));
        kinds.add(ORDER.first().getClass());
        assertThat(kinds).containsExactlyInAnyOrder(OrderEvent.class.getPermittedSubclasses());
    }

    @Test
    void noOrderBeginsTwice() {
        for (OrderStatus status : OrderStatus.values()) {
            assertThatIllegalStateException().isThrownBy(() -> status.next(ORDER.first(), false, false));
        }
    }

    @Test
    void aRefusedCancelLeavesAPartlyFilledOrderPartlyFilled() {
        assertThat(OrderStatus.PENDING_CANCEL.next(ORDER.refuseCancel(), true, false)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    }

    @Test
    void aRefusedCancelLeavesATriggeredOrderTriggered() {
        assertThat(OrderStatus.PENDING_CANCEL.next(ORDER.refuseCancel(), false, true)).isEqualTo(OrderStatus.TRIGGERED);
    }

    @Test
    void whetherSomethingTradedMattersToNothingElse() {
        for (OrderStatus status : OrderStatus.values()) {
            for (OrderEvent event : events().values()) {
                boolean cancelRefused = event.equals(ORDER.refuseCancel());
                assertThat(cancelRefused || next(status, event, true).equals(next(status, event, false)))
                        .as("%s on %s", event, status)
                        .isTrue();
            }
        }
    }

    @Test
    void anOrderIsOpenUntilItIsTerminal() {
        List<OrderStatus> terminal = new ArrayList<>();
        for (OrderStatus status : OrderStatus.values()) {
            assertThat(status.isOpen()).isNotEqualTo(status.isTerminal());
            if (status.isTerminal()) {
                terminal.add(status);
            }
        }
        assertThat(terminal).containsExactly(
                OrderStatus.DENIED, OrderStatus.FILLED, OrderStatus.REPLACED, OrderStatus.CANCELED, OrderStatus.EXPIRED,
                OrderStatus.REJECTED);
    }

    private static Map<String, OrderEvent> events() {
        var events = new LinkedHashMap<String, OrderEvent>();
        events.put("deny", ORDER.deny());
        events.put("submit", ORDER.submit());
        events.put("doubt", ORDER.doubt());
        events.put("accept", ORDER.accept());
        events.put("book", ORDER.book());
        events.put("reject", ORDER.reject());
        events.put("someFill", ORDER.fillSome("T-1", "4", "150"));
        events.put("lastFill", ORDER.fillRest("T-2", "10", "150"));
        events.put("askCancel", ORDER.askCancel());
        events.put("refuseCancel", ORDER.refuseCancel());
        events.put("cancel", ORDER.cancel());
        events.put("expire", ORDER.expire());
        events.put("trail", ORDER.trail("151"));
        events.put("trigger", ORDER.trigger());
        return events;
    }

    private static List<String> expected() {
        return TABLE.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    }

    private static List<String> actual() {
        var lines = new ArrayList<String>();
        lines.add("status " + String.join(" ", events().keySet()));
        for (OrderStatus status : OrderStatus.values()) {
            var line = new StringBuilder(status.name());
            events().values().forEach(event -> line.append(' ').append(next(status, event, false)));
            lines.add(line.toString());
        }
        return lines;
    }

    private static String next(OrderStatus status, OrderEvent event, boolean filled) {
        try {
            return status.next(event, filled, false).name();
        } catch (IllegalStateException cannotFollow) {
            return "-";
        }
    }
}
