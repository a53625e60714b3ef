package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who was away asks the event stream for what was missed, and gets exactly that, also from the next server. */
class EventReplayStory {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String EVERYTHING = "since_id=00000000000000000000000000";

    @TempDir
    Path data;

    @Test
    void fromEachEventOnItIsToldExactlyWhatFollowedAlsoAfterASuddenEnd() {
        try (var server = RunningTaffrail.start(data)) {
            trade(server.door());
            var all = events(server.door(), EVERYTHING);

            server.kill9();
            server.restart();

            assertThat(all).extracting(event -> event.path("event").asString())
                    .startsWith("pending_new", "new").contains("fill", "canceled", "pending_cancel");
            assertThat(all).extracting(EventReplayStory::id).isSorted().doesNotHaveDuplicates();
            assertThat(events(server.door(), EVERYTHING)).isEqualTo(all);
            for (int seen = 1; seen < all.size(); seen++) {
                assertThat(events(server.door(), "since_id=" + id(all.get(seen - 1)))).isEqualTo(all.subList(seen, all.size()));
            }
            var middle = Instant.parse(all.get(all.size() / 2).path("at").asString());
            assertThat(events(server.door(), "since=" + middle)).isEqualTo(all.stream()
                    .filter(event -> !Instant.parse(event.path("at").asString()).isBefore(middle))
                    .toList());
        }
    }

    @Test
    void anOrderOfYesterdaysServerGoesOnWithItsOwnEvents() {
        try (var server = RunningTaffrail.start(data)) {
            trade(server.door());
            var last = id(events(server.door(), EVERYTHING).getLast());
            server.stop();
            server.restart();

            server.door().delete("/v2/orders/" + server.door().byClientId("resting").text("id")).expect(204);
            Waiting.until("a cancel", SOON, () -> server.door().statusOf("resting").equals("canceled"));

            var news = events(server.door(), "since_id=" + last);
            assertThat(news).extracting(event -> event.path("event").asString() + " " + event.path("order").path("client_order_id").asString())
                    .containsExactly("pending_cancel resting", "canceled resting");
            assertThat(news.getLast().path("order")).isEqualTo(server.door().byClientId("resting").json());
        }
    }

    @Test
    void everyEventIsAsACommunityClientDescribesIt() {
        var specs = PublishedContract.folder();
        assumeTrue(specs.isPresent(), "SKIPPED, nothing proven: ../shared/specs/alpaca is not beside this checkout");
        try (var server = RunningTaffrail.start(data)) {
            trade(server.door());

            for (JsonNode event : events(server.door(), EVERYTHING)) {
                ObjectNode message = Json.object("stream", "trade_updates");
                message.set("data", event);
                assertThat(StreamContract.in(specs.orElseThrow()).faults(message)).as(event.toString()).isEmpty();
            }
        }
    }

    /** A market order, a resting one and one that is canceled. */
    private static void trade(Door door) {
        var limit = Quote.latest(door, "AAPL").farBelow();
        door.buy("AAPL", "7", "bought").expect(200);
        Waiting.until("a fill", SOON, () -> door.statusOf("bought").equals("filled"));
        door.buy("AAPL", "3", limit, "resting").expect(200);
        var canceled = door.buy("AAPL", "4", limit, "canceled").expect(200);
        door.delete("/v2/orders/" + canceled.text("id")).expect(204);
        Waiting.until("a cancel", SOON, () -> door.statusOf("canceled").equals("canceled"));
        Waiting.until("the resting order", SOON, () -> door.statusOf("resting").equals("new"));
    }

    /** All events of a range up to now. */
    private static List<JsonNode> events(Door door, String beginning) {
        var end = beginning.startsWith("since_id") ? "until_id=" + latest(door) : "until=" + now(door);
        return lines(door, beginning + "&" + end);
    }

    private static String latest(Door door) {
        var all = lines(door, "since=2000-01-01&until=" + now(door));
        return id(all.getLast());
    }

    private static List<JsonNode> lines(Door door, String query) {
        var answer = door.get("/v2/events/trades?" + query).expect(200);
        assertThat(answer.headers().get("content-type")).isEqualTo("text/event-stream");
        return answer.body().lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> Json.read(line.substring("data: ".length())))
                .toList();
    }

    private static Instant now(Door door) {
        return java.time.OffsetDateTime.parse(door.get("/v2/clock").expect(200).text("timestamp")).toInstant();
    }

    private static String id(JsonNode event) {
        return event.path("event_id").asString();
    }
}
