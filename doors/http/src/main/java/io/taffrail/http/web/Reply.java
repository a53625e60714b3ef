package io.taffrail.http.web;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a request is answered with: a status and, but for 204, a JSON body. */
public record Reply(int status, Optional<JsonNode> body, Map<String, String> headers) {

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, Optional.of(body), Map.of());
    }

    public static Reply ok(JsonNode body) {
        return json(200, body);
    }

    public static Reply noContent() {
        return new Reply(204, Optional.empty(), Map.of());
    }

    public Reply with(Map<String, String> more) {
        return new Reply(status, body, more);
    }

    byte[] bytes() {
        return body.map(Json::bytes).orElseGet(() -> new byte[0]);
    }
}
