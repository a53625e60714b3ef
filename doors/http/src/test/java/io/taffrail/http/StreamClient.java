package io.taffrail.http;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket client that keeps the frames that it hears, whatever their kind. */
final class StreamClient implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<Frame> heard = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    /**
     * A whole message: {@code text}, {@code binary}, or {@code closed} with its status and reason.
     *
     * @param octets its bytes, each as the character of its number
     */
    record Frame(String kind, String octets) {
        static Frame of(String kind, byte[] bytes) {
            return new Frame(kind, new String(bytes, StandardCharsets.ISO_8859_1));
        }

        byte[] bytes() {
            return octets.getBytes(StandardCharsets.ISO_8859_1);
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }

    StreamClient(OpenDoor door, String path, Map<String, String> headers) {
        var builder = http.newWebSocketBuilder();
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + door.port() + path), this).join();
    }

    /** Sends a text frame, written with single quotes. */
    void says(String message) {
        socket.sendText(message.replace('\'', '"'), true).join();
    }

    /** Sends a message as text frames of a few characters each. */
    void saysInPieces(String message) {
        String text = message.replace('\'', '"');
        for (int i = 0; i < text.length(); i += 5) {
            socket.sendText(text.substring(i, Math.min(i + 5, text.length())), i + 5 >= text.length()).join();
        }
    }

    void saysInBinary(byte[] message) {
        socket.sendBinary(ByteBuffer.wrap(message), true).join();
    }

    /** The next message as text; {@code nothing} where none comes for ten seconds. */
    String hears() {
        return frame().text();
    }

    Frame frame() {
        try {
            return Optional.ofNullable(heard.poll(10, TimeUnit.SECONDS))
                    .orElse(new Frame("nothing", "nothing"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        return part(webSocket, "text", StandardCharsets.UTF_8.encode(data.toString()), last);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        return part(webSocket, "binary", data, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
        heard.add(Frame.of("closed", (status + " " + reason).getBytes(StandardCharsets.UTF_8)));
        return null;
    }

    private CompletionStage<?> part(WebSocket webSocket, String kind, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        parts.writeBytes(bytes);
        if (last) {
            heard.add(Frame.of(kind, parts.toByteArray()));
            parts.reset();
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
