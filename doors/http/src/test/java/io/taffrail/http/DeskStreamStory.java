package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.web.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/stream}, as a page reads it. */
@Timeout(60)
class DeskStreamStory {
    private static final String BUY = "{'symbol':'AAPL','qty':'10','side':'buy','type':'market','time_in_force':'day'}";
    /** The long form is -Dtaffrail.pages=200. */
    private static final int PAGES = Integer.getInteger("taffrail.pages", 20);

    private final HttpClient http = HttpClient.newHttpClient();
    private OpenDoor door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new OpenDoor(folder);
    }

    @AfterEach
    void close() {
        door.close();
        http.shutdownNow();
    }

    private record Heard(String name, Optional<Long> id, JsonNode data) {}

    @Test
    void eachEntryIsOneEventWithItsSequence() throws Exception {
        try (var page = follow("", Optional.empty())) {
            Heard hello = page.next("hello");
            String id = door.order(BUY).says("id");

            Heard entry = page.next("entry");

            assertThat(entry.id()).contains(hello.id().orElseThrow() + 1);
            assertThat(entry.data().path("events").get(0).path("type").asString()).isEqualTo("OrderInitialized");
            assertThat(entry.data().path("orders").get(0).path("id").asString()).isEqualTo(id);
        }
    }

    @Test
    void whoComesBackMissesNothingAndHearsNothingTwice() throws Exception {
        long last;
        try (var page = follow("", Optional.empty())) {
            last = page.next("hello").id().orElseThrow();
            door.order(BUY);
            assertThat(page.next("entry").id()).contains(++last);
        }
        door.order(BUY);
        door.order(BUY);

        try (var page = follow("?since=1", Optional.of(last))) {
            assertThat(page.next("hello").id()).contains(last);
            door.order(BUY);
            assertThat(List.of(page.next("entry").id(), page.next("entry").id(), page.next("entry").id()))
                    .containsExactly(Optional.of(last + 1), Optional.of(last + 2), Optional.of(last + 3));
        }
    }

    @Test
    void whoComesFromAnotherJournalBeginsAnew() throws Exception {
        try (var page = follow("?since=999999", Optional.empty())) {
            assertThat(page.next("reset").id().orElseThrow()).isLessThan(999_999);
        }
    }

    @Test
    void aBeatSaysThatTheStreamLives() throws Exception {
        try (var page = follow("", Optional.empty())) {
            assertThat(page.next("beat").data().path("sequence").asLong()).isEqualTo(door.views.entries().head());
        }
    }

    @Test
    void manyPagesHearEverythingWhileOneThatStopsReadingHoldsNobodyUp() throws Exception {
        int orders = 50;
        try (var deaf = follow("", Optional.empty()); var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(deaf.next("hello")).isNotNull();
            var pages = new ArrayList<Stream>();
            for (int i = 0; i < PAGES; i++) {
                Stream page = follow("", Optional.empty());
                page.next("hello");
                pages.add(page);
            }
            List<Callable<List<Long>>> heard = pages.stream().map(page -> (Callable<List<Long>>) () -> page.ids(orders)).toList();
            long first = door.views.entries().head() + 1;
            var answers = heard.stream().map(readers::submit).toList();
            long begun = System.nanoTime();
            for (int i = 0; i < orders; i++) {
                door.order(BUY);
            }
            long sent = System.nanoTime();

            var expected = java.util.stream.LongStream.range(first, first + orders).boxed().toList();
            for (var answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(expected);
            }
            System.out.printf("stream: %d orders in %d ms; %d pages had heard them all %d ms later%n", orders,
                    TimeUnit.NANOSECONDS.toMillis(sent - begun), PAGES, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent));
        }
    }

    private Stream follow(String query, Optional<Long> lastEvent) throws IOException, InterruptedException {
        var request = door.request("/api/v1/stream" + query)
                .header("APCA-API-KEY-ID", door.pair.key().id())
                .header("APCA-API-SECRET-KEY", door.pair.secret().reveal());
        lastEvent.ifPresent(id -> request.header("Last-Event-ID", Long.toString(id)));
        return new Stream(http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    /** A page's stream. */
    private static final class Stream implements AutoCloseable {
        private final BufferedReader lines;

        Stream(HttpResponse<java.io.InputStream> response) {
            assertThat(response.statusCode()).isEqualTo(200);
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        /** The next event of that name; others are passed over. */
        Heard next(String name) throws IOException {
            for (Heard heard = next(); ; heard = next()) {
                if (heard.name().equals(name)) {
                    return heard;
                }
            }
        }

        List<Long> ids(int count) throws IOException {
            var ids = new ArrayList<Long>();
            while (ids.size() < count) {
                ids.add(next("entry").id().orElseThrow());
            }
            return ids;
        }

        private Heard next() throws IOException {
            String name = "";
            Optional<Long> id = Optional.empty();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = Optional.of(Long.parseLong(line.substring(4)));
                } else if (line.startsWith("data: ")) {
                    return new Heard(name, id, Json.read(line.substring(6).getBytes(StandardCharsets.UTF_8)));
                }
            }
            throw new IOException("the stream has ended");
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
