package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Many pages of the dashboard read all that a busy desk does, and one has stopped reading: a laptop that was closed. */
class ManyPagesStory {
    /** The long form is -Dtaffrail.pages=200. */
    private static final int PAGES = Integer.getInteger("taffrail.pages", 40);
    /** An order is two entries of the journal, taken by the desk and by the exchange: 50 updates a second. */
    private static final Duration PACE = Duration.ofMillis(40);
    /** More than the system's own buffers hold of what nobody reads; in Linux that is four mebibytes of a connection at most. */
    private static final long ENOUGH = 5 << 20;
    private static final int CLIENTS = 8;
    /** The server waits ten seconds for a connection that takes nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path data;

    @Test
    @Timeout(180)
    void whoStopsReadingIsLetGoAndHoldsUpNeitherTheDeskNorAnotherPage() throws Exception {
        try (var server = RunningTaffrail.start(data, "--cash", "1000000000")) {
            var bracket = bracket(Quote.latest(server.door(), "AAPL"));
            var deaf = page(server, Optional.empty());
            var pages = IntStream.range(0, PAGES).mapToObj(_ -> page(server, Optional.empty())).toList();
            pages.forEach(page -> Thread.ofVirtual().start(page::readOn));

            fill(server.door(), bracket, () -> pages.getFirst().characters() < ENOUGH);
            var full = System.nanoTime();
            var millis = order(server.door(), bracket, PACE, () -> System.nanoTime() - full < PATIENCE.toNanos());

            var head = head(server);
            for (var page : pages) {
                Waiting.until("all pages up to entry " + head, SOON, () -> page.latest() >= head);
                assertThat(page.upTo(head)).isEqualTo(LongStream.rangeClosed(page.first(), head).boxed().toList());
            }
            deaf.readToTheEnd(SOON);
            assertThat(deaf.latest()).isBetween(deaf.first(), head - 1);
            assertThat(deaf.upTo(head)).isEqualTo(LongStream.rangeClosed(deaf.first(), deaf.latest()).boxed().toList());
            try (var back = page(server, Optional.of(deaf.latest()))) {
                Thread.ofVirtual().start(back::readOn);
                Waiting.until("the page that came back up to entry " + head, SOON, () -> back.latest() >= head);
                assertThat(back.upTo(head)).isEqualTo(LongStream.rangeClosed(deaf.latest() + 1, head).boxed().toList());
            }
            System.out.printf("stream: %d pages read %d entries each, none was lost; beside one that read nothing and was let go, %d orders were"
                    + " answered in p50 %d ms, p99 %d ms, at most %d ms%n", PAGES, head - deaf.first() + 1, millis.size(),
                    millis.get(millis.size() / 2), millis.get(millis.size() * 99 / 100), millis.getLast());
            // Far more than it takes, because the build's computer has other work; a desk that waited would take ten seconds.
            assertThat(millis.getLast()).isLessThan(5_000);
            pages.forEach(PageStream::close);
            deaf.close();
        }
    }

    /** Several clients at once, as fast as they are answered. */
    private static void fill(Door door, JsonNode body, BooleanSupplier goOn) throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client : clients.invokeAll(Collections.nCopies(CLIENTS, () -> order(door, body, Duration.ZERO, goOn)))) {
                client.get();
            }
        }
    }

    /** Sends the order again and again; how many milliseconds each answer took, the shortest first. */
    private static List<Long> order(Door door, JsonNode body, Duration pace, BooleanSupplier goOn) {
        var millis = new ArrayList<Long>();
        while (goOn.getAsBoolean()) {
            var asked = System.nanoTime();
            door.post("/v2/orders", body).expect(200);
            var answered = System.nanoTime();
            millis.add((answered - asked) / 1_000_000);
            LockSupport.parkNanos(asked + pace.toNanos() - answered);
        }
        return millis.stream().sorted().toList();
    }

    /** Three orders that rest: much to read in each entry. */
    private static ObjectNode bracket(Quote quote) {
        var order = Json.object("symbol", "AAPL", "qty", "1", "side", "buy", "type", "limit", "limit_price", quote.farBelow(),
                "time_in_force", "gtc", "order_class", "bracket");
        order.set("take_profit", Json.object("limit_price", quote.wellAbove()));
        order.set("stop_loss", Json.object("stop_price", "1"));
        return order;
    }

    private static PageStream page(RunningTaffrail server, Optional<Long> lastEvent) {
        return new PageStream(server.door().base(), server.keys(), lastEvent);
    }

    /** The latest entry of the journal, as a page hears that begins now. */
    private static long head(RunningTaffrail server) {
        try (var page = page(server, Optional.empty())) {
            return page.first() - 1;
        }
    }
}
