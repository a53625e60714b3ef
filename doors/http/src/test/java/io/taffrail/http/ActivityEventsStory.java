package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The stream of an account's activities, from any moment on and as they happen. */
class ActivityEventsStory {
    private static final String PATH = "/v2beta1/events/activities";

    private OpenDoor door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new OpenDoor(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void whatHappenedIsToldAndThenWhatHappens() {
        door.bought("AAPL", "10", "190.02", "day");
        try (var client = new EventsClient(door, PATH, "?since=2026-03-01")) {
            List<JsonNode> past = client.events(2);
            door.bought("AAPL", "5", "190.02", "day");
            JsonNode live = client.event();

            assertThat(client.response.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(past).extracting(event -> event.path("activity_type").asString()).containsExactly("JNLC", "FILL");
            assertThat(past.get(1).path("event_id").asString()).isLessThan(live.path("event_id").asString());
            assertThat(List.of(said(live, "qty"), said(live, "price"), said(live, "net_amount"), said(live, "currency"),
                            said(live, "settle_date"), said(live, "status"), said(live.path("details"), "order_status")))
                    .containsExactly("5", "190.02", "-950.1", "USD", "2026-03-03", "executed", "filled");
            String fill = door.get("/v2/account/activities?page_size=1").json().path(0).path("id").asString();
            assertThat(fill).endsWith("::" + said(live, "ref_id"));
        }
    }

    @Test
    void withoutABeginningOnlyWhatComesIsTold() {
        door.bought("AAPL", "10", "190.02", "day");
        try (var client = new EventsClient(door, PATH, "")) {
            assertThat(client.line()).isEqualTo(": welcome");
            door.bought("AAPL", "5", "190.02", "day");

            assertThat(said(client.event(), "qty")).isEqualTo("5");
        }
    }

    @Test
    void aClientThatWasAwayComesBackWithTheLastIdThatItHas() {
        door.bought("AAPL", "10", "190.02", "day");
        door.bought("AAPL", "5", "190.02", "day");
        door.bought("AAPL", "3", "190.02", "day");
        List<JsonNode> all;
        try (var client = new EventsClient(door, PATH, "?since=2026-03-01")) {
            all = client.events(4);
        }
        String second = said(all.get(1), "event_id");
        String third = said(all.get(2), "event_id");
        try (var client = new EventsClient(door, PATH, "?since_id=" + second + "&until_id=" + third)) {
            assertThat(client.allEvents()).isEqualTo(List.of(all.get(2)));
        }
    }

    @Test
    void rangesFollowTheRulesOfTheOtherStream() {
        assertThat(door.get(PATH + "?until=2026-03-02").error()).isEqualTo("422 40010001 until needs since");
        assertThat(door.get(PATH + "?since=2026-03-02&since_id=" + "0".repeat(26)).error())
                .isEqualTo("422 40010001 since and since_id cannot be used together");
    }

    private static String said(JsonNode node, String name) {
        return node.path(name).asString();
    }
}
