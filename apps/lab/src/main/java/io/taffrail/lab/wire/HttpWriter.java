package io.taffrail.lab.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes HTTP/1.1 messages to a connection. */
public final class HttpWriter {
    private final OutputStream out;

    public HttpWriter(OutputStream out) {
        this.out = out;
    }

    /** A request whose sender wants no other on this connection. */
    public void request(Request request, String host) throws IOException {
        var head = request.head().forwarded().with("Host", host).with("Connection", "close");
        var withLength = request.body().length > 0 || hasBody(request.method())
                ? head.with("Content-Length", Integer.toString(request.body().length)) : head;
        all(withLength, request.body());
    }

    /** A request that opens a WebSocket, whose messages are to come as they are: no extension is offered. */
    public void opening(Request request, String host) throws IOException {
        head(request.head().forwarded().without("Sec-WebSocket-Extensions")
                .with("Host", host).with("Connection", "Upgrade").with("Upgrade", "websocket"));
    }

    /** The answer to an opening. */
    public void opened(Reply reply) throws IOException {
        head(reply.head().forwarded().with("Connection", "Upgrade").with("Upgrade", "websocket"));
    }

    /** A whole reply. */
    public void reply(Reply reply, boolean keepsConnection) throws IOException {
        all(framed(reply, keepsConnection), reply.body());
    }

    /** The head of a reply, and no more than half of the body that it promises. */
    public void half(Reply reply) throws IOException {
        all(framed(reply, false), new String(reply.body(), StandardCharsets.ISO_8859_1)
                .substring(0, reply.body().length / 2).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The head of a reply that goes on until the connection is closed. */
    public void endless(Reply reply) throws IOException {
        head(reply.head().forwarded().with("Connection", "close"));
    }

    private static Head framed(Reply reply, boolean keepsConnection) {
        var head = reply.head().forwarded();
        if (!keepsConnection) {
            head = head.with("Connection", "close");
        }
        boolean bodiless = reply.status() == 204 || reply.status() == 304;
        return bodiless ? head : head.with("Content-Length", Integer.toString(reply.body().length));
    }

    private static boolean hasBody(String method) {
        return method.equals("POST") || method.equals("PATCH") || method.equals("PUT");
    }

    private void head(Head head) throws IOException {
        all(head, new byte[0]);
    }

    private void all(Head head, byte[] body) throws IOException {
        var text = new StringBuilder(head.start()).append("\r\n");
        head.fields().forEach(field -> text.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        var bytes = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        // One write: a head and a body in two packets wait for each other's acknowledgement.
        var message = new byte[bytes.length + body.length];
        System.arraycopy(bytes, 0, message, 0, bytes.length);
        System.arraycopy(body, 0, message, bytes.length, body.length);
        out.write(message);
        out.flush();
    }
}
