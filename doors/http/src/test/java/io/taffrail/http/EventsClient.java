package io.taffrail.http;

import io.taffrail.http.web.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A client of a stream of events, which reads lines as Alpaca's own client does. */
final class EventsClient implements AutoCloseable {
    private static final String END = "the end";

    final HttpResponse<InputStream> response;
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    EventsClient(OpenDoor door, String query) {
        this(door, "/v2/events/trades", query);
    }

    EventsClient(OpenDoor door, String path, String query) {
        try {
            response = http.send(
                    door.request(path + query)
                            .header("APCA-API-KEY-ID", door.pair.key().id())
                            .header("APCA-API-SECRET-KEY", door.pair.secret().reveal())
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
            lines.add(END);
        } catch (IOException brokenOff) {
            lines.add("broken off: " + brokenOff.getMessage());
        }
    }

    /** The next line that is not blank. */
    String line() {
        try {
            return Optional.ofNullable(lines.poll(10, TimeUnit.SECONDS)).orElse("nothing");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the desk is followed. */
    EventsClient following() {
        String line = line();
        while (!line.equals(": following")) {
            if (!line.startsWith(":")) {
                throw new IllegalStateException(line);
            }
            line = line();
        }
        return this;
    }

    /** The next event; lines without one are passed over. */
    JsonNode event() {
        String line = line();
        while (line.startsWith(":")) {
            line = line();
        }
        if (!line.startsWith("data: ")) {
            throw new IllegalStateException(line);
        }
        return Json.read(line.substring("data: ".length()).getBytes(StandardCharsets.UTF_8));
    }

    List<JsonNode> events(int count) {
        var events = new ArrayList<JsonNode>();
        for (int i = 0; i < count; i++) {
            events.add(event());
        }
        return events;
    }

    /** All events up to the end of the reply. */
    List<JsonNode> allEvents() {
        var events = new ArrayList<JsonNode>();
        int comments = 0;
        for (String line = line(); !line.equals(END); line = line()) {
            comments += line.startsWith(":") ? 1 : 0;
            if (comments > 40) {
                throw new IllegalStateException("the range does not end");
            }
            if (line.startsWith("data: ")) {
                events.add(Json.read(line.substring("data: ".length()).getBytes(StandardCharsets.UTF_8)));
            } else if (!line.startsWith(":")) {
                throw new IllegalStateException(line);
            }
        }
        return events;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
