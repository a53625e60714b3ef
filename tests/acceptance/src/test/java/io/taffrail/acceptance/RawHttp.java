package io.taffrail.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Bytes on a socket, for questions that no HTTP client would agree to ask. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 15_000;

    private RawHttp() {}

    /** Sends the bytes and reads the answer until the server ends it. */
    static Answer send(URI base, byte[] bytes) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
            } catch (SocketException _) {
                // The server may answer and hang up before it has heard everything; the answer is what counts.
            }
            return parse(read(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends text, one byte for each character. */
    static Answer send(URI base, String text) {
        return send(base, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String read(Socket socket) throws IOException {
        var received = new ByteArrayOutputStream();
        var buffer = new byte[8_192];
        try {
            for (var count = socket.getInputStream().read(buffer); count >= 0; count = socket.getInputStream().read(buffer)) {
                received.write(buffer, 0, count);
            }
        } catch (SocketException e) {
            if (received.size() == 0) {
                throw e;
            }
        }
        return received.toString(StandardCharsets.UTF_8);
    }

    private static Answer parse(String text) {
        if (!text.startsWith("HTTP/1.1 ")) {
            throw new AssertionError("not an HTTP answer: " + text);
        }
        var body = text.indexOf("\r\n\r\n");
        return new Answer("raw", Integer.parseInt(text.substring(9, 12)), Map.of(), body < 0 ? "" : text.substring(body + 4));
    }
}
