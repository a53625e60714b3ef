package io.taffrail.acceptance;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as a stranger reads it: exact numbers, nothing behind the value. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private Json() {}

    /** Reads exactly one value. */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** An object of names and texts, in their order: {@code object("symbol", "AAPL", "qty", "1")}. */
    public static ObjectNode object(String... namesAndTexts) {
        var object = MAPPER.createObjectNode();
        for (var i = 0; i < namesAndTexts.length; i += 2) {
            object.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return object;
    }
}
