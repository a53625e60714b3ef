package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.journal.SignalEvent;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred alerts, good, repeated, reordered, malformed and hostile, sent to a hook that trades at once. */
class AlertCorpusStory {
    private static final int COUNT = 500;
    private static final Duration MOST = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    @Test
    void noSignalTradesTwiceAndNothingMalformedTradesAtAll() throws IOException {
        try (var door = new OpenDoor(folder)) {
            String path = door.post("/api/v1/hooks", "{\"name\":\"tv\",\"mode\":\"auto\"}").says("path");
            List<AlertCorpus.Body> bodies = new AlertCorpus(Long.getLong("taffrail.seed", 7)).bodies(COUNT);

            for (AlertCorpus.Body body : bodies) {
                long began = System.nanoTime();
                var told = door.send(door.request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes())));

                assertThat(Duration.ofNanos(System.nanoTime() - began)).as(body.text()).isLessThan(MOST);
                assertThat(told.status()).as(body.text()).isEqualTo(202);
                assertThat(told.says("status")).as(body.text() + " -> " + told.text())
                        .isIn(body.good() ? List.of("accepted", "duplicate") : List.of("rejected"));
            }

            var events = door.history.page(1, Integer.MAX_VALUE).stream().flatMap(entry -> entry.events().stream()).toList();
            var acted = events.stream().filter(SignalEvent.SignalActed.class::isInstance)
                    .map(event -> ((SignalEvent.SignalActed) event).signal()).toList();
            long distinct = bodies.stream().filter(AlertCorpus.Body::good)
                    .map(body -> body.text().replaceAll("\\s", "")).distinct().count();
            assertThat(acted).doesNotHaveDuplicates().hasSize((int) distinct);
            assertThat(events.stream().filter(SignalEvent.DeliveryRefused.class::isInstance).count())
                    .isEqualTo(bodies.stream().filter(body -> !body.good()).count());
            assertThat(events.toString()).doesNotContain("hidden");
        }
    }
}
