package io.taffrail.http.web;

import io.taffrail.http.keys.Key;
import io.taffrail.http.keys.Secret;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request that has found its route.
 *
 * @param target method, path and query as they came
 * @param path the values of the route's variables, decoded
 * @param body empty where the request had none
 * @param caller the key that it came with, on routes that ask for one
 * @param requestKey the header {@code Idempotency-Key}, as it came
 * @param session the value of the dashboard's cookie, whether or not there is such a session
 * @param lastEvent the header {@code Last-Event-ID}: the last event that a stream's reader has had
 * @param raw the body of a route that reads it by itself
 */
public record Call(
        String target,
        Map<String, String> path,
        Query query,
        Optional<JsonNode> body,
        Optional<Key> caller,
        Optional<String> requestKey,
        Optional<Secret> session,
        Optional<String> lastEvent,
        Optional<RawBody> raw) {

    /** The value of one of the route's variables. */
    public String variable(String name) {
        return Optional.ofNullable(path.get(name)).orElseThrow();
    }

    /** The key, on a route that asks for one. */
    public Key key() {
        return caller.orElseThrow();
    }
}
