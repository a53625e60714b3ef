package io.taffrail.alpaca.wire;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** The bytes of an answer, or of a message of a stream. */
public final class Body {
    private final byte[] bytes;

    public Body(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /**
     * The value that the bytes are.
     *
     * @throws UntrustedException where they are no JSON
     */
    public JsonNode json() {
        return Json.read(bytes);
    }

    /** Its beginning, for people. */
    public String beginning() {
        String text = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
