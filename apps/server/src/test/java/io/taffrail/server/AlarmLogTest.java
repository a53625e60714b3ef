package io.taffrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent.CoverageLost;
import io.taffrail.model.journal.GroupEvent.CoverageRestored;
import io.taffrail.model.journal.Input.MarksObserved;
import io.taffrail.model.journal.OrderEvent.OrderOverfilled;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmLogTest {
    private static final Instant AT = Instant.parse("2026-01-02T14:30:00Z");
    private static final OrderId GROUP = new OrderId("g-1");

    private final List<String> told = new ArrayList<>();
    private final AlarmLog log = new AlarmLog(told::add);

    @Test
    void aNewAlarmIsToldAtOnce() {
        log.recovered();

        happens(new CoverageLost(GROUP, Quantity.of(10), "its stop is EXPIRED", AT));

        assertThat(told).singleElement().asString().contains("10 units of order g-1", "EXPIRED", "fix:");
    }

    @Test
    void anAlarmThatStandsIsToldAfterARestart() {
        happens(new CoverageLost(GROUP, Quantity.of(10), "its stop is EXPIRED", AT));
        assertThat(told).isEmpty();

        log.recovered();

        assertThat(told).hasSize(1);
    }

    @Test
    void anAlarmThatIsOverIsHistory() {
        happens(new CoverageLost(GROUP, Quantity.of(10), "its stop is EXPIRED", AT));
        happens(new CoverageRestored(GROUP, AT));
        happens(new OrderOverfilled(GROUP, Quantity.of(1), AT));

        log.recovered();

        assertThat(told).isEmpty();
    }

    private void happens(Event event) {
        log.onEntry(new Entry(1, AT, Cause.MARKET, new MarksObserved(List.of()), List.of(event)));
    }
}
