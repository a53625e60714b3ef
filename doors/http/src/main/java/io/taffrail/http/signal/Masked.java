package io.taffrail.http.signal;

import io.taffrail.http.web.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A body as it may be kept: its secrets are stars, and it is short. Senders write them into messages although TradingView
 * itself warns of it.
 */
public final class Masked {
    /** The most characters that are kept. */
    public static final int LONGEST = 2_000;

    private static final String STARS = "***";
    private static final Set<String> SECRETS = Set.of(
            "apikey", "secret", "apisecret", "secretkey", "signaltoken", "token", "accesstoken", "password", "passphrase",
            "passwd", "key");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(api_?key|secret|token|pass(?:word|phrase|wd)|(?<![a-z])key)([\"']?\\s*[:=]\\s*)(?:\"[^\"]*\"?|'[^']*'?|[^\\s,;&}]+)");

    private Masked() {}

    /** @param own the secret of the path, which somebody may have written into the message too */
    public static String of(byte[] body, String own) {
        return shortened(withoutSecrets(body).replace(own, STARS));
    }

    private static String withoutSecrets(byte[] body) {
        try {
            String text = AlertBody.unwrapped(body);
            return text.startsWith("{") ? masked(AlertReader.object(text)).toString() : byName(text);
        } catch (AlertException unreadable) {
            return byName(new String(body, StandardCharsets.UTF_8));
        }
    }

    private static JsonNode masked(JsonNode node) {
        if (node.isObject()) {
            var object = Json.object();
            node.properties().forEach(field -> {
                if (isSecret(field.getKey())) {
                    object.put(field.getKey(), STARS);
                } else {
                    object.set(field.getKey(), masked(field.getValue()));
                }
            });
            return object;
        }
        if (node.isArray()) {
            var array = Json.array();
            node.forEach(one -> array.add(masked(one)));
            return array;
        }
        return node.isString() ? Json.object().stringNode(byName(node.stringValue())) : node;
    }

    private static boolean isSecret(String name) {
        return SECRETS.contains(name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", ""));
    }

    private static String byName(String text) {
        return NAMED.matcher(text).replaceAll("$1$2" + STARS);
    }

    /** What no journal can write is a question mark; half a character is none. */
    private static String shortened(String text) {
        var kept = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> kept.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? '?' : c));
        return text.length() > LONGEST ? kept.append('…').toString() : kept.toString();
    }
}
