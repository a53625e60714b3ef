package io.taffrail.http.stream;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** A key has one seat on a stream, whoever comes and goes at the same moment. */
class SeatsTest {

    @Test
    void aSeatIsTakenByOne() {
        new ModelCheckingOptions()
                .iterations(Integer.getInteger("taffrail.lincheck.iterations", 5))
                .invocationsPerIteration(Integer.getInteger("taffrail.lincheck.invocations", 100))
                .threads(2).actorsPerThread(3)
                .check(Shared.class);
    }

    /** Two clients with one key. */
    @Param(name = "client", gen = IntGen.class, conf = "0:1")
    public static final class Shared {
        private static final String[] CLIENTS = {"first", "second"};

        private final Seats seats = new Seats();

        @Operation
        public boolean take(@Param(name = "client") int client) {
            return seats.take(MarketHalf.STOCKS, "PK", CLIENTS[client]);
        }

        @Operation
        public void leave(@Param(name = "client") int client) {
            seats.leave(CLIENTS[client]);
        }
    }
}
