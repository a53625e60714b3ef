package io.taffrail.lab.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a broker answers. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way: nobody compares them.
public record Reply(int status, Head head, byte[] body) {

    static Reply of(Head head, byte[] body) throws IOException {
        var parts = head.start().split(" ", 3);
        if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("[0-9]{3}")) {
            throw new IOException("no HTTP/1.1 reply: " + head.start());
        }
        return new Reply(Integer.parseInt(parts[1]), head, body);
    }

    /** A reply that the proxy makes up. */
    public static Reply made(int status, String json) {
        var fields = List.of(new Head.Field("Content-Type", "application/json"));
        return new Reply(status, new Head("HTTP/1.1 " + status + " " + phrase(status), fields), json.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with one field more. */
    public Reply with(String name, String value) {
        return new Reply(status, head.with(name, value), body);
    }

    /** The same with another body of this type. */
    public Reply with(byte[] other, String contentType) {
        return new Reply(status, head.without("Content-Type").with("Content-Type", contentType), other);
    }

    /** Whether it is an endless list of events. */
    public boolean isEventStream() {
        return head.value("Content-Type").map(type -> type.startsWith("text/event-stream")).orElse(false);
    }

    private static String phrase(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 204 -> "No Content";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default  -> "Fault";
        };
    }
}
