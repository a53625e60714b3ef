package io.taffrail.alpaca.rest;

import io.taffrail.alpaca.AlpacaConfig.RateLimit;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** However many threads ask for a request, no more are given out than the limit allows. */
class BudgetTest {

    @Test
    void noRequestIsGivenOutTwice() {
        new ModelCheckingOptions()
                .iterations(Integer.getInteger("taffrail.lincheck.iterations", 5))
                .invocationsPerIteration(Integer.getInteger("taffrail.lincheck.invocations", 100))
                .threads(3).actorsPerThread(2)
                .check(Shared.class);
    }

    /** A budget of five, two of them kept for what rescues. */
    public static final class Shared {
        private final Budget budget = new Budget(new RateLimit(5, 40, Duration.ofSeconds(1)), () -> 0L);

        @Operation
        public boolean order() {
            return budget.take(Purpose.ORDER).isEmpty();
        }

        @Operation
        public boolean rescue() {
            return budget.take(Purpose.RESCUE).isEmpty();
        }

        @Operation
        public int left() {
            return budget.left(Purpose.ORDER);
        }
    }
}
