package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one order costs does not depend on how many there were: told by bytes, which no busy machine disturbs. */
@Timeout(120)
class HistoryCostTest {
    private static final int EARLY = 2_000;
    private static final int LATE = 30_000;
    private static final int SAMPLE = 1_000;

    @Test
    void anOrderAllocatesAsMuchAfterThirtyThousandAsAfterTwo() {
        try (var house = TradingHouse.open()) {
            house.quote(1, "150");
            trade(house, EARLY);
            long early = allocatedBy(house);
            trade(house, LATE);
            long late = allocatedBy(house);

            assertThat(late).as("bytes for %s orders, at first %s", SAMPLE, early).isLessThan(early * 3 / 2);
        }
    }

    private static long allocatedBy(TradingHouse house) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        house.journal.forgetAppends();
        long before = threads.getCurrentThreadAllocatedBytes();
        trade(house, SAMPLE);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void trade(TradingHouse house, int orders) {
        for (int i = 0; i < orders; i++) {
            house.buy("1");
        }
    }
}
