package io.taffrail.alpaca.stream;

import io.taffrail.alpaca.wire.Body;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What comes in on one connection: frames put together to messages, text and binary alike, none longer than the bound. */
final class Socket implements WebSocket.Listener {
    static final int LONGEST_MESSAGE = 1 << 20;
    private static final int WAITING = 100_000;

    private final BlockingQueue<Connection.Came> came = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private volatile long heard = System.nanoTime();

    /** What came next; empty where nothing comes for so long. */
    Optional<Connection.Came> next(long millis) throws InterruptedException {
        return Optional.ofNullable(came.poll(millis, TimeUnit.MILLISECONDS));
    }

    /** When there was a sign of life, by the clock of {@link System#nanoTime}. */
    long heard() {
        return heard;
    }

    @Override
    public void onOpen(WebSocket socket) {
        heard = System.nanoTime();
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        return frame(socket, data.toString().getBytes(StandardCharsets.UTF_8), last);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return frame(socket, bytes, last);
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer data) {
        return life(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
        return life(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        came.add(new Connection.Came.Ended("it was closed with " + code + (reason.isEmpty() ? "" : ": " + reason)));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        String words = error.getMessage() == null ? "" : ": " + error.getMessage();
        came.add(new Connection.Came.Ended("it broke: " + error.getClass().getSimpleName() + words));
    }

    private @Nullable CompletionStage<?> frame(WebSocket socket, byte[] bytes, boolean last) {
        heard = System.nanoTime();
        if (message.size() + bytes.length > LONGEST_MESSAGE) {
            came.add(new Connection.Came.Ended("a message was longer than " + LONGEST_MESSAGE + " bytes"));
            socket.abort();
            return null;
        }
        message.writeBytes(bytes);
        if (last) {
            if (came.size() >= WAITING) {
                came.add(new Connection.Came.Ended("more than " + WAITING + " messages are waiting"));
                socket.abort();
                return null;
            }
            came.add(new Connection.Came.Message(new Body(message.toByteArray())));
            message.reset();
        }
        socket.request(1);
        return null;
    }

    private @Nullable CompletionStage<?> life(WebSocket socket) {
        heard = System.nanoTime();
        socket.request(1);
        return null;
    }
}
