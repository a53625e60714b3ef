package io.taffrail.alpaca;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.ports.BrokerListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Reports that several threads find out come to the desk once each, one at a time, and none is left behind. */
class OutboxTest {

    @Test
    void everyReportComesOnceAndAlone() {
        new ModelCheckingOptions()
                .iterations(Integer.getInteger("taffrail.lincheck.iterations", 5))
                .invocationsPerIteration(Integer.getInteger("taffrail.lincheck.invocations", 200))
                .threads(2).actorsPerThread(2).actorsAfter(0)
                .sequentialSpecification(Told.class)
                .check(Shared.class);
    }

    /** Each operation is one thread's news: written down, and handed over. */
    @Param(name = "order", gen = IntGen.class, conf = "1:3")
    public static final class Shared {
        private final Outbox outbox = new Outbox();
        private final List<ExecutionReport> heard = new ArrayList<>();
        private int told;
        private boolean inside;
        private boolean crowded;

        public Shared() {
            outbox.tellTo(new BrokerListener() {
                @Override
                public void onReport(ExecutionReport report) {
                    crowded |= inside;
                    inside = true;
                    heard.add(report);
                    inside = false;
                }
            });
        }

        @Operation
        public void tell(@Param(name = "order") int order) {
            synchronized (this) {
                told++;
                outbox.add(new ExecutionReport.InDoubt(new OrderId("order-" + order), "no answer", Instant.EPOCH));
            }
            outbox.deliver();
        }

        /** Asked when all threads are done. */
        @Validate
        public void allHeardAlone() {
            if (crowded || heard.size() != told) {
                throw new IllegalStateException(heard.size() + " of " + told + " heard, crowded: " + crowded);
            }
        }
    }

    /** Nobody is told anything back. */
    public static final class Told {
        public void tell(int order) {
            // The rule is the validation above.
        }
    }
}
