package io.taffrail.lab.fault;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a fault may strike: a request with its reply, or a message of a stream.
 *
 * @param method of the request; that of a stream is {@code GET}
 * @param path without the query
 * @param matter what it is about, whichever connection it uses: a client order id, an event; empty where nothing is found
 */
public record Subject(String method, String path, String matter) {
    private static final Pattern ID = Pattern.compile("\"?client_order_id\"?\\s*[:=]\\s*\"?([^\"&\\s]{1,128})");
    private static final Pattern EVENT = Pattern.compile("\"event\"\\s*:\\s*\"([a-z_]{1,64})\"");

    /** A request. */
    public static Subject ofRequest(String method, String target, byte[] body) {
        int query = target.indexOf('?');
        var path = query < 0 ? target : target.substring(0, query);
        var asked = query < 0 ? "" : target.substring(query + 1);
        return new Subject(method, path, found(ID, asked + " " + text(body)));
    }

    /** A message of the stream that was opened at this path. */
    public static Subject ofMessage(String path, byte[] told) {
        var text = text(told);
        return new Subject("GET", path, (found(EVENT, text) + " " + found(ID, text)).strip());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
