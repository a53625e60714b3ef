package io.taffrail.acceptance;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the door answered.
 *
 * @param request method and path of the question, for the message of a failed test
 * @param headers by lower-case name; the first value of each
 */
public record Answer(String request, int status, Map<String, String> headers, String body) {

    /** The body as JSON. */
    public JsonNode json() {
        return Json.read(body);
    }

    /** The text of one field of the body. */
    public String text(String field) {
        return json().path(field).asString();
    }

    /** The same answer, which must have this status. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected " + expected + ", got " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return request + " -> " + status + " " + body;
    }
}
