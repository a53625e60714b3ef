package io.taffrail.http.signal;

import io.taffrail.http.web.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a body says, in short: equal for equal contents, whatever blanks stand between them and in which order the fields
 * come.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** The fingerprint of a body that was read, or could not be. */
    public static String of(byte[] body) {
        try {
            String text = AlertBody.unwrapped(body);
            return text.startsWith("{") ? of(AlertReader.object(text)) : hash(text);
        } catch (AlertException unreadable) {
            return hash(new String(body, StandardCharsets.ISO_8859_1));
        }
    }

    /** The fingerprint of an object. */
    public static String of(JsonNode object) {
        return hash(sorted(object).toString());
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var object = Json.object();
            new TreeSet<>(node.propertyNames()).forEach(name -> object.set(name, sorted(node.path(name))));
            return object;
        }
        if (node.isArray()) {
            var array = Json.array();
            node.forEach(one -> array.add(sorted(one)));
            return array;
        }
        return node;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
