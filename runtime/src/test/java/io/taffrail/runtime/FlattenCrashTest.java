package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.HaltEvent.FlattenBegun;
import io.taffrail.model.journal.HaltEvent.FlattenDone;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.PlanEvent.ReverseOrdered;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A crash at every step of a flattening, of a close beside its exits, and of a position that is turned round: for each length
 * that the journal ever had, a desk is started on that much of it and lives the rest.
 */
class FlattenCrashTest {

    @ParameterizedTest
    @MethodSource("lives")
    void aCrashAnywhereEndsWhereTheWholeLifeEnds(BracketLife life) {
        RecordedJournal whole = lived(life);
        var expected = CoverageRecount.of(whole.entries());
        assertThat(expected.orders()).as("all is over in the end").noneMatch(Order::isOpen);

        int length = 0;
        for (RecordedJournal.Append append : whole.appends()) {
            length += append.entries().size();
            List<Entry> survived = whole.entries().subList(0, length);
            List<Entry> lived = BracketCrashTest.entriesLivedOn(life, survived);
            CoverageRecount found = CoverageRecount.of(lived);

            String when = "crashed after entry " + length + " of " + whole.entries().size();
            assertThat(found.orders()).as(when).noneMatch(Order::isOpen);
            assertThat(found.position()).as(when).isEqualTo(expected.position());
            assertThat(count(lived, FlattenBegun.class)).as(when).isEqualTo(count(whole.entries(), FlattenBegun.class));
            assertThat(count(lived, FlattenDone.class)).as(when).isEqualTo(count(whole.entries(), FlattenDone.class));
            assertThat(count(lived, ReverseOrdered.class)).as(when).isEqualTo(count(whole.entries(), ReverseOrdered.class));
            // What was under way is offered again to a market that has moved on: it may trade in other parts.
            if (CoverageRecount.of(survived).underWay().isEmpty()) {
                assertThat(traded(lived)).as(when).isEqualTo(traded(whole.entries()));
            }
        }
    }

    private static RecordedJournal lived(BracketLife life) {
        try (var house = TradingHouse.open()) {
            BracketCrashTest.live(house, life);
            return house.journal;
        }
    }

    private static long count(List<Entry> entries, Class<? extends Event> kind) {
        return entries.stream().flatMap(entry -> entry.events().stream()).filter(kind::isInstance).count();
    }

    /** How much was bought, and how much sold, in all. */
    private static List<String> traded(List<Entry> entries) {
        var orders = CoverageRecount.of(entries).orders();
        var words = new ArrayList<String>();
        for (Side side : Side.values()) {
            words.add(side + " " + entries.stream()
                    .flatMap(entry -> entry.events().stream())
                    .filter(OrderFilled.class::isInstance)
                    .map(OrderFilled.class::cast)
                    .filter(fill -> orders.stream().anyMatch(order -> order.id().equals(fill.order()) && order.side() == side))
                    .map(fill -> fill.fill().lastQty().value())
                    .reduce(Decimal.ZERO, Decimal::plus));
        }
        return words;
    }

    static Stream<BracketLife> lives() {
        return Stream.of(
                BracketLife.of("a bracket and a lone order that are flattened")
                        .bracket(Side.BUY, "10", "101", "120", "90")
                        .buyAt("5", "80")
                        .flatten()
                        .quote("99", "100")
                        .quote("99", "100"),
                BracketLife.of("an entry in parts that is flattened half way, into a market that takes it in parts")
                        .bracket(Side.BUY, "10", "100", "120", "90")
                        .quote("99", "100", "4")
                        .flatten()
                        .quote("98", "99", "3")
                        .quote("97", "98"),
                BracketLife.of("a position that is closed beside its exits, in parts")
                        .bracket(Side.BUY, "10", "101", "120", "90")
                        .quote("99", "100", "3")
                        .exit("6")
                        .quote("98", "99", "3")
                        .quote("98", "99")
                        .exit("4")
                        .quote("97", "98"),
                BracketLife.of("a position that is turned round, and flattened on the other side")
                        .bracket(Side.BUY, "10", "101", "120", "90")
                        .quote("99", "100", "4")
                        .reverse()
                        .quote("98", "99", "6")
                        .quote("98", "99")
                        .flatten()
                        .quote("97", "98")
                        .quote("97", "98"),
                BracketLife.of("a position whose exits follow it, flattened")
                        .buy("10")
                        .protect("90", "120")
                        .buy("5")
                        .quote("100", "101")
                        .flatten()
                        .quote("100", "101"));
    }
}
