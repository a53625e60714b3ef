package io.taffrail.cli.client;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An answer of the server.
 *
 * @param status HTTP's
 * @param text the body as it came; empty where there is none
 */
public record Reply(int status, String text) {

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** The body read as JSON; an empty object where it is none. */
    public JsonNode json() {
        try {
            return text.isBlank() ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            return Json.MAPPER.createObjectNode();
        }
    }
}
