package io.taffrail.http.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One method and path, and what answers there.
 *
 * @param parts the path's parts: a word, {@code {name}} for any one part, or at the end {@code {name*}} for all that is
 *     left, slashes included
 * @param open whether it answers without a key
 * @param harmless whether it changes nothing of the desk's although its method may, so that a key that only reads may use it
 * @param raw how large a body may be that the route reads by itself; empty where it takes JSON
 */
public record Route(
        String method, List<String> parts, boolean open, boolean harmless, Optional<RawBody.Limit> raw, Function<Call, Reply> answer) {

    public static Route of(String method, String path, Function<Call, Reply> answer) {
        return new Route(method, split(path), false, false, Optional.empty(), answer);
    }

    /** A route that answers without a key. */
    public static Route open(String method, String path, Function<Call, Reply> answer) {
        return new Route(method, split(path), true, false, Optional.empty(), answer);
    }

    /** The same route, for those too who only read. */
    public Route forReaders() {
        return new Route(method, parts, open, true, raw, answer);
    }

    /** The same route, which reads the body by itself. */
    public Route raw(RawBody.Limit limit) {
        return new Route(method, parts, open, harmless, Optional.of(limit), answer);
    }

    /** The variables' values where the path is this route's, whatever the method. */
    public Optional<Map<String, String>> match(List<String> asked) {
        var variables = new HashMap<String, String>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (i >= asked.size()) {
                return Optional.empty();
            }
            if (part.endsWith("*}")) {
                variables.put(name(part, 2), decoded(String.join("/", asked.subList(i, asked.size()))));
                return Optional.of(variables);
            }
            if (part.startsWith("{")) {
                variables.put(name(part, 1), decoded(asked.get(i)));
            } else if (!part.equals(decoded(asked.get(i)))) {
                return Optional.empty();
            }
        }
        return parts.size() == asked.size() ? Optional.of(variables) : Optional.empty();
    }

    /** The parts between the slashes, still encoded. */
    public static List<String> split(String path) {
        return List.of(path.split("/", -1));
    }

    private static String name(String part, int tail) {
        return part.substring(1, part.length() - tail);
    }

    /** A plus is a plus in a path. */
    private static String decoded(String part) {
        return part.indexOf('%') < 0
                ? part
                : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
