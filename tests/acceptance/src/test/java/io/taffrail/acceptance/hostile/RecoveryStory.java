package io.taffrail.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.acceptance.JournalFile;
import io.taffrail.acceptance.Quote;
import io.taffrail.acceptance.RunningTaffrail;
import io.taffrail.acceptance.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A desk that dies while nobody has told it what became of two hundred orders, and finds out. */
class RecoveryStory {
    private static final int ORDERS = 200;
    /** Look-ups come after one second, and again after two more; each round may take a moment. */
    private static final Duration TWO_ROUNDS = Duration.ofSeconds(30);
    /** What Alpaca allows a retail account within a minute. */
    private static final int BUDGET = 200;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void twoHundredOrdersInDoubtAreSettledInTwoRoundsAndWithinTheBudget() {
        var tape = folder.resolve("broker");
        var books = folder.resolve("desk");
        try (var broker = RunningTaffrail.start(tape, "--cash", "100000000", "--risk", "off");
                // Some orders never arrive; of those that do nothing is heard: no reply, no look-up, no stream.
                var network = HostileNetwork.scripted(broker.door().base(), 1, silence())) {
            network.calm();
            try (var desk = RunningTaffrail.start(books, DeskAtBroker.environment(broker, network.url()), "--broker", "alpaca", "--risk", "off",
                    "--in-doubt-wait", "5s")) {
                DeskAtBroker.awaitGate(desk, "OPEN");
                network.rouse();
                place(desk, Quote.latest(broker.door(), Quote.symbols(broker.door()).getFirst()));
                Waiting.until(ORDERS + " orders in doubt", Duration.ofSeconds(60), () -> count(books, "'IN_DOUBT'") == ORDERS);
                desk.kill9();
                int arrived = Tape.of(tape).orders().size();
                assertThat(arrived).as("orders that the broker has").isBetween(ORDERS / 2, ORDERS - 5);

                network.calm();
                var before = network.counts().path("requests").asInt();
                desk.restart();
                var start = System.nanoTime();
                Waiting.until("every order is settled", TWO_ROUNDS, () -> count(books, "'SUBMITTED', 'IN_DOUBT'") == 0);
                var requests = network.counts().path("requests").asInt() - before;
                System.out.printf("recovery story: %d orders in doubt, of which %d had arrived, settled %d ms after the desk was "
                        + "ready, with %d requests%n", ORDERS, arrived, Duration.ofNanos(System.nanoTime() - start).toMillis(), requests);

                assertThat(requests).as("requests of the recovery").isLessThanOrEqualTo(BUDGET);
                assertThat(open(books)).as("what works by the books").isEqualTo(open(tape)).isNotEmpty();
                assertThat(Tape.of(books).executions()).as("what has traded by the books").isEqualTo(Tape.of(tape).executions())
                        .isNotEmpty();
            }
        }
    }

    private Path silence() {
        try {
            return Files.writeString(folder.resolve("silence.toml"), """
                    [[fault]]
                    kind = "drop-request"
                    rate = "0.1"
                    path = "/v2/orders*"
                    [[fault]]
                    kind = "drop-reply"
                    rate = "1"
                    path = "/v2/orders*"
                    [[fault]]
                    kind = "stream-drop"
                    rate = "1"
                    path = "/stream"
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void place(RunningTaffrail desk, Quote quote) {
        try (var clients = Executors.newFixedThreadPool(8)) {
            var placed = IntStream.range(0, ORDERS).mapToObj(i -> clients.submit(() ->
                    desk.door().buy(quote.symbol(), "1", i % 2 == 0 ? quote.farBelow() : quote.wellAbove(), "doubt-" + i)
                            .expect(200))).toList();
            for (var order : placed) {
                order.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while orders were placed", e);
        } catch (ExecutionException e) {
            throw new AssertionError("an order was not taken: " + e.getCause().getMessage(), e);
        }
    }

    private static int count(Path data, String statuses) {
        return Integer.parseInt(JournalFile.of(data)
                .rows("SELECT count(*) AS n FROM executed_orders WHERE status IN (" + statuses + ")").getFirst().get("n"));
    }

    private static Set<String> open(Path data) {
        return new TreeSet<>(Tape.of(data).open());
    }
}
