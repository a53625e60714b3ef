package io.taffrail.http.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a request is answered with: a status and, but for 204, a JSON body, a table as text, or a stream of events.
 *
 * @param csv a table as RFC 4180 has it, where it is no JSON
 * @param events what is written after the headers, where the reply goes on
 */
public record Reply(
        int status,
        Optional<JsonNode> body,
        Optional<String> csv,
        Optional<EventStream> events,
        Map<String, String> headers) {

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, Optional.of(body), Optional.empty(), Optional.empty(), Map.of());
    }

    public static Reply ok(JsonNode body) {
        return json(200, body);
    }

    /** A table for spreadsheets and scripts. */
    public static Reply csv(String table) {
        return new Reply(200, Optional.empty(), Optional.of(table), Optional.empty(), Map.of());
    }

    public static Reply noContent() {
        return new Reply(204, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    public static Reply stream(EventStream events) {
        return new Reply(200, Optional.empty(), Optional.empty(), Optional.of(events), Map.of());
    }

    public Reply with(Map<String, String> more) {
        return new Reply(status, body, csv, events, more);
    }

    byte[] bytes() {
        return body.map(Json::bytes)
                .or(() -> csv.map(table -> table.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> new byte[0]);
    }
}
