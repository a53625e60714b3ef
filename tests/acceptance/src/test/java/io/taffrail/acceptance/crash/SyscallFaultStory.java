package io.taffrail.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.taffrail.acceptance.Door;
import io.taffrail.acceptance.JournalFile;
import io.taffrail.acceptance.Quote;
import io.taffrail.acceptance.Ran;
import io.taffrail.acceptance.RunningTaffrail;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk fails, or the process ends, within the n-th call by which a thread of the server writes its journal: what was
 * acknowledged is there afterwards, once, and nobody was told that something had not happened which had.
 *
 * <p>The ordinary build strikes a few calls, {@code -Dtaffrail.syscalls=N} the first N of every kind with every fault.
 */
class SyscallFaultStory {
    private static final int LONG = Integer.getInteger("taffrail.syscalls", 0);
    private static final int MOST_ORDERS = 80;

    @TempDir
    Path data;

    private final Map<String, String> acknowledged = new LinkedHashMap<>();
    private final List<String> denied = new ArrayList<>();
    private final Map<String, Integer> struck = new TreeMap<>();
    private int round;

    @Test
    void whatWasAcknowledgedSurvivesAFaultInEveryCall() {
        assumeTrue(Strace.works(), "SKIPPED, nothing proven: strace is not there, or may not look at another process");
        for (Fault fault : faults()) {
            round++;
            try (var server = RunningTaffrail.start(data)) {
                everyPromiseIsKept(server.door());
                strike(server, fault);
            }
        }
        try (var server = RunningTaffrail.start(data)) {
            everyPromiseIsKept(server.door());
        }
        assertThat(acknowledged).as("orders that were acknowledged before a fault struck").isNotEmpty();
        assertThat(struck.values()).as("faults that struck").doesNotContain(0);
        var rows = JournalFile.of(data).rows("SELECT client_order_id FROM executed_orders GROUP BY client_order_id HAVING count(*) > 1");
        assertThat(rows).as("orders that are there twice").isEmpty();
        var verified = Ran.taffrail("audit", "verify", "--data", data.toString());
        assertThat(verified.exit()).as(verified.describe()).isZero();
        System.out.printf("syscall story: %d faults %s; %d orders acknowledged, all there%n", round, struck, acknowledged.size());
    }

    /** A fault, and in which call of each thread it strikes. */
    private record Fault(String call, String what, int nth) {
        String injection() {
            return "inject=" + call + ":" + what + ":when=" + nth;
        }
    }

    private static List<Fault> faults() {
        if (LONG == 0) {
            return List.of(
                    // An order takes one flush and some fifteen writes.
                    new Fault("fsync,fdatasync", "error=EIO", 4), new Fault("pwrite64", "error=ENOSPC", 35),
                    new Fault("fsync,fdatasync", "signal=SIGKILL", 3), new Fault("pwrite64", "signal=SIGKILL", 50));
        }
        var all = new ArrayList<Fault>();
        for (int nth = 1; nth <= LONG; nth++) {
            for (String call : List.of("fsync,fdatasync", "pwrite64")) {
                for (String what : List.of("error=EIO", "error=ENOSPC", "signal=SIGKILL")) {
                    all.add(new Fault(call, what, nth));
                }
            }
        }
        return all;
    }

    /** Sends orders, until one is not taken any more. */
    private void strike(RunningTaffrail server, Fault fault) {
        String limit = Quote.latest(server.door(), "AAPL").farBelow();
        try (var strace = Strace.attach(data, fault.call(), fault.injection())) {
            for (int number = 0; number < MOST_ORDERS; number++) {
                String id = "s" + round + "-" + number;
                try {
                    var answer = server.door().buy("AAPL", "1", limit, id);
                    if (answer.status() == 200) {
                        acknowledged.put(id, answer.text("id"));
                        continue;
                    }
                    assertThat(answer.expect(503).text("message")).as(answer.toString()).isNotBlank();
                    if (answer.text("message").contains("has not happened")) {
                        denied.add(id);
                    }
                } catch (UncheckedIOException gone) {
                    // The server has ended in mid-sentence: nothing was promised.
                }
                break;
            }
            server.kill9();
            struck.merge(fault.call() + " " + fault.what(), strace.hits(), Integer::sum);
        }
    }

    private void everyPromiseIsKept(Door door) {
        acknowledged.forEach((name, id) -> {
            var now = door.byClientId(name).expect(200);
            assertThat(now.text("id")).as(name).isEqualTo(id);
            assertThat(now.text("status")).as(name).isIn("new", "accepted");
        });
        for (String name : denied) {
            door.byClientId(name).expect(404);
        }
    }
}
