package io.taffrail.lab.wire;

import java.io.IOException;

/** What a client asks. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way: nobody compares them.
public record Request(String method, String target, String version, Head head, byte[] body) {

    /** Reads the first line of a head. */
    static Request of(Head head, byte[] body) throws IOException {
        var parts = head.start().split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new IOException("no HTTP/1.1 request: " + head.start());
        }
        return new Request(parts[0], parts[1], parts[2], head, body);
    }

    /** Whether the client goes on using the connection after the reply. */
    public boolean keepsConnection() {
        return version.equals("HTTP/1.1") ? !head.says("connection", "close") : head.says("connection", "keep-alive");
    }

    /** Whether it asks for a WebSocket instead of a reply. */
    public boolean opensWebSocket() {
        return head.says("upgrade", "websocket") && head.says("connection", "upgrade");
    }
}
