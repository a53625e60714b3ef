package io.taffrail.http.web;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where server-sent events are written; each call returns once the client's connection has taken it. */
public interface EventWriter {
    /** One event, as a {@code data:} line. */
    void data(JsonNode event) throws IOException;

    /** An event with a name, and an id that its reader comes back with where it was cut off. */
    void event(String name, Optional<String> id, JsonNode event) throws IOException;

    /** A line that carries no event: it tells people something, or tells a connection that it is alive. */
    void comment(String text) throws IOException;
}
